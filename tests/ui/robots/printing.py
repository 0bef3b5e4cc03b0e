"""Works the page of a printed form by what is on the screen."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from ui.printing.page import PrintingPage
from ui.widgets.choices import ChoiceField
from ui.widgets.header import PageHeader
from ui.widgets.messages import MessageBar


class PrintingRobot:
    def __init__(self, qtbot: QtBot, page: PrintingPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        self.wait(lambda: self.can_leave or self.failure)

    @property
    def can_leave(self) -> bool:
        """Whether there is a form that can be printed or saved."""
        return self._button("save").isEnabled()

    @property
    def failure(self) -> str:
        failed = self.page.findChild(QPushButton, "make_again")
        if not failed.isVisible():
            return ""
        return " ".join(f.text() for f in failed.parent().findChildren(QLabel) if f.text())

    @property
    def title(self) -> str:
        return self.page.findChild(PageHeader).title

    @property
    def subtitle(self) -> str:
        return self.page.findChild(PageHeader).subtitle

    @property
    def told(self) -> str:
        return self.page.findChild(MessageBar, "told").text

    @property
    def text(self) -> str:
        """All words of the form in the preview."""
        document: QPdfDocument = self.page.preview.pdf
        pages = range(document.pageCount())
        return " ".join(document.getAllText(page).text() for page in pages)

    @property
    def offers_copies(self) -> bool:
        return self.page.findChild(ChoiceField, "copy").isVisible()

    def choose_copy(self, copy: str) -> None:
        self.choose("copy", copy)

    def choose(self, name: str, value: str) -> None:
        """Choose how the form is made, and wait for it."""
        field = self.page.findChild(ChoiceField, name)
        field.set_value(value)
        field.chosen.emit(value)
        self.wait(lambda: self.can_leave)

    def save(self, path: Path) -> Path:
        """Save to `path`, and give the path that was proposed."""
        self.press("save")
        dialog = self.page.findChild(QFileDialog, "where")
        proposed = Path(dialog.selectedFiles()[0])
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        return proposed

    def print_to_file(self, path: Path) -> None:
        """Choose "print to file" in the system's dialog."""
        dialog = self.ask_to_print()
        printers = dialog.findChild(QComboBox, "printers")
        printers.setCurrentIndex(printers.count() - 1)
        dialog.findChild(QLineEdit, "filename").setText(str(path))
        dialog.accept()

    def ask_to_print(self) -> QPrintDialog:
        """Press "Print…" and wait for the system's dialog."""
        self.press("print")
        self.wait(lambda: self.page.findChild(QPrintDialog, "print_dialog"))
        return self.page.findChild(QPrintDialog, "print_dialog")

    def tick(self, name: str) -> None:
        """Tick a box, or take the tick away, and wait for the form."""
        box = self.page.findChild(QCheckBox, name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        self.wait(lambda: self.can_leave)

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(self._button(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def key(self, code: Qt.Key) -> None:
        """Press a key together with Ctrl."""
        QTest.keyClick(self.page, code, Qt.KeyboardModifier.ControlModifier)

    def wait(self, is_so) -> None:
        self._qtbot.waitUntil(lambda: bool(is_so()))

    def _button(self, name: str) -> QPushButton:
        return self.page.findChild(QPushButton, name)
