"""How long pre-screenings are kept, and whether the facts are kept with them (P3)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.widgets.form import FormField
from ui.widgets.layouts import filling, row
from ui.widgets.named import named
from ui.widgets.numbers import NumberField
from ui.widgets.ticks import TickBox

MOST_DAYS = 3650


class PrescreeningPart(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._days = named("prescreening_days", NumberField(MOST_DAYS, _(" days"), least=1))
        self._keeps = named(
            "keeps_prescreened_facts",
            TickBox(_("Keep age, &sex and results")),
        )
        days = FormField(
            _("Re&duce pre-screenings to counts after"),
            self._days,
            _("They never hold a name, a number or a birth date."),
        )
        facts = FormField(
            _("What a pre-screening keeps until then"),
            self._keeps,
            _("Without it: the trial, the day and the criterion that excludes."),
        )
        self.setLayout(row(filling(days), filling(facts), gap=16))
        self._days.editingFinished.connect(self.changed)
        self._keeps.clicked.connect(self.changed)

    @property
    def days(self) -> int:
        return self._days.value()

    @property
    def keeps_facts(self) -> bool:
        return self._keeps.isChecked()

    def display(self, days: int, *, keeps_facts: bool, can_change: bool) -> None:
        self._days.setValue(days)
        self._keeps.setChecked(keeps_facts)
        for part in (self._days, self._keeps):
            part.setEnabled(can_change)
