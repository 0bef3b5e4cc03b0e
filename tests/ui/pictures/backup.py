"""Pictures of the backups: none yet, a year of them, old ones, and the way back."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from coordinator.commands.backups import back_up_now, change_backup_folders
from coordinator.registry.backup_folder import default_folder
from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.store import PROGRAM, Registry
from tests.builders import COORDINATOR, PASSWORD, active, answered, consented
from tests.conftest import NOON
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import settle, shoot
from ui.backup.page import BackupPage
from ui.backup.presenter import BackupPresenter
from ui.backup.restore_dialog import RestoreDialog
from ui.desk import Desk
from ui.widgets.password import PasswordField
from ui.widgets.table import DataTable

DAYS = (31, 22, 15, 8, 3, 2, 1)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        take(desk, out / "backups-empty.png", first=ready)
        registry = desk.registry
        source = Source(registry.path, registry.key)
        for days in DAYS:
            said = Said(PROGRAM, NOON - timedelta(days=days), is_automatic=True)
            back_up(source, default_folder(registry.path), said)
        stick = registry.path.parent / "stick"
        stick.mkdir()
        change_backup_folders(registry, COORDINATOR, folder=None, second=stick)
        (default_folder(registry.path) / "Lakeside 2026-11-20.backup").write_text("half")
        back_up_now(registry, COORDINATOR)
        take(desk, out / "backups.png")
        later = Registry(registry.path, lambda: NOON + timedelta(days=5), key=registry.key)
        with closing(later):
            stick.rmdir()
            old = Desk(later, COORDINATOR)
            take(old, out / "backups-old.png")
            old.close()
        answered(registry, consented(registry, active(registry).trial_id), I1="yes")
        shoot(
            BackupPage(BackupPresenter(desk)),
            out / "backups-behind-dialog.png",
            destination="administration",
            first=lambda page: restoring(page, out),
        )


def ready(page: BackupPage) -> None:
    wait_until(lambda: page.findChild(QPushButton, "back_up_now").isEnabled())


def filled(page: BackupPage) -> None:
    ready(page)
    wait_until(lambda: page.findChild(DataTable, "backups").model().rowCount() > 0)


def take(desk: Desk, path: Path, first: Callable[[BackupPage], None] = filled) -> None:
    shoot(BackupPage(BackupPresenter(desk)), path, destination="administration", first=first)


def restoring(page: BackupPage, out: Path) -> None:
    filled(page)
    page.findChild(QPushButton, "restore").click()
    dialog = page.findChild(RestoreDialog, "restore_dialog")
    password = dialog.findChild(PasswordField, "restore_password").line
    password.setText("quiet paper boot")
    dialog.findChild(QPushButton, "act").click()
    QApplication.processEvents()  # it is read for less than it takes to settle
    dialog.grab().save(str(out / "restore-reading.png"))
    wait_until(lambda: dialog.findChild(QPushButton, "act").isVisible() and not password.text())
    settle()
    dialog.grab().save(str(out / "restore-refused.png"))
    password.setText(PASSWORD)
    dialog.findChild(QPushButton, "act").click()
    wait_until(dialog.findChild(QPushButton, "replace").isVisible)
    settle()
    dialog.grab().save(str(out / "restore-compared.png"))
    dialog.reject()
    QApplication.processEvents()
