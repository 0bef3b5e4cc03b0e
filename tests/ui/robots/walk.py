"""Works the walk by what is on the screen, as a coordinator with a keyboard would."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.robots.walk_row import RowRobot
from tests.ui.robots.walk_words import WalkWords
from ui.walk.carrying import CarryDialog
from ui.walk.computed import FindingPanel
from ui.walk.evidence_row import EvidenceRow
from ui.walk.page import WalkPage
from ui.widgets.answers import AnswerButton, AnswerButtons
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField

KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Escape": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
}


class WalkRobot(WalkWords):
    def __init__(self, qtbot: QtBot, page: WalkPage) -> None:
        self._qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def press(self, *keys: str) -> None:
        """Press keys, such as "Y" or "Enter", wherever the cursor stands."""
        for key in keys:
            focused = QApplication.focusWidget() or self.page
            code = KEYS.get(key) or Qt.Key[f"Key_{key}"]
            QTest.keyClick(focused, code)
            QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def enter_evidence(
        self, kind: str = "laboratory report", place: str = "p. 3", day: str = "2026-11-20"
    ) -> None:
        """Fill the three fields from the keyboard, and go back to the list."""
        self.press("E")
        self.choose_kind(kind)
        self.press("Tab")
        self.type(place)
        self.press("Tab")
        self.type(day)
        self.press("Escape")

    def enter_document(self, kind: str, place: str, day: str) -> None:
        """Fill the three fields of the source document, and go back to the list."""
        self.choose_kind(kind)
        for line, words in (
            (self.line("source_place"), place),
            (self.source_date.line, day),
        ):
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, words)
        self.press("Escape")

    def choose_laboratory(self, name: str) -> None:
        field = self._find(ChoiceField, "row_laboratory")
        assert field.isVisible(), "no laboratory is asked for"
        field.setCurrentIndex(field.findText(name))
        field.chosen.emit(field.value())

    def choose_kind(self, kind: str) -> None:
        field = self._find(ChoiceField, "source_kind")
        field.set_value(kind)
        field.chosen.emit(kind)

    def click(self, name: str) -> None:
        button = self._find(QPushButton, name)
        assert button.isVisible(), f"{name} is not on the screen"
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def enter_date(self, name: str, day: str) -> None:
        field = self._find(DateField, name)
        field.line.setFocus()
        field.line.clear()
        QTest.keyClicks(field.line, day)
        QTest.keyClick(field.line, Qt.Key.Key_Return)

    @property
    def focus(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused else ""

    @property
    def chosen(self) -> str:
        """The code of the row that is chosen in the list."""
        rows = self._list.model_of_rows.rows
        return rows[self._list.currentIndex().row()].code

    @property
    def answer_buttons(self) -> tuple[AnswerButton, ...]:
        return tuple(b for b in self.page.findChildren(AnswerButton) if b.isVisible())

    @property
    def offers(self) -> tuple[str, ...]:
        return tuple(button.choice.words for button in self.answer_buttons)

    @property
    def marked(self) -> str:
        return self._find(AnswerButtons, "answers").value

    @property
    def computed(self) -> tuple[str, ...]:
        return self._find(FindingPanel, "computed").lines

    @property
    def rows(self) -> tuple[str, ...]:
        """The titles of the evidence rows that are on the screen."""
        return tuple(
            row.findChild(QLabel, "row_title").text()
            for row in self.page.findChildren(EvidenceRow)
            if row.isVisible()
        )

    def row(self, what: str) -> RowRobot:
        found = [
            row
            for row in self.page.findChildren(EvidenceRow)
            if row.what == what and row.isVisible()
        ]
        assert found, f"there is no row for {what}"
        return RowRobot(found[0])

    def fill_in(self, form: str, **texts: str) -> None:
        """Type into the form to ask or to answer, and keep it."""
        place = self._find(QWidget, form)
        assert place.isVisible(), f"{form} is not open"
        for name, text in texts.items():
            field = place.findChild(QWidget, name)
            line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.selectAll()
            QTest.keyClicks(line, text)
        keep = place.findChild(QPushButton, "keep")
        assert keep.isEnabled(), f"{form} cannot be kept yet"
        self._qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)

    @property
    def carry(self) -> str:
        label = self._find(QLabel, "carry_sentence")
        return label.text() if label.isVisible() else ""

    @property
    def carrying(self) -> CarryDialog:
        """The list of earlier results, once it is open."""
        return self._find(CarryDialog, "carry_dialog")

    def line(self, name: str) -> QLineEdit:
        return self._find(QLineEdit, name)

    @property
    def remark(self) -> RemarkField:
        return self._find(RemarkField, "remark")

    def is_shown(self, name: str) -> bool:
        return self._find(QWidget, name).isVisible()

    @property
    def source_date(self) -> DateField:
        return self._find(DateField, "source_date")
