"""Works the page of an amendment by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.amendment.page import AmendmentPage
from ui.widgets.badge import StandingBadge
from ui.widgets.choices import ChoiceField
from ui.widgets.compared_text import ComparedText
from ui.widgets.dates import DateField
from ui.widgets.empty import EmptyState
from ui.widgets.table import DataTable

TABS = ("changes", "screenings", "particulars")


class AmendmentRobot:
    def __init__(self, qtbot: QtBot, page: AmendmentPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    @property
    def tab(self) -> str:
        return TABS[self._tabs.currentIndex()]

    @property
    def tab_titles(self) -> list[str]:
        return [self._tabs.tabText(place) for place in range(self._tabs.count())]

    @property
    def state(self) -> str:
        return self.page.findChild(StandingBadge, "state").word

    @property
    def comparison(self) -> str:
        return self.page.findChild(ComparedText, "compared").toPlainText()

    @property
    def nothing_earlier(self) -> str:
        empty = self.page.findChild(EmptyState, "nothing_earlier")
        return empty.sentence if empty.isVisible() else ""

    @property
    def rows(self) -> list[tuple[str, ...]]:
        model = self._table.model()
        return [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    @property
    def dry_run(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel, "dry_run"))

    @property
    def others(self) -> list[str]:
        field = self.page.findChild(ChoiceField, "compare_with")
        return [field.itemText(number) for number in range(field.count())]

    def words(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        return label.text() if not label.isHidden() else ""

    def typed(self, name: str) -> str:
        field = self.page.findChild(QWidget, name)
        return (field.line if isinstance(field, DateField) else field).text()

    def turn_to(self, tab: str) -> None:
        self._tabs.setCurrentIndex(TABS.index(tab))
        QApplication.processEvents()

    def choose(self, number: str) -> None:
        self._table.select([row[0] for row in self.rows].index(number))

    def leave_out_the_same(self) -> None:
        self.page.findChild(QCheckBox, "only_different").click()

    def type(self, name: str, words: str) -> None:
        """Type into a field and leave it."""
        self.turn_to("particulars")
        field = self.page.findChild(QWidget, name)
        line = field.line if isinstance(field, DateField) else field
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        self._qtbot.keyClicks(line, words)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)

    def press(self, keys: str) -> None:
        at = QApplication.focusWidget() or self.page
        self._qtbot.keySequence(at, keys)
        # A button that is pressed by its key stays down for a moment before it acts.
        buttons = self.page.findChildren(QAbstractButton)
        self._qtbot.waitUntil(lambda: not any(button.isDown() for button in buttons))

    def click(self, name: str) -> None:
        QApplication.processEvents()
        button = self.page.findChild(QAbstractButton, name)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def is_enabled(self, name: str) -> bool:
        return self.page.findChild(QWidget, name).isEnabled()

    def shows(self, name: str) -> bool:
        return self.page.findChild(QWidget, name).isVisible()

    def give_reason(self, dialog: str, words: str) -> None:
        open_ = self.dialog(dialog)
        open_.findChild(QPlainTextEdit, "reason").setPlainText(words)
        open_.findChild(QAbstractButton, "act").click()
        QApplication.processEvents()

    def dialog(self, name: str) -> QDialog:
        QApplication.processEvents()
        return next(d for d in self.page.findChildren(QDialog, name) if d.isVisible())

    @property
    def _table(self) -> DataTable:
        return self.page.findChild(DataTable, "screenings")

    @property
    def _tabs(self) -> QTabWidget:
        return self.page.findChild(QTabWidget, "tabs")
