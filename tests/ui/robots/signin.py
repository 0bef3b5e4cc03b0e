"""Signs in by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.signin.people import PeopleList


class SignInRobot:
    """Works a sign-in page, wherever in `screen` it is."""

    def __init__(self, qtbot: QtBot, screen: QWidget) -> None:
        self._qtbot = qtbot
        self._screen = screen

    @property
    def people(self) -> list[str]:
        listed = self._list
        role = Qt.ItemDataRole.AccessibleTextRole
        return [listed.item(row).data(role) for row in range(listed.count())]

    @property
    def chosen(self) -> str:
        return self._list.currentItem().data(Qt.ItemDataRole.UserRole)

    @property
    def problem(self) -> str:
        return self._password.parentWidget().accessibleDescription()

    @property
    def notice(self) -> str:
        return self._screen.findChild(QLabel, "notice").text()

    @property
    def typed(self) -> str:
        return self._password.text()

    @property
    def is_busy(self) -> bool:
        return not self._screen.findChild(QPushButton, "sign_in").isEnabled()

    def choose(self, row: int) -> None:
        """Choose a person with the arrow keys."""
        while self._list.currentRow() != row:
            down = self._list.currentRow() < row
            QTest.keyClick(self._list, Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def click(self, row: int) -> None:
        where = self._list.visualItemRect(self._list.item(row)).center()
        left = Qt.MouseButton.LeftButton
        self._qtbot.mouseClick(self._list.viewport(), left, pos=where)

    def type(self, password: str) -> None:
        self._qtbot.keyClicks(self._password, password)

    def enter(self) -> None:
        QTest.keyClick(self._password, Qt.Key.Key_Return)

    def sign_in(self, password: str) -> None:
        self.type(password)
        self.enter()

    @property
    def has_password_focus(self) -> bool:
        return self._password.hasFocus()

    @property
    def _list(self) -> PeopleList:
        return self._screen.findChild(PeopleList, "people")

    @property
    def _password(self) -> QLineEdit:
        return self._screen.findChild(QLineEdit, "password")
