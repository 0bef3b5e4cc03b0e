"""The record as it was brought in, with the places that became criteria or raise a doubt."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.record import Span
from coordinator.text import _
from ui.record_review.view import ReviewView
from ui.widgets.labels import ElidedLabel, heading
from ui.widgets.layouts import column, filling
from ui.widgets.named import named, said
from ui.widgets.source_text import Mark, MarkKind, SourceText


class SourcePane(QWidget):
    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._title = heading(_("Source text (verbatim)"))
        self._none = ElidedLabel(_("This version has no record."), role="second")
        self._shown: int | None = None
        self.text = said(_("Source text, verbatim"), named("source", SourceText()))
        self.text.pointed.connect(self.pointed)
        self.setLayout(column(self._title, self._none, filling(self.text), gap=8))

    def display(self, view: ReviewView) -> None:
        self._none.setVisible(view.source_id is None)
        if view.source_id != self._shown:
            self._shown = view.source_id
            self.text.show_text(view.source_text)
        marks = tuple(_marks(view))
        if marks != self.text.marks:
            self.text.mark(marks)

    def reveal(self, view: ReviewView) -> None:
        """Scroll to what is looked at."""
        if (span := _looked_at(view)) is not None:
            self.text.reveal(span.start, span.end)


def _looked_at(view: ReviewView) -> Span | None:
    if view.point is not None and view.point.span is not None:
        return view.point.span
    return view.current.span if view.current else None


def _marks(view: ReviewView) -> Iterator[Mark]:
    for criterion in view.criteria:
        if criterion.span is not None and criterion.id != view.selected:
            yield _mark(criterion.span, MarkKind.PLACED)
    if view.current is not None and view.current.span is not None:
        yield _mark(view.current.span, MarkKind.CURRENT)
    elif view.point is not None and view.point.span is not None:
        yield _mark(view.point.span, MarkKind.CURRENT)
    for group in view.groups:
        for point in group.points:
            if point.is_open and point.span is not None and not _is_wide(view, point.span):
                yield _mark(point.span, MarkKind.DOUBT)


def _is_wide(view: ReviewView, span: Span) -> bool:
    """Whether a doubt covers a whole criterion, whose own mark says enough."""
    return any(criterion.span == span for criterion in view.criteria)


def _mark(span: Span, kind: MarkKind) -> Mark:
    return Mark(span.start, span.end, kind)
