"""Pictures of a registry on a server; none where PostgreSQL is not installed."""

import os
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from coordinator.commands.backups import back_up_now
from coordinator.commands.site import found_site
from coordinator.registry.address import Address
from coordinator.registry.store import Registry
from tests import server
from tests.builders import COORDINATOR, PEOPLE, SITE
from tests.conftest import noon
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.backup import filled
from tests.ui.pictures.first_start import PLACE, NeverDone
from tests.ui.pictures.shot import preferences, settle, shoot
from ui.administration.page import AdministrationPage
from ui.administration.presenter import AdministrationPresenter
from ui.backup.move_dialog import MoveDialog
from ui.backup.page import BackupPage
from ui.backup.presenter import BackupPresenter
from ui.desk import Desk
from ui.first_start.page import FirstStartPage
from ui.first_start.presenter import FirstStartPresenter
from ui.keys.page import KeysPage
from ui.keys.presenter import KeysPresenter

ADDRESS = "postgresql://coordinator@db.hospital.example/screening"


def pictures(out: Path) -> None:
    first_start(out)
    programs = server.programs()
    if programs is None:
        sys.stdout.write("No PostgreSQL is installed: no pictures of a registry on a server.\n")
        return
    with TemporaryDirectory() as folder, server.running(programs) as running:
        os.environ["XDG_DATA_HOME"] = folder
        with closing(Registry.create(running.create("screening"), noon)) as registry:
            found_site(registry, site=SITE, people=PEOPLE)
            desk = Desk(registry, COORDINATOR)
            pages(desk, Path(folder), out)
            desk.close()
        move(running.create("shared"), out)


def move(address: Address, out: Path) -> None:
    with desk_of_a_site() as desk:
        back_up_now(desk.registry, COORDINATOR)
        shoot(
            BackupPage(BackupPresenter(desk)),
            out / "move-behind-dialog.png",
            destination="administration",
            first=lambda page: move_dialog(page, address, out),
        )


def move_dialog(page: BackupPage, address: Address, out: Path) -> None:
    filled(page)
    page.findChild(QPushButton, "move_to_server").click()
    dialog = page.findChild(MoveDialog, "move_dialog")
    line, look = (
        dialog.findChild(QLineEdit, "move_server"),
        dialog.findChild(QPushButton, "look"),
    )
    settle()
    dialog.grab().save(str(out / "move-empty.png"))
    line.insert(f"{ADDRESS}?sslmode=disable")
    look.click()
    settle()
    dialog.grab().save(str(out / "move-refused.png"))
    line.clear()
    line.insert(server.url_of(address))
    look.click()
    wait_until(dialog.findChild(QPushButton, "move").isVisible)
    settle()
    dialog.grab().save(str(out / "move-fit.png"))
    dialog.reject()
    QApplication.processEvents()


def first_start(out: Path) -> None:
    presenter = FirstStartPresenter(PLACE, NeverDone(), form=True)
    page = FirstStartPage(presenter)
    page.findChild(QLineEdit, "server").setText(f"{ADDRESS}?sslmode=disable")
    presenter.share_at(f"{ADDRESS}?sslmode=disable")
    shoot(page, out / "shared-address.png", alone=True)
    presenter = FirstStartPresenter(PLACE, NeverDone(), form=True)
    page = FirstStartPage(presenter)
    page.findChild(QLineEdit, "server").setText(ADDRESS)
    presenter.share_at(ADDRESS)
    shoot(page, out / "shared-looking.png", alone=True)


def pages(desk: Desk, folder: Path, out: Path) -> None:
    back_up_now(desk.registry, COORDINATOR)
    kept = preferences(folder)
    for page, name in (
        (AdministrationPage(AdministrationPresenter(desk, kept)), "administration"),
        (KeysPage(KeysPresenter(desk)), "keys"),
    ):
        shoot(page, out / f"shared-{name}.png", destination="administration")
    shoot(
        BackupPage(BackupPresenter(desk)),
        out / "shared-backups.png",
        destination="administration",
        first=filled,
    )
