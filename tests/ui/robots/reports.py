"""Works the reports by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from ui.reports.chart import ChartView
from ui.reports.numbers import NumbersTable
from ui.reports.page import ReportsPage
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.header import PageHeader
from ui.widgets.labels import Label

TABS = ("Recruitment", "Funnel", "Screen failures", "Time taken", "Lists and exports")


class ReportsRobot:
    def __init__(self, qtbot: QtBot, page: ReportsPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1100, 720)
        with qtbot.waitExposed(page):
            page.show()

    @property
    def subtitle(self) -> str:
        return self.page.findChild(PageHeader).subtitle

    @property
    def tabs(self) -> QTabWidget:
        return self.page.findChild(QTabWidget, "report_tabs")

    def sees(self, subtitle: str) -> None:
        self._qtbot.waitUntil(lambda: subtitle in self.subtitle)

    def turn_to(self, title: str) -> None:
        self.tabs.setCurrentIndex(TABS.index(title))

    def choose_trial(self, value: str) -> None:
        field = self.page.findChild(ChoiceField, "report_trial")
        field.set_value(value)
        field.chosen.emit(value)

    def choose_language(self, value: str) -> None:
        self.page.findChild(ChoiceField, "list_language").set_value(value)

    def type_day(self, name: str, day: str) -> None:
        line = self.page.findChild(DateField, name).line
        line.setFocus()
        line.clear()
        self._qtbot.keyClicks(line, day)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)

    def chart(self, name: str) -> ChartView:
        return self.page.findChild(ChartView, name)

    def table(self, name: str) -> NumbersTable:
        return self.page.findChild(NumbersTable, name)

    def rows(self, name: str) -> list[list[str]]:
        model = self.table(name).model()
        return [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def follow(self, name: str, row: int) -> None:
        table = self.table(name)
        tabs = range(self.tabs.count())
        self.tabs.setCurrentIndex(
            next(tab for tab in tabs if self.tabs.widget(tab).isAncestorOf(table))
        )
        table.select(row)
        table.setFocus()
        self._qtbot.keyClick(table, Qt.Key.Key_Return)

    def says(self, name: str) -> str:
        return self.page.findChild(Label, name).text()

    def has_button(self, name: str) -> bool:
        return self.page.findChild(QPushButton, name) is not None

    def click(self, name: str) -> None:
        self.page.findChild(QPushButton, name).click()

    def dialog(self, name: str) -> QDialog:
        return self.page.findChild(QDialog, name)

    def confirm(self) -> None:
        self.dialog("confirm_identity").findChild(QPushButton, "act").click()

    def save_as(self, path: str) -> None:
        """Give the file dialog its answer, as who types a name and presses Enter does."""
        dialog = self.page.findChild(QFileDialog, "where")
        dialog.fileSelected.emit(path)
        dialog.reject()
