"""The criterion one works on: its wording, its doubts, and how it is answered."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.domain.criterion import Combination
from coordinator.text import _, enclosed
from ui.record_review.answering import Answering
from ui.record_review.check_strip import CheckStrip
from ui.record_review.other_wording import OtherWording
from ui.record_review.point_card import PointCard
from ui.record_review.tools import ToolRow
from ui.record_review.view import CriterionView, Edit, Marks, PointView, ReviewView
from ui.record_review.wording import WordingField
from ui.widgets.buttons import link
from ui.widgets.labels import Label, literal, tooltip
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import explained, named, said

LONGEST: Final = 52


class Inspector(QWidget):
    reworded = Signal(int, str)
    edit_wanted = Signal(Edit, int, int)
    """Edit, criterion, and for a split the character before which it is split."""
    marked = Signal(int, Marks)
    combined = Signal(int, Combination, int)
    point_chosen = Signal(int)
    deferring_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._criterion: CriterionView | None = None
        self._typed: dict[int, str] = {}
        self.wording = said(_("Wording"), named("wording", WordingField()))
        self._unstored = named("wording_note", Label(role="caption"))
        self.checks = explained("checks", named("check_strip", CheckStrip()))
        self.other = OtherWording()
        self._verbatim = named("verbatim", Label(role="second"))
        self._confirmed = named("confirmed", Label(role="second"))
        self.card = explained("lost-signs", PointCard())
        self._others = column(gap=0)
        self._rule = named("rule_words", Label(role="second"))
        self._answering = Answering()
        self.tools = ToolRow()
        self._lay_out()
        self._listen()

    def display(self, view: ReviewView, criterion: CriterionView) -> None:
        is_other = self._criterion is None or self._criterion.id != criterion.id
        if is_other:
            self._keep_typed()
        self._criterion = criterion
        self._show_wording(criterion, is_editable=view.is_editable)
        self.other.display(criterion.id, criterion.other_text, is_editable=view.is_editable)
        self.checks.display(
            criterion.checks,
            is_editable=view.is_editable,
            is_beside_doubt=bool(criterion.open_points),
        )
        self._show_points(view, criterion)
        self._rule.setText(criterion.rule)
        self._rule.setVisible(bool(criterion.rule))
        self._answering.display(criterion)
        self._answering.setVisible(view.is_editable)
        self.tools.setVisible(view.is_editable)
        self.tools.display(criterion)

    def forget(self, criterion_id: int) -> None:
        """Drop what was typed for a criterion: it was stored."""
        self._typed.pop(criterion_id, None)

    def say_what_to_mark(self) -> None:
        """Say at the wording how words are marked, and go there."""
        self._unstored.setText(_("Mark the words that say it first: Shift and the arrows."))
        self._unstored.show()
        self.wording.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _point_at(self, number: int) -> None:
        """Mark the words of a check, as long as they stand there unchanged."""
        is_one = 0 <= number < len(self.checks.checks) and not self.wording.is_changed
        span = self.checks.checks[number].check.span if is_one else (0, 0)
        self.wording.point_at(span)

    def _keep_typed(self) -> None:
        before = self._criterion
        if before is None:
            return
        if self.wording.is_changed:
            self._typed[before.id] = self.wording.words
        else:
            self.forget(before.id)

    def _show_wording(self, criterion: CriterionView, *, is_editable: bool) -> None:
        is_same = self.wording.property("criterion") == criterion.id
        typed = self.wording.words if is_same and self.wording.is_changed else ""
        self.wording.show_words(criterion.text, typed or self._typed.get(criterion.id, ""))
        self.wording.setProperty("criterion", criterion.id)
        self.wording.setVisible(is_editable)
        self._verbatim.setVisible(criterion.is_reworded)
        words = _("As in the record: “{words}”").format(words=criterion.verbatim)
        self._verbatim.setText(words if criterion.verbatim else _("Not in the record: added."))
        self._confirmed.setText("\n".join(criterion.confirmed))
        self._confirmed.setVisible(bool(criterion.confirmed))
        self._say_unstored()

    def _show_points(self, view: ReviewView, criterion: CriterionView) -> None:
        current = view.point if view.point in criterion.points else None
        point = current or next(iter(criterion.points), None)
        self.card.setVisible(point is not None)
        if point is not None:
            self.card.display(point, view.last_ground, is_editable=view.is_editable)
        while (item := self._others.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for other in criterion.points:
            if other != point:
                self._others.addWidget(self._link_to(other))

    def _link_to(self, point: PointView) -> QWidget:
        state = _("answered") if point.is_answered else _("open") if point.is_open else ""
        words = ": ".join(filter(None, (point.title, " ".join(point.quote.split()))))
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        shown = enclosed(shown, state) if state else shown
        button = named(f"point_{point.id}", link(literal(shown), "arrow-right"))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tooltip(button, words)
        button.clicked.connect(lambda: self.point_chosen.emit(point.id))
        return button

    def _mark(self, marks: Marks) -> None:
        if self._criterion is not None:
            self.marked.emit(self._criterion.id, marks)

    def _combine(self, chosen: Combination, at_least: int) -> None:
        if self._criterion is not None:
            self.combined.emit(self._criterion.id, chosen, at_least)

    def _want(self, edit: Edit) -> None:
        if self._criterion is None:
            return
        if self.wording.is_changed:
            self._reword()  # first things first: the edit would not see what was typed
        else:
            self.edit_wanted.emit(edit, self._criterion.id, self.wording.place)

    def _want_deferring(self) -> None:
        if self._criterion is not None:
            self.deferring_wanted.emit(self._criterion.id)

    def _reword(self) -> None:
        if self._criterion is not None:
            self.reworded.emit(self._criterion.id, self.wording.words)

    def _say_unstored(self) -> None:
        self._unstored.setText(_("Not stored yet: Enter stores, Esc takes back."))
        self._unstored.setVisible(self.wording.is_changed)

    def _listen(self) -> None:
        self.checks.pointed.connect(self._point_at)
        self.wording.finished.connect(self._reword)
        self.wording.split_wanted.connect(lambda _at: self._want(Edit.SPLIT))
        self.wording.textChanged.connect(self._say_unstored)
        self._answering.deferring_wanted.connect(self._want_deferring)
        self._answering.marked.connect(self._mark)
        self._answering.combined.connect(self._combine)
        self.tools.wanted.connect(self._want)

    def _lay_out(self) -> None:
        layout = column(
            self.wording,
            self._unstored,
            self.other,
            self.checks,
            self._rule,
            self._verbatim,
            self._confirmed,
            self.card,
            self._others,
            row(self.other.add, spacer()),
            self._answering,
            self.tools,
            gap=6,
        )
        self.setLayout(layout)
