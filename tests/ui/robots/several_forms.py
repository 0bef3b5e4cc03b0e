"""Works the page on which several forms are printed at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from ui.printing.several_page import SeveralPage
from ui.widgets.choices import ChoiceField
from ui.widgets.header import PageHeader
from ui.widgets.messages import MessageBar


class SeveralFormsRobot:
    def __init__(self, qtbot: QtBot, page: SeveralPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    @property
    def forms(self) -> list[str]:
        """Every form that can be chosen, with what it is a form of."""
        return [tick.accessibleName() for tick in self._ticks()]

    @property
    def chosen(self) -> list[str]:
        return [tick.text() for tick in self._ticks() if tick.isChecked()]

    @property
    def subtitle(self) -> str:
        return self.page.findChild(PageHeader).subtitle

    @property
    def told(self) -> str:
        return self.page.findChild(MessageBar, "told").text

    @property
    def how_it_went(self) -> list[str]:
        labels = self.page.findChildren(QLabel, "how_it_went")
        return [label.text() for label in labels if label.text()]

    @property
    def can_print(self) -> bool:
        return self.page.findChild(QPushButton, "print").isEnabled()

    def tick(self, name: str) -> None:
        """Choose a form, or take it out, with the space key."""
        tick = next(found for found in self._ticks() if found.accessibleName() == name)
        tick.setFocus()
        QTest.keyClick(tick, Qt.Key.Key_Space)

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(
            self.page.findChild(QPushButton, name), Qt.MouseButton.LeftButton
        )

    def choose_language(self, language: str) -> None:
        field = self.page.findChild(ChoiceField, "form_language")
        field.set_value(language)
        field.chosen.emit(language)

    def ask_to_print(self) -> QPrintDialog:
        """Press "Print…" and wait until the forms are made and the dialog is there."""
        self.press("print")
        self.wait(lambda: self.page.findChild(QPrintDialog, "print_dialog"))
        return self.page.findChild(QPrintDialog, "print_dialog")

    def print_to_folder(self, folder: Path, copies: int = 1) -> None:
        dialog = self.ask_to_print()
        printers = dialog.findChild(QComboBox, "printers")
        printers.setCurrentIndex(printers.count() - 1)
        dialog.findChild(QLineEdit, "filename").setText(str(folder / "any.pdf"))
        dialog.findChild(QSpinBox, "copies").setValue(copies)
        dialog.accept()
        self.wait(lambda: self.told)

    def wait(self, is_so) -> None:
        self._qtbot.waitUntil(lambda: bool(is_so()))

    def _ticks(self) -> list[QCheckBox]:
        return [tick for tick in self.page.findChildren(QCheckBox) if tick.isVisible()]
