"""Works the walk by what is on the screen, as a coordinator with a keyboard would."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.walk.page import WalkPage
from ui.walk.statement import Lines
from ui.widgets.answers import AnswerButton, AnswerButtons
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField
from ui.widgets.messages import MessageBar
from ui.widgets.outline import OutlineList
from ui.widgets.progress import ProgressLine
from ui.widgets.verdict import VerdictBar

KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Escape": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
}


class WalkRobot:
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
    def current(self) -> str:
        """The code of the criterion that stands in the middle."""
        return self._label("place").split()[0]

    @property
    def chosen(self) -> str:
        """The code of the row that is chosen in the list."""
        rows = self._list.model_of_rows.rows
        return rows[self._list.currentIndex().row()].code

    @property
    def place(self) -> str:
        return self._label("place")

    @property
    def text(self) -> str:
        return self._label("criterion_text")

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(row.text for row in self._list.model_of_rows.rows if row.is_section)

    def word(self, code: str) -> str:
        """How a criterion stands, by its row in the list."""
        rows = self._list.model_of_rows.rows
        return next(row.word for row in rows if row.code == code)

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
        return self._find(Lines, "computed").lines

    @property
    def notices(self) -> tuple[str, ...]:
        return self._find(Lines, "notices").lines

    @property
    def record(self) -> tuple[str, ...]:
        return self._find(Lines, "record").lines

    @property
    def history(self) -> tuple[str, ...]:
        return self._find(Lines, "history").lines

    @property
    def verdict(self) -> str:
        return self._find(VerdictBar, "verdict").sentence

    @property
    def verdict_detail(self) -> str:
        return self._find(VerdictBar, "verdict").detail

    @property
    def progress(self) -> str:
        return self._find(ProgressLine, "progress").words

    @property
    def claim(self) -> str:
        return self._label("claim")

    @property
    def unsaved(self) -> str:
        label = self._find(QLabel, "unsaved")
        return label.text() if label.isVisible() else ""

    @property
    def attribution(self) -> str:
        return self._label("attribution")

    @property
    def closed(self) -> str:
        return self._find(MessageBar, "closed").text

    @property
    def meanwhile(self) -> str:
        label = self._find(QLabel, "meanwhile")
        return label.text() if label.isVisible() else ""

    @property
    def title(self) -> str:
        return self._label("page_title")

    @property
    def subtitle(self) -> str:
        return self._label("page_subtitle")

    def line(self, name: str) -> QLineEdit:
        return self._find(QLineEdit, name)

    @property
    def remark(self) -> RemarkField:
        return self._find(RemarkField, "remark")

    def is_shown(self, name: str) -> bool:
        return self._find(QWidget, name).isVisible()

    @property
    def read(self) -> tuple[str, ...]:
        """The entry as it is shown to who cannot enter anything."""
        return self._find(Lines, "read").lines

    @property
    def source_date(self) -> DateField:
        return self._find(DateField, "source_date")

    @property
    def _list(self) -> OutlineList:
        return self._find(OutlineList, "criteria")

    def _label(self, name: str) -> str:
        return self._find(QLabel, name).text()

    def _find(self, kind, name):
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found
