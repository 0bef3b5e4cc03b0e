"""Pictures of the keys: their page, the new sheet, and the recovery at the sign-in."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from coordinator.commands.keys import keep_recovery_key
from coordinator.recovering import recover
from coordinator.registry.peek import peek
from coordinator.registry.sealing import new_recovery_key
from tests.builders import COORDINATOR, MONITOR
from tests.conftest import noon
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import settle, shoot
from ui.desk import Desk
from ui.errands import Pool
from ui.keys.page import KeysPage, RotationDialog
from ui.keys.presenter import KeysPresenter
from ui.keys.sheet_dialog import SheetDialog
from ui.recover.page import RecoverDialog
from ui.recover.presenter import RecoverPresenter


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        take(desk, out / "keys-none.png")
        sheet = new_recovery_key()
        keep_recovery_key(desk.registry, COORDINATOR, recovery_key=sheet)
        path = desk.registry.path
        recover(
            path, recovery_key=sheet, user_name="li.na", password="seven herons", clock=noon
        )
        take(desk, out / "keys.png")
        monitor = Desk(desk.registry, MONITOR)
        take(monitor, out / "keys-monitor.png")
        monitor.close()
        presenter = KeysPresenter(desk)
        shoot(
            KeysPage(presenter),
            out / "keys-behind-dialogs.png",
            destination="administration",
            first=lambda page: dialogs(page, out),
        )
        pool = Pool(print)
        recovering(RecoverDialog(None, RecoverPresenter(peek(path), pool.send)), out)
        pool.close()


def take(desk: Desk, path: Path) -> None:
    shoot(KeysPage(KeysPresenter(desk)), path, destination="administration")


def dialogs(page: KeysPage, out: Path) -> None:
    page.findChild(QPushButton, "new_recovery_key").click()
    dialog = page.findChild(SheetDialog, "sheet_dialog")
    dialog.findChild(QCheckBox, "recovery_kept").click()
    settle()
    dialog.grab().save(str(out / "keys-sheet.png"))
    dialog.reject()
    page.findChild(QPushButton, "rotate_key").click()
    settle()
    asking = QApplication.activeModalWidget()
    asking.grab().save(str(out / "keys-rotate.png"))
    asking.findChild(QPushButton, "act").click()
    waiting = page.findChild(RotationDialog, "rotation_dialog")
    settle()
    waiting.grab().save(str(out / "keys-rotating.png"))
    wait_until(lambda: not page.findChildren(RotationDialog))


def recovering(dialog: RecoverDialog, out: Path) -> None:
    dialog.open()
    settle()
    dialog.grab().save(str(out / "recover.png"))
    dialog.reject()
