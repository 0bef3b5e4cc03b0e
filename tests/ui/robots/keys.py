"""Works the page of the keys by what is on the screen."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.keys.page import KeysPage


class KeysRobot:
    def __init__(self, qtbot: QtBot, page: KeysPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def words(self, name: str) -> str:
        return self._found(QLabel, name).text()

    def is_shown(self, name: str) -> bool:
        return self._found(QWidget, name).isVisible()

    def is_enabled(self, name: str) -> bool:
        return self._found(QWidget, name).isEnabled()

    def press(self, name: str) -> None:
        """Press a button of the page, or of the dialog over it, with the keyboard."""
        button = self._found(QPushButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def tick(self, name: str) -> None:
        self._found(QCheckBox, name).click()

    def choose_file(self, path: Path) -> None:
        dialog = self.page.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(path))
        dialog.close()

    def escape(self) -> None:
        QTest.keyClick(self.dialogs[-1], Qt.Key.Key_Escape)

    @property
    def dialogs(self) -> list[QDialog]:
        found = self.page.findChildren(QDialog)
        return [dialog for dialog in found if dialog.isVisible()]

    def wait_until(self, is_true) -> None:
        self._qtbot.waitUntil(is_true)

    def _found(self, kind, name):
        places = [*reversed(self.dialogs), self.page]
        return next(filter(None, (place.findChild(kind, name) for place in places)))
