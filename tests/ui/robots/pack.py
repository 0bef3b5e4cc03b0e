"""Works the page of the inspector's pack by what is on the screen."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.pack.page import PackPage
from ui.widgets.choices import ChoiceField


class PackRobot:
    def __init__(self, qtbot: QtBot, page: PackPage) -> None:
        self.page = page
        self._qtbot = qtbot
        qtbot.addWidget(page)
        page.resize(1100, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        qtbot.waitUntil(lambda: bool(self.sentences))

    def choose(self, name: str, words: str) -> None:
        field = self._find(ChoiceField, name)
        field.setCurrentIndex(field.findText(words))
        field.activated.emit(field.currentIndex())

    def offered(self, name: str) -> list[str]:
        field = self._find(ChoiceField, name)
        return [field.itemText(place) for place in range(field.count())]

    def chosen(self, name: str) -> str:
        return self._find(ChoiceField, name).currentText()

    def tick_naming(self) -> None:
        QTest.keyClick(self._find(QAbstractButton, "identifying"), Qt.Key.Key_Space)

    def save_to(self, path: Path) -> None:
        """Press the key, choose `path`, and wait until it is written or refused."""
        with self._qtbot.waitActive(self.page):
            self.page.activateWindow()
        QTest.keyClick(self.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.write_to(path)

    def write_to(self, path: Path) -> None:
        self._qtbot.waitUntil(lambda: self.page.findChild(QFileDialog, "where") is not None)
        dialog = self._find(QFileDialog, "where")
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        self._qtbot.waitUntil(lambda: self.can_make)

    @property
    def asking(self) -> QWidget:
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        assert found is not None
        return found

    def print_trail(self) -> None:
        self._find(QAbstractButton, "print_trail").click()

    def press(self) -> None:
        self._find(QAbstractButton, "make_pack").click()

    def answer(self, name: str) -> None:
        self.asking.findChild(QPushButton, name).click()

    @property
    def can_make(self) -> bool:
        return self._find(QAbstractButton, "make_pack").isEnabled()

    @property
    def can_name(self) -> bool:
        return self._find(QAbstractButton, "identifying").isEnabled()

    @property
    def sentences(self) -> list[str]:
        labels = self.page.findChildren(QLabel, "sentence")
        return [label.text() for label in labels if label.isVisible()]

    @property
    def told(self) -> str:
        labels = self._find(QWidget, "told").findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    def _find(self, kind: type, name: str):
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found
