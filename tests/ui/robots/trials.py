"""Works the page of trials by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.trials.page import TrialsPage
from ui.widgets.choices import ChoiceField
from ui.widgets.compared_text import ComparedText
from ui.widgets.outline_text import OutlineText
from ui.widgets.search import SearchField
from ui.widgets.source_text import SourceText
from ui.widgets.table import DataTable

LEFT = Qt.MouseButton.LeftButton
TABS = ("overview", "criteria", "consent", "record", "settings")


class TrialsRobot:
    def __init__(self, qtbot: QtBot, page: TrialsPage) -> None:
        self._qtbot = qtbot
        self._page = page
        page.resize(1150, 720)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        QApplication.processEvents()

    @property
    def rows(self) -> list[tuple[str, ...]]:
        model = self._table.model()
        return [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    @property
    def titles(self) -> list[str]:
        return [row[0] for row in self.rows]

    @property
    def chosen(self) -> str:
        return self._label("trial_title")

    @property
    def next_step(self) -> str:
        label = self._page.findChild(QLabel, "next_step")
        return "" if label.isHidden() else label.text()

    @property
    def facts(self) -> list[str]:
        return [label.text() for label in self._page.findChildren(QLabel, "fact")]

    @property
    def criteria(self) -> str:
        return self._page.findChild(OutlineText, "criteria_text").toPlainText()

    @property
    def versions(self) -> list[str]:
        field = self._page.findChild(ChoiceField, "version")
        return [field.itemText(number) for number in range(field.count())]

    @property
    def record(self) -> str:
        return self._page.findChild(SourceText, "record_text").toPlainText()

    @property
    def origin(self) -> str:
        return f"{self._label('origin')} {self._label('digest')}"

    @property
    def columns(self) -> list[str]:
        model = self._table.model()
        return [
            model.headerData(column, Qt.Orientation.Horizontal)
            for column in range(model.columnCount())
            if not self._table.isColumnHidden(column)
        ]

    def shows(self, name: str) -> bool:
        return self._page.findChild(QWidget, name).isVisible()

    def problem_of(self, name: str) -> str:
        return self._page.findChild(QLineEdit, name).accessibleDescription()

    def find_line(self, name: str) -> QLineEdit:
        return self._page.findChild(QLineEdit, name)

    def search(self, words: str) -> None:
        field = self._page.findChild(SearchField, "search")
        field.setFocus()
        self._qtbot.keyClicks(field, words)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def choose(self, title: str) -> None:
        self._table.select(self.titles.index(title))

    def open(self, title: str) -> None:
        self.choose(title)
        self._table.setFocus()
        self._qtbot.keyClick(self._table, Qt.Key.Key_Return)

    def choose_version(self, number: int) -> None:
        field = self._page.findChild(ChoiceField, "version")
        field.setCurrentIndex(number)
        field.chosen.emit(field.value())

    def compare_with(self, words: str) -> None:
        """Choose the version to compare with, by keyboard."""
        self.turn_to("criteria")
        field = self._page.findChild(ChoiceField, "compare_with")
        options = [field.itemText(number) for number in range(field.count())]
        place = next(number for number, option in enumerate(options) if words in option)
        for _step in range(place):
            self._qtbot.keyClick(field, Qt.Key.Key_Down)

    @property
    def comparison(self) -> str:
        text = self._page.findChild(ComparedText, "compared")
        return text.toPlainText() if text.isVisible() else ""

    @property
    def difference(self) -> str:
        return self._label("difference")

    def turn_to(self, tab: str) -> None:
        self._page.findChild(QTabWidget, "tabs").setCurrentIndex(TABS.index(tab))

    def set(self, name: str, words: str) -> None:
        """Type into a field of the settings and leave it."""
        self.turn_to("settings")
        field = self._page.findChild(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, words) if words else field.clear()
        self._qtbot.keyClick(field, Qt.Key.Key_Return)

    def set_anchor(self, value: str, name: str = "age_anchor") -> None:
        field = self._page.findChild(ChoiceField, name)
        field.set_value(value)
        field.chosen.emit(value)

    def click(self, name: str) -> None:
        QApplication.processEvents()
        self._qtbot.mouseClick(self._page.findChild(QAbstractButton, name), LEFT)

    def choose_more(self, name: str) -> None:
        """Open the menu of further acts and choose one, by keyboard alone."""
        QApplication.processEvents()
        self._qtbot.keyClick(self._page.findChild(QAbstractButton, "more"), Qt.Key.Key_Return)
        menu = self._page.findChild(QMenu, "more_menu")
        while menu.activeAction().objectName() != name:
            self._qtbot.keyClick(menu, Qt.Key.Key_Down)
        self._qtbot.keyClick(menu, Qt.Key.Key_Return)

    @property
    def more(self) -> list[str]:
        """What the menu of further acts offers."""
        menu = self._page.findChild(QMenu, "more_menu")
        return [action.objectName() for action in menu.actions() if action.isVisible()]

    def give_reason(self) -> None:
        QApplication.processEvents()
        dialog = next(d for d in self._page.findChildren(QDialog) if d.isVisible())
        dialog.findChild(QRadioButton, "preset_0").click()
        self._qtbot.mouseClick(dialog.findChild(QAbstractButton, "act"), LEFT)

    @property
    def _table(self) -> DataTable:
        return self._page.findChild(DataTable, "trials")

    def _label(self, name: str) -> str:
        return self._page.findChild(QLabel, name).text()
