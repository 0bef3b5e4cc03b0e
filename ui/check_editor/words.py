"""The words of the criterion, with those marked that the checks rest on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.text import _
from ui.check_editor.view import EditedView
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said
from ui.widgets.source_text import Mark, MarkKind, SourceText

Span = tuple[int, int]
MOST_LINES = 6
CODE_WIDTH = 48
ABOVE_WORDS = 8  # pixels from the frame around the words to their first line


class CriterionWords(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shown: EditedView | None = None
        self._code = named("code", Label(role="answer"))
        self._code.setFixedWidth(CODE_WIDTH)
        self._code.setContentsMargins(0, ABOVE_WORDS, 0, 0)
        self._text = said(_("Wording"), named("wording", SourceText()))
        self._notes = named("notes", Label(role="second"))
        self._hint = named("mark_hint", Label(role="caption"))
        self._hint.hide()
        words = row(self._code, filling(self._text), gap=8)
        words.setAlignment(self._code, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(words, self._hint, self._notes, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def display(self, edited: EditedView) -> None:
        before, self._shown = self._shown, edited
        if before is None or (before.id, before.text) != (edited.id, edited.text):
            self._text.show_text(edited.text)
            self._hint.hide()
            self._fit()
        self._code.setText(edited.code)
        self._notes.setText("\n".join(edited.notes))
        self._notes.setVisible(bool(edited.notes))
        self.point_at(())

    def point_at(self, spans: Sequence[Span]) -> None:
        """Mark the words of all checks, and of those that are chosen more strongly."""
        every = self._shown.spans if self._shown else ()
        placed = [Mark(*span, MarkKind.PLACED) for span in every]
        self._text.mark([*placed, *(Mark(*span, MarkKind.CURRENT) for span in spans)])

    @property
    def marked(self) -> Span | None:
        """From and up to which character the person marked words; None without any."""
        cursor, text = self._text.textCursor(), self._shown.text if self._shown else ""
        units = text.encode("utf-16-le")
        start, end = (
            len(units[: 2 * place].decode("utf-16-le", errors="ignore"))
            for place in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return (start, end) if text[start:end].strip() else None

    def say_what_to_mark(self) -> None:
        """Say how words are marked, and go there."""
        self._hint.setText(_("Mark the words that say it first: Shift and the arrows."))
        self._hint.show()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(int(self._text.document().size().height()), 1), MOST_LINES)
        around = 2 * self._text.document().documentMargin() + 16
        self._text.setFixedHeight(
            round(lines * self._text.fontMetrics().lineSpacing() + around)
        )
