"""The card on which an eligible subject's enrolment is noted."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from coordinator.text import _
from ui.decision.view import DecisionView
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.layouts import row, spacer
from ui.widgets.named import named


class EnrollingCard(Card):
    enrolled = Signal(date)

    def __init__(self) -> None:
        self._day = named("enrolled_on", DateField())
        self._field = named("enrolled_field", FormField(_("Enrolled &on"), self._day))
        self._enrol = named("enrol", quiet(_("Note &enrolment"), "tick"))
        super().__init__(self._field, row(spacer(), self._enrol), title=_("Enrolment"), gap=12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._enrol.clicked.connect(self._tell)
        self._day.line.returnPressed.connect(self._tell)

    def display(self, view: DecisionView) -> None:
        self.setVisible(view.allowed.enrol)
        self._day.set_limits(view.consented_on, view.today)

    def forget(self) -> None:
        self._day.set_day(None)
        self._field.clear_problem()

    def _tell(self) -> None:
        day = self._day.day()
        if day is None:
            self._field.show_problem(self._day.problem() or _("Enter the day."))
            self._day.setFocus()
        else:
            self.enrolled.emit(day)
