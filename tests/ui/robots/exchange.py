"""Works the page of exports by what is on the screen."""

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

from ui.exchange.page import ExchangePage
from ui.widgets.choices import ChoiceField


class ExchangeRobot:
    def __init__(self, qtbot: QtBot, page: ExchangePage) -> None:
        self.page = page
        self._qtbot = qtbot
        qtbot.addWidget(page)
        page.resize(1100, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        qtbot.waitUntil(lambda: self.can_export)

    def choose_format(self, name: str) -> None:
        QTest.keyClick(self._button(f"format_{name}"), Qt.Key.Key_Space)

    def choose_part(self, words: str) -> None:
        field = self._find(ChoiceField, "part")
        field.setCurrentIndex(field.findText(words))
        field.activated.emit(field.currentIndex())

    def tick_naming(self) -> None:
        QTest.keyClick(self._button("identifying"), Qt.Key.Key_Space)

    def export_to(self, path: Path) -> None:
        """Press the key, choose `path`, and wait until it is written or refused."""
        with self._qtbot.waitActive(self.page):
            self.page.activateWindow()
        QTest.keyClick(self.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.write_to(path)

    def press_export(self) -> None:
        self._button("export").click()

    def write_to(self, path: Path) -> None:
        self._qtbot.waitUntil(lambda: self.page.findChild(QFileDialog, "where") is not None)
        dialog = self._find(QFileDialog, "where")
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        self._qtbot.waitUntil(lambda: self.can_export)

    @property
    def proposed(self) -> str:
        """The name that the file dialog proposes; it is closed again."""
        self.press_export()
        dialog = self._find(QFileDialog, "where")
        (chosen,) = dialog.selectedFiles()
        dialog.reject()
        self._qtbot.waitUntil(lambda: self.page.findChild(QFileDialog, "where") is None)
        return Path(chosen).name

    @property
    def asking(self) -> QWidget:
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        assert found is not None
        return found

    def answer(self, name: str) -> None:
        self.asking.findChild(QPushButton, name).click()

    @property
    def can_export(self) -> bool:
        return self._button("export").isEnabled()

    @property
    def format(self) -> str:
        (chosen,) = [each for each in ("odm", "usdm", "fhir") if self._is_chosen(each)]
        return chosen

    @property
    def can_name(self) -> bool:
        return self._button("identifying").isEnabled()

    @property
    def is_naming(self) -> bool:
        return self._button("identifying").isChecked()

    @property
    def parts(self) -> list[str]:
        field = self._find(ChoiceField, "part")
        return [field.itemText(place) for place in range(field.count())]

    @property
    def part(self) -> str:
        return self._find(ChoiceField, "part").currentText()

    @property
    def sentences(self) -> list[str]:
        self._qtbot.waitUntil(lambda: self.can_export)
        labels = self.page.findChildren(QLabel, "sentence")
        return [label.text() for label in labels if label.isVisible()]

    @property
    def told(self) -> str:
        labels = self._find(QWidget, "told").findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    def _is_chosen(self, name: str) -> bool:
        return self._button(f"format_{name}").isChecked()

    def _button(self, name: str) -> QAbstractButton:
        return self._find(QAbstractButton, name)

    def _find(self, kind: type, name: str):
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found
