"""Works the Today page by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.today.lines import NeedLine, RecruitmentRow
from ui.today.page import TodayPage
from ui.widgets.empty import EmptyState
from ui.widgets.table import DataTable


class TodayRobot:
    def __init__(self, qtbot: QtBot, page: TodayPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.filled):
            page.show()

    def wait_for_change(self, change) -> None:
        """Do `change`, and wait until the page shows what became of it."""
        with self._qtbot.waitSignal(self.page.filled):
            change()

    @property
    def greeting(self) -> str:
        return self.page.findChild(QLabel, "page_title").text()

    @property
    def needs(self) -> list[str]:
        return [line.accessibleName() for line in self._need_lines]

    @property
    def recruitment(self) -> list[str]:
        return [row.accessibleName() for row in self.page.findChildren(RecruitmentRow)]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        model = self._table.model()
        columns = range(model.columnCount())
        return [
            tuple(model.index(row, column).data() for column in columns)
            for row in range(model.rowCount())
        ]

    @property
    def empty_sentences(self) -> list[str]:
        states = self.page.findChildren(EmptyState)
        return [state.sentence for state in states if state.isVisible()]

    def wait_for_words(self, words: str) -> None:
        def shown() -> bool:
            labels = self.page.findChildren(QLabel)
            return any(each.text() == words and each.isVisible() for each in labels)

        self._qtbot.waitUntil(shown)

    def is_enabled(self, button: str) -> bool:
        return self.page.findChild(QPushButton, button).isEnabled()

    def press(self, button: str) -> None:
        found = self.page.findChild(QPushButton, button)
        self._qtbot.mouseClick(found, Qt.MouseButton.LeftButton)

    def press_need(self, number: int) -> None:
        QTest.keyClick(self._need_lines[number], Qt.Key.Key_Space)

    def go_to_need(self, number: int) -> None:
        """Go there with the Tab key."""
        lines = self._need_lines
        self.page.resize(1100, 760)
        self.page.activateWindow()
        first = lines[0]
        self._qtbot.waitUntil(lambda: not first.visibleRegion().isEmpty())
        first.setFocus()
        for line in lines[:number]:
            QTest.keyClick(line, Qt.Key.Key_Tab)
        QApplication.processEvents()

    def sees_need(self, number: int) -> bool:
        return not self._need_lines[number].visibleRegion().isEmpty()

    def open_row(self, row: int) -> None:
        self._table.select(row)
        QTest.keyClick(self._table, Qt.Key.Key_Return)

    @property
    def _need_lines(self) -> list[NeedLine]:
        return self.page.findChildren(NeedLine)

    @property
    def _table(self) -> DataTable:
        return self.page.findChild(DataTable, "open_screenings")
