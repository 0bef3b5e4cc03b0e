"""Lines written into a text that is read and copied, and written anew in another dress."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.widgets.buttons import DRESSED_AGAIN

L = TypeVar("L")


class WrittenText(QTextEdit, Generic[L]):
    """Shows lines; how one of them is written is said by `_write`."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._lines: tuple[L, ...] = ()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED_AGAIN:
            lines, self._lines = self._lines, ()
            self.show_lines(lines)

    def show_lines(self, lines: Sequence[L]) -> None:
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, line in enumerate(lines):
            self._write(cursor, line, is_first=number == 0)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, line: L, *, is_first: bool) -> None:
        raise NotImplementedError
