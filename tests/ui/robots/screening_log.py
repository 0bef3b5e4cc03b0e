"""Works the screening log by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.screening_log.page import ScreeningLogPage
from ui.widgets.choices import ChoiceField
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable


class ScreeningLogRobot:
    def __init__(self, qtbot: QtBot, page: ScreeningLogPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()

    @property
    def table(self) -> DataTable:
        return self.page.findChild(DataTable, "log_table")

    @property
    def numbers(self) -> list[str]:
        model = self.table.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def sees(self, *numbers: str) -> None:
        self._qtbot.waitUntil(lambda: self.numbers == list(numbers))

    def search(self, words: str) -> None:
        field = self.page.findChild(SearchField, "log_search")
        field.clear()
        field.insert(words)  # QTest types no Chinese
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def choose(self, name: str, value: str) -> None:
        field = self.page.findChild(ChoiceField, name)
        field.set_value(value)
        field.chosen.emit(value)

    def show_all(self) -> None:
        self.click("log_clear")

    def click(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def open_first(self) -> None:
        self.table.select(0)
        self.table.setFocus()
        self._qtbot.keyClick(self.table, Qt.Key.Key_Return)
