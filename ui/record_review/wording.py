"""The field in which a criterion's wording is changed, and split at the cursor."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.widgets.source_text import pointed_out

MOST_LINES = 12


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


class WordingField(QPlainTextEdit):
    """Grows with its words. What is typed stays until stored, or taken back by Escape."""

    finished = Signal()
    """Enter was pressed, or the field left, with words that are not stored yet."""
    split_wanted = Signal(int)
    """To be split before this character."""

    def __init__(self, *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._stored = ""
        self._may_be_empty = may_be_empty
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    @property
    def words(self) -> str:
        return " ".join(self.toPlainText().split())

    @property
    def is_changed(self) -> bool:
        return self.words != " ".join(self._stored.split())

    @property
    def place(self) -> int:
        """Before which character the cursor stands."""
        return self._characters(self.textCursor().position())

    @property
    def marked(self) -> tuple[int, int]:
        """From and up to which character words are marked."""
        cursor = self.textCursor()
        return self._characters(cursor.selectionStart()), self._characters(
            cursor.selectionEnd()
        )

    def point_at(self, span: tuple[int, int]) -> None:
        """Lay a ground under these characters, without moving the cursor; none for (0, 0)."""
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        start, end = (len(utf16(self.toPlainText()[:place])) // 2 for place in span)
        last = self.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = pointed_out()
        self.setExtraSelections([selection] if span[1] > span[0] else [])

    def show_words(self, stored: str, typed: str = "") -> None:
        """Show the wording as stored, or what was typed and is not stored yet."""
        self._stored = stored
        if self.toPlainText() != (typed or stored):
            self.setPlainText(typed or stored)

    def take_back(self) -> None:
        self.setPlainText(self._stored)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter and control:
            if not self.is_changed:
                self.split_wanted.emit(self.place)
        elif is_enter:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in elsewhere:
            self._finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _characters(self, unit: int) -> int:
        """Turn Qt's count in UTF-16 into one of characters."""
        before = utf16(self.toPlainText())[: unit * 2]
        return len(before.decode("utf-16-le", errors="ignore"))

    def _finish(self) -> None:
        if self.is_changed and (self.words or self._may_be_empty):
            self.finished.emit()

    def _fit(self) -> None:
        needed = max(int(self.document().size().height()), 1)
        lines = min(needed, MOST_LINES)
        policy = Qt.ScrollBarPolicy
        is_long = needed > MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff
        )
        around = 2 * self.document().documentMargin() + self.height() - self.viewport().height()
        height = round(lines * self.fontMetrics().lineSpacing() + around)
        if height != self.minimumHeight():
            self.setFixedHeight(height)
