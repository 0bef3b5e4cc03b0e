"""Works the editor of checks by what is on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTreeView,
    QTreeWidgetItemIterator,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.robots.check_form import CheckFormRobot
from tests.ui.robots.trying import TryingRobot
from ui.check_editor.outline import RuleOutline
from ui.check_editor.page import CheckEditorPage
from ui.widgets.outline import OutlineList
from ui.widgets.source_text import MarkKind, SourceText

LEFT = Qt.MouseButton.LeftButton
SPECIAL = {
    "Enter": Qt.Key.Key_Return,
    "F2": Qt.Key.Key_F2,
    "Del": Qt.Key.Key_Delete,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
}


def is_inner(widget: QWidget) -> bool:
    """Whether it is the line inside of a box that has a name."""
    return isinstance(widget.parentWidget(), QComboBox | QSpinBox)


class CheckEditorRobot(TryingRobot):
    def __init__(self, qtbot: QtBot, page: CheckEditorPage) -> None:
        self._qtbot = qtbot
        self._page = page
        page.resize(1150, 720)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.setFocus()
        QApplication.processEvents()

    @property
    def lines(self) -> list[str]:
        """The outline, indented, each line with its state."""
        found = []
        steps = QTreeWidgetItemIterator(self._outline)
        while (item := steps.value()) is not None:
            depth, above = 0, item.parent()
            while above is not None:
                depth, above = depth + 1, above.parent()
            state = f" ({item.text(1)})" if item.text(1) else ""
            found.append(f"{'  ' * depth}{item.text(0)}{state}")
            steps += 1
        return found

    @property
    def rule(self) -> str:
        return self._label("rule_words")

    @property
    def notes(self) -> list[str]:
        label = self._page.findChild(QLabel, "notes")
        return label.text().splitlines() if label.isVisible() else []

    @property
    def meanwhile(self) -> tuple[str, ...]:
        """What is said of a change in another window: a sentence, the stored, the own."""
        names = ("meanwhile", "stored_rule", "unstored_rule")
        labels = [self._page.findChild(QLabel, name) for name in names]
        return tuple(label.text() for label in labels if label.isVisible())

    @property
    def hint(self) -> str:
        return self._label("mark_hint")

    @property
    def listed(self) -> list[str]:
        """The criteria with a word on their checks."""
        rows = self._list.model_of_rows.rows
        return [f"{row.code} {row.word}".strip() for row in rows if not row.is_section]

    @property
    def pointed_out(self) -> list[str]:
        text = self._page.findChild(SourceText, "wording")
        marks = [mark for mark in text.marks if mark.kind is MarkKind.CURRENT]
        return [text.words_between(mark.start, mark.end) for mark in marks]

    @property
    def focus(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused else ""

    @property
    def asks(self) -> bool:
        return any(found.isVisible() for found in self._page.findChildren(QDialog))

    @property
    def form(self) -> CheckFormRobot:
        return CheckFormRobot(self._page)

    @property
    def question(self) -> str:
        """What a dialog asks."""
        dialog = next(d for d in self._page.findChildren(QDialog) if d.isVisible())
        return next(
            label.text()
            for label in dialog.findChildren(QLabel)
            if label.property("role") == "body"
        )

    @property
    def nameless(self) -> list[str]:
        """Inputs in sight that a screen reader could not announce."""
        inputs = (QLineEdit, QComboBox, QTreeView, QPlainTextEdit)
        return [
            found.objectName()
            for kind in inputs
            for found in self._page.findChildren(kind)
            if found.isVisible() and not found.accessibleName() and not is_inner(found)
        ]

    def refresh(self) -> None:
        """Let the page see what was changed elsewhere."""
        self._page.hide()
        self._page.show()
        self._page.setFocus()
        QApplication.processEvents()

    def choose(self, code: str) -> None:
        """Go to a criterion in the list, by keyboard, and from there to its checks."""
        self._list.setFocus()
        while self._list.currentIndex().row() > 1:
            QTest.keyClick(self._list, Qt.Key.Key_Up)
        rows = self._list.model_of_rows.rows
        for _step in rows:
            if rows[self._list.currentIndex().row()].code == code:
                break
            QTest.keyClick(self._list, Qt.Key.Key_Down)
        QTest.keyClick(self._list, Qt.Key.Key_Return)

    def press(self, *keys: str) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            code = SPECIAL.get(key)
            if key.startswith("Shift+"):
                there = SPECIAL[key.removeprefix("Shift+")]
                QTest.keyClick(focused, there, Qt.KeyboardModifier.ShiftModifier)
            elif code is not None:
                QTest.keyClick(focused, code)
            else:
                QTest.keySequence(focused, key)
            QApplication.processEvents()

    def mark(self, words: str) -> None:
        text = self._page.findChild(SourceText, "wording")
        text.setFocus()
        text.setTextCursor(text.document().find(words))

    def confirm(self) -> None:
        self._qtbot.mouseClick(self.form.act, LEFT)
        self._come_back()

    def give_reason(self, number: int = 0) -> None:
        dialog = next(d for d in self._page.findChildren(QDialog) if d.isVisible())
        dialog.findChild(QRadioButton, f"preset_{number}").click()
        self._qtbot.mouseClick(dialog.findChild(QAbstractButton, "act"), LEFT)
        self._come_back()

    def tick_on_page(self, name: str) -> None:
        box = self._page.findChild(QAbstractButton, name)
        assert box.isVisible()
        QTest.keyClick(box, Qt.Key.Key_Space)

    def enter(self, name: str) -> None:
        """Go to a button of the page and press Enter."""
        button = self._page.findChild(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)

    def can(self, name: str) -> bool:
        button = self._page.findChild(QAbstractButton, name)
        return button.isVisible() and button.isEnabled()

    @property
    def _outline(self) -> RuleOutline:
        return self._page.findChild(RuleOutline, "outline")

    @property
    def _list(self) -> OutlineList:
        return self._page.findChild(OutlineList, "criteria")

    def _come_back(self) -> None:
        """Let the window under a dialog that was closed have the keyboard again."""
        QApplication.processEvents()
        self._page.activateWindow()
        QApplication.processEvents()
