"""Works the Administration page by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.administration.page import AdministrationPage
from ui.widgets.choices import ChoiceField
from ui.widgets.numbers import NumberField


class AdministrationRobot:
    def __init__(self, qtbot: QtBot, page: AdministrationPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()

    def words(self, name: str) -> str:
        return self.page.findChild(QLabel, name).text()

    def text(self, name: str) -> str:
        return self.page.findChild(QLineEdit, name).text()

    def fill(self, name: str, words: str) -> None:
        """Type into a field and leave it."""
        field = self.page.findChild(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Tab)

    def number(self, name: str) -> int:
        return self.page.findChild(NumberField, name).value()

    def set_number(self, name: str, value: int) -> None:
        field = self.page.findChild(NumberField, name)
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, str(value))
        QTest.keyClick(field, Qt.Key.Key_Tab)

    def choose(self, name: str, words: str) -> None:
        """Choose an option with the keyboard."""
        field = self.page.findChild(ChoiceField, name)
        options = [field.itemText(number) for number in range(field.count())]
        QTest.keyClick(field, Qt.Key.Key_Home)
        for _step in range(options.index(words)):
            QTest.keyClick(field, Qt.Key.Key_Down)

    def press(self, name: str, key: Qt.Key) -> None:
        field = self.page.findChild(QWidget, name)
        field.setFocus()
        QTest.keyClick(field, key)

    def is_shown(self, name: str) -> bool:
        return self.page.findChild(QWidget, name).isVisible()

    def problem(self, name: str) -> str:
        """What is said to be wrong at a field."""
        return self.page.findChild(QWidget, name).accessibleDescription()

    def is_enabled(self, name: str) -> bool:
        return self.page.findChild(QWidget, name).isEnabled()
