"""Works the page of the laboratories by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.laboratories.page import LaboratoriesPage
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField
from ui.widgets.table import DataTable


class LaboratoriesRobot:
    def __init__(self, qtbot: QtBot, page: LaboratoriesPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def add(self, name: str) -> None:
        self.click("add_laboratory" if self.is_shown("add_laboratory") else "first_laboratory")
        self.name(name)

    def name(self, name: str) -> None:
        """Answer the dialog that asks for a name, with Enter."""
        # One that was answered before may not be gone yet.
        dialog = self.page.findChildren(QWidget, "name_dialog")[-1]
        line = dialog.findChild(QLineEdit, "laboratory_name")
        line.setFocus()
        line.selectAll()
        line.insert(name)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def type_range(self, *cells: str) -> None:
        """Type a line from left to right: words, then Tab; Enter at its end."""
        self.find(QLineEdit, "analyte").setFocus()
        for cell in cells:
            field = self.page.focusWidget()
            if isinstance(field, QLineEdit):
                field.selectAll()
                field.insert(cell)
            elif cell:
                QTest.keyClicks(field, cell)
            QTest.keyClick(field, Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Return, "to_age")

    def press(self, key: Qt.Key, name: str = "") -> None:
        QTest.keyClick(self.find(QWidget, name) if name else QApplication.focusWidget(), key)

    def set_day(self, day: str) -> None:
        field = self.find(DateField, "valid_from")
        field.line.selectAll()
        field.line.insert(day)
        QTest.keyClick(field.line, Qt.Key.Key_Tab)

    def click(self, name: str) -> None:
        button = self.find(QPushButton, name)
        self._qtbot.waitUntil(button.isVisible)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, name: str) -> None:
        names = [row[0] for row in self.laboratories]
        self.find(DataTable, "laboratories").select(names.index(name))

    def void(self, row: int, reason: str) -> None:
        self.find(DataTable, "ranges").select(row)
        self.click("void_range")
        dialog = self.find(QWidget, "voiding")
        dialog.findChild(RemarkField, "reason").setPlainText(reason)
        dialog.findChild(QPushButton, "act").click()

    def paste(self, text: str) -> None:
        self.click("take_list")
        self.find(QPlainTextEdit, "list_text").setPlainText(text)

    def open_file(self, path) -> None:
        """Choose a file where the dialog for the table asks for one."""
        self.find(QWidget, "list_dialog").file_chosen.emit(str(path))

    def enter_list(self) -> None:
        self.find(QWidget, "list_dialog").findChild(QPushButton, "act").click()

    def act_words(self) -> str:
        return self.find(QWidget, "list_dialog").findChild(QPushButton, "act").text()

    def wait_for_names(self) -> None:
        completer = self.find(QLineEdit, "analyte").completer()
        self._qtbot.waitUntil(lambda: completer.model().rowCount() > 0)

    def words(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def text(self, name: str) -> str:
        return self.find(QLineEdit, name).text()

    def has_focus(self, name: str) -> bool:
        return self.page.focusWidget() is self.find(QWidget, name)

    def is_enabled(self, name: str) -> bool:
        return self.find(QWidget, name).isEnabled()

    def is_shown(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def sex(self) -> str:
        return self.find(ChoiceField, "sex").value()

    @property
    def laboratories(self) -> list[tuple[str, ...]]:
        return self._rows("laboratories")

    @property
    def ranges(self) -> list[tuple[str, ...]]:
        return self._rows("ranges")

    @property
    def read_lines(self) -> list[tuple[str, ...]]:
        return self._rows("read_lines")

    def _rows(self, table: str) -> list[tuple[str, ...]]:
        model = self.find(DataTable, table).model()
        columns = range(model.columnCount())
        return [
            tuple(model.index(row, column).data() for column in columns)
            for row in range(model.rowCount())
        ]

    def find(self, kind, name):
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found
