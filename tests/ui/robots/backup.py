"""Works the page of the backups by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import PASSWORD
from ui.backup.move_dialog import MoveDialog
from ui.backup.page import BackupPage
from ui.backup.restore_dialog import RestoreDialog
from ui.widgets.form import FormField
from ui.widgets.password import PasswordField
from ui.widgets.table import DataTable


class Restoring:
    """Works the dialog that leads through restoring a backup."""

    def __init__(self, wait_until, where: QWidget) -> None:
        self._wait_until = wait_until
        self.dialog = where.findChildren(RestoreDialog)[-1]

    def fill_in(self, user_name: str) -> None:
        self.dialog.findChild(QLineEdit, "restore_user").setText(user_name)

    def compare(self, password: str = PASSWORD) -> None:
        """Type the password and press Enter; wait until it is compared or refused."""
        line = self.dialog.findChild(PasswordField, "restore_password").line
        line.setFocus()
        line.selectAll()
        line.insert(password)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self._wait_until(lambda: self.is_compared or bool(self.problem))

    def begin_to_compare(self) -> None:
        """Type the password and press Enter, and do not wait for the rest."""
        line = self.dialog.findChild(PasswordField, "restore_password").line
        line.insert(PASSWORD)
        QTest.keyClick(line, Qt.Key.Key_Return)

    @property
    def ways_out(self) -> list[str]:
        """The buttons that are to be seen and say “Cancel”."""
        buttons = self.dialog.findChildren(QPushButton)
        return [
            one.objectName() for one in buttons if one.isVisible() and one.text() == "Cancel"
        ]

    def use_recovery_key(self) -> None:
        self.dialog.findChild(QCheckBox, "by_recovery_key").click()

    def press(self, name: str) -> None:
        self.dialog.findChild(QPushButton, name).click()

    @property
    def user_name(self) -> str:
        return self.dialog.findChild(QLineEdit, "restore_user").text()

    @property
    def is_compared(self) -> bool:
        return self.dialog.findChild(QPushButton, "replace").isVisible()

    @property
    def problem(self) -> str:
        return "".join(field.problem for field in self.dialog.findChildren(FormField))

    def said(self, name: str) -> str:
        return self.dialog.findChild(QLabel, name).text()

    def rows_of(self, name: str) -> list[tuple[str, ...]]:
        return rows(self.dialog.findChild(DataTable, name))


class Moving:
    """Works the dialog that leads to a server."""

    def __init__(self, wait_until, where: QWidget) -> None:
        self._wait_until = wait_until
        self.dialog = where.findChildren(MoveDialog)[-1]

    def look(self, address: str) -> None:
        """Type the address and press Enter; wait until the database was looked at."""
        line = self.dialog.findChild(QLineEdit, "move_server")
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, address)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self._wait_until(lambda: self.is_fit or bool(self.problem))

    def press(self, name: str) -> None:
        self.dialog.findChild(QPushButton, name).click()

    @property
    def is_fit(self) -> bool:
        return self.dialog.findChild(QPushButton, "move").isVisible()

    @property
    def problem(self) -> str:
        return "".join(field.problem for field in self.dialog.findChildren(FormField))

    def said(self, name: str) -> str:
        return self.dialog.findChild(QLabel, name).text()


class BackupRobot:
    def __init__(self, qtbot: QtBot, page: BackupPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        self.wait_until(lambda: self.words("last_backup"))

    def wait_until(self, is_true) -> None:
        self._qtbot.waitUntil(lambda: bool(is_true()))

    def click(self, name: str) -> None:
        button = self.find(QPushButton, name)
        self.wait_until(button.isEnabled)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def back_up(self) -> None:
        count = len(self.lines)
        self.click("back_up_now")
        self.wait_until(lambda: len(self.lines) > count)

    def choose_folder(self, button: str, folder) -> None:
        self.click(button)
        dialog = self.page.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(folder))
        dialog.close()

    def open_restoring(self, row: int = 0) -> "Restoring":
        self.find(DataTable, "backups").select(row)
        self.click("restore")
        return Restoring(self.wait_until, self.page)

    def open_moving(self) -> "Moving":
        self.click("move_to_server")
        return Moving(self.wait_until, self.page)

    def words(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def is_enabled(self, name: str) -> bool:
        return self.find(QWidget, name).isEnabled()

    def is_shown(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    @property
    def lines(self) -> list[tuple[str, ...]]:
        return rows(self.find(DataTable, "backups"))

    def find(self, kind, name):
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found


def rows(table: DataTable) -> list[tuple[str, ...]]:
    model = table.model()
    columns = range(model.columnCount())
    return [
        tuple(model.index(row, column).data() for column in columns)
        for row in range(model.rowCount())
    ]
