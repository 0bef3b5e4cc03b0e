"""How the criterion one works on is answered: by whom, when, and how its parts combine."""

from dataclasses import astuple
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.criterion import COMBINATION_WORDS, Combination
from coordinator.text import N_, _
from ui.record_review.point_card import FEWEST_PARTS, MOST_PARTS
from ui.record_review.view import CriterionView, Marks
from ui.widgets.buttons import link
from ui.widgets.choices import ChoiceField
from ui.widgets.flow import Wrapped
from ui.widgets.labels import Label, literal
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named, said
from ui.widgets.numbers import NumberField
from ui.widgets.ticks import TickBox

# In the order of the fields of Marks.
BOXES: Final = (
    ("needs_investigator", N_("&Investigator answers")),
    ("may_be_not_applicable", N_("May be &not applicable")),
    ("is_heading", N_("&Heading")),
)


class Answering(QWidget):
    marked = Signal(Marks)
    combined = Signal(Combination, int)
    deferring_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes = tuple(named(name, TickBox(_(words))) for name, words in BOXES)
        self._defer = named("defer", link("", "clock"))
        self._combination = said(
            _("How the parts combine"), named("combination", ChoiceField())
        )
        self._combination.offer(
            [
                (one.value, _(words).format(count="…"))
                for one, words in COMBINATION_WORDS.items()
            ]
        )
        self._at_least = named("at_least", NumberField(MOST_PARTS, least=FEWEST_PARTS))
        self._parts = QWidget()
        parts = (Label(_("Parts:")), self._combination, self._at_least, spacer())
        self._parts.setLayout(row(*parts, gap=8))
        boxes = Wrapped(*self._boxes, is_at_the_end=False)
        later = row(self._defer, spacer())
        self.setLayout(column(boxes, later, self._parts, gap=4))
        for box in self._boxes:
            box.clicked.connect(self._mark)
        self._defer.clicked.connect(self.deferring_wanted)
        self._combination.chosen.connect(self._combine)
        self._at_least.editingFinished.connect(self._combine)

    def display(self, criterion: CriterionView) -> None:
        for box, is_set in zip(self._boxes, astuple(criterion.marks), strict=True):
            box.setChecked(is_set)
        before = criterion.deferred_to
        later = _("Answered only before: {what}…").format(what=before)
        self._defer.setText(literal(later) if before else _("Answered later than the rest…"))
        self._combination.set_value(criterion.combination.value)
        is_asked = any(point.is_about_parts for point in criterion.open_points)
        self._parts.setVisible(criterion.has_parts and not is_asked)
        self._at_least.setVisible(criterion.combination is Combination.AT_LEAST)
        self._at_least.setValue(criterion.at_least)

    def _mark(self) -> None:
        self.marked.emit(Marks(*(box.isChecked() for box in self._boxes)))

    def _combine(self) -> None:
        chosen = Combination(self._combination.value())
        self.combined.emit(chosen, self._at_least.value())
