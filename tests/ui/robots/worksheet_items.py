"""Works the items of a worksheet by what is on the screen: each by its key."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.widgets.segments import SegmentField
from ui.worksheet.items import ItemRow
from ui.worksheet.page import WorksheetPage


class WorksheetItemsRobot:
    def __init__(self, page: WorksheetPage) -> None:
        self._page = page

    def row(self, key: str) -> ItemRow:
        return next(row for row in self._rows if row.question.key == key)

    def is_asked(self, key: str) -> bool:
        return any(row.question.key == key for row in self._rows)

    def note(self, key: str) -> str:
        return self.row(key).note

    def said(self, key: str) -> str:
        return self.row(key).input.words()

    def unit(self, key: str) -> str:
        return self.row(key).input.unit()

    def is_marked(self, key: str) -> bool:
        return self.row(key).findChild(QLabel, "mark") is not None

    def go_to(self, key: str) -> None:
        self.row(key).input.setFocus()

    def answer(self, key: str, letter: str) -> None:
        self.go_to(key)
        QTest.keyClicks(self.row(key).findChild(SegmentField, key), letter)

    @property
    def _rows(self) -> list[ItemRow]:
        QApplication.processEvents()
        return [row for row in self._page.findChildren(ItemRow) if row.isVisible()]
