"""A text as it was brought in, verbatim, with places in it that can be pointed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui import theme
from ui.widgets.buttons import DRESSED_AGAIN

LAST_OF_ONE_UNIT: Final = 0xFFFF


class MarkKind(StrEnum):
    """What a mark says: a place that is used, one in doubt, the one looked at now."""

    PLACED = "placed"
    DOUBT = "doubt"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text, from and up to which character."""

    start: int
    end: int
    kind: MarkKind


class SourceText(QPlainTextEdit):
    pointed = Signal(int)
    """Somebody put the cursor on this character, by mouse or by key."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[Mark, ...] = ()
        self._units: tuple[int, ...] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def show_text(self, text: str) -> None:
        # Qt counts in UTF-16, where a rare character takes two units.
        is_plain = all(ord(character) <= LAST_OF_ONE_UNIT for character in text)
        widths = (1 + (ord(character) > LAST_OF_ONE_UNIT) for character in text)
        self._units = () if is_plain else (0, *accumulate(widths))
        self.setPlainText(text)
        self.mark(())

    def mark(self, marks: Sequence[Mark]) -> None:
        """Show `marks`; later ones lie over earlier ones."""
        self._marks = tuple(marks)
        self.setExtraSelections([self._selection(mark) for mark in self._marks])

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that this place is seen, with some of what stands around it."""
        top = self._cursor(start, start)
        self.setTextCursor(self._cursor(end, end))
        self.setTextCursor(top)
        if not self.viewport().rect().adjusted(0, 24, 0, -48).contains(self.cursorRect(top)):
            self.centerCursor()

    def words_between(self, start: int, end: int) -> str:
        return self._cursor(start, end).selectedText().replace("\u2029", "\n")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self._point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.textCursor().position()
        super().keyPressEvent(event)
        cursor = self.textCursor()
        if cursor.position() != before and not cursor.hasSelection():
            self._point()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN:
            self.mark(self._marks)

    def _point(self) -> None:
        unit = self.textCursor().position()
        self.pointed.emit(self._units.index(unit) if unit in self._units else unit)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._unit(start), last))
        cursor.setPosition(min(self._unit(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _unit(self, character: int) -> int:
        return self._units[min(character, len(self._units) - 1)] if self._units else character

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(mark.start, mark.end)
        selection.format = _format(mark.kind)
        return selection


def pointed_out() -> QTextCharFormat:
    """Give the look of the place in a text that is looked at now."""
    return _format(MarkKind.CURRENT)


def _format(kind: MarkKind) -> QTextCharFormat:
    worn = theme.colours()
    look = QTextCharFormat()
    match kind:
        case MarkKind.PLACED:
            look.setBackground(QColor(worn.neutral_soft))
        case MarkKind.DOUBT:
            look.setBackground(QColor(worn.open_soft))
            look.setForeground(QColor(worn.open))
            look.setUnderlineColor(QColor(worn.open))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        case MarkKind.CURRENT:
            look.setBackground(QColor(worn.selection))
            look.setForeground(QColor(worn.text))
    return look
