"""Works the page of a worksheet by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.robots.worksheet_items import WorksheetItemsRobot
from ui.widgets.badge import StandingBadge
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField
from ui.widgets.messages import MessageBar
from ui.worksheet.page import WorksheetPage


class WorksheetRobot:
    def __init__(self, qtbot: QtBot, page: WorksheetPage, *, is_alone: bool = True) -> None:
        self._qtbot = qtbot
        self.page = page
        self.items = WorksheetItemsRobot(page)
        if is_alone:
            qtbot.addWidget(page)
            page.resize(1150, 740)
            with qtbot.waitActive(page):
                page.show()
                page.activateWindow()

    # What is seen.

    @property
    def title(self) -> str:
        return self._found(QLabel, "page_title").text()

    @property
    def criterion(self) -> str:
        return self._found(QLabel, "criterion_text").text()

    @property
    def outcomes(self) -> list[str]:
        QApplication.processEvents()
        found = self.page.findChildren(QLabel, "outcome")
        return [label.text() for label in found if label.isVisible()]

    @property
    def working(self) -> str:
        return self._found(QLabel, "working").text()

    @property
    def contradiction(self) -> str:
        return self._found(QLabel, "contradiction").text()

    @property
    def notes(self) -> str:
        """All that stands in the panel of the result, as one text."""
        found = self._found(QWidget, "result").findChildren(QLabel)
        return "\n".join(label.text() for label in found if label.isVisible())

    @property
    def open_items(self) -> list[str]:
        return [button.text() for button in self._buttons("open_")]

    @property
    def unverified(self) -> str:
        return self._found(QLabel, "unverified").text()

    @property
    def taken(self) -> str:
        label = self._found(QLabel, "taken")
        return label.text() if label.isVisible() else ""

    @property
    def draft(self) -> str:
        badge = self._found(StandingBadge, "draft_note")
        return badge.word if badge.isVisible() else ""

    @property
    def stored(self) -> str:
        return self._found(MessageBar, "stored").text

    @property
    def earlier(self) -> list[str]:
        return [button.text() for button in self._buttons("earlier_")]

    @property
    def can_keep(self) -> bool:
        return self._found(QPushButton, "keep").isEnabled()

    @property
    def offered(self) -> list[str]:
        found = self._found(QListWidget, "worksheets")
        return [found.item(row).text() for row in range(found.count())]

    @property
    def focus(self) -> str:
        """The name of the input that has the focus, or of what it is part of."""
        widget = QApplication.focusWidget()
        while widget is not None and widget.objectName() in ("", "line"):
            widget = widget.parentWidget()
        return widget.objectName() if widget else ""

    def accessible_name(self, key: str) -> str:
        return self._found(QWidget, key).accessibleName()

    # What is done.

    def press(self, keys: str | Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys if isinstance(keys, str) else (keys,):
            QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def type(self, key: str, words: str) -> None:
        line = self._found(QLineEdit, key)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, words)

    def type_day(self, key: str, day: str) -> None:
        line = self._found(DateField, key).line
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, day)
        QTest.keyClick(line, Qt.Key.Key_Tab)

    def choose(self, key: str, value: str) -> None:
        field = self._found(ChoiceField, key)
        field.set_value(value)
        field.activated.emit(field.currentIndex())

    def say_rest_is_absent(self) -> None:
        self._found(QCheckBox, "rest_is_absent").click()

    def tick_for_study(self) -> None:
        self._found(QCheckBox, "for_study").click()

    def rate(self, rater: str, day: str, place: str = "sheet 1") -> None:
        """Say who rated on which day, on a score sheet of the same day."""
        self.type("rater", rater)
        self.type_day("rated_on", day)
        self.choose("source_kind", "score sheet")
        self.type("source_place", place)
        self.type_day("source_date", day)

    def remark(self, words: str) -> None:
        self._found(RemarkField, "remark").setPlainText(words)

    def click(self, name: str) -> None:
        button = self._found(QPushButton, name)
        assert button.isEnabled(), name
        button.click()

    def open_earlier(self, place: int = 0) -> None:
        self._buttons("earlier_")[place].click()

    def pick(self, row: int) -> None:
        """Choose a worksheet of the list by the keyboard."""
        found = self._found(QListWidget, "worksheets")
        found.setCurrentRow(row)
        QTest.keyClick(found, Qt.Key.Key_Return)

    def _found(self, kind, name):
        """Find what is seen; of what is not seen, the newest."""
        QApplication.processEvents()
        found = self.page.findChildren(kind, name)
        return next((each for each in found if each.isVisible()), found[-1])

    def _buttons(self, beginning: str) -> list[QPushButton]:
        QApplication.processEvents()
        found = self.page.findChildren(QPushButton)
        return [
            button
            for button in found
            if button.objectName().startswith(beginning) and button.isVisible()
        ]
