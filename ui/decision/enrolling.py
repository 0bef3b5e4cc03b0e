"""The card on which an eligible subject's enrolment is noted, and what randomisation gave."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from coordinator.domain.enrolment import Allotment
from coordinator.text import _
from ui.decision.view import DecisionView
from ui.widgets.buttons import link, quiet
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import row, spacer
from ui.widgets.named import named

LONGEST = 64


class EnrollingCard(Card):
    enrolled = Signal(date, Allotment)
    corrected = Signal(Allotment, str)
    """What randomisation gave, as it should have been, and why it was not."""

    def __init__(self) -> None:
        self._stored = Allotment()
        self._is_correcting = self._can_correct = self._can_enrol = False
        self._said = named("enrolment", Label())
        self._day = named("enrolled_on", DateField())
        self._field = named("enrolled_field", FormField(_("Enrolled &on"), self._day))
        self._arm = named("arm", QLineEdit(maxLength=LONGEST))
        self._number = named("randomisation_number", QLineEdit(maxLength=LONGEST))
        self._reason = named("allotment_reason", QLineEdit())
        blinded = _("Empty where the allocation stays blinded")
        self._asked = (
            FormField(_("&Randomisation number, if any"), self._number),
            FormField(_("Ar&m, if it is known"), self._arm, blinded),
        )
        self._why = FormField(_("Reason of the &correction"), self._reason, required=True)
        self._enrol = named("enrol", quiet(_("Note &enrolment"), "tick"))
        self._correct = named("correct_allotment", link(_("Correct arm or number…")))
        self._keep = named("keep_allotment", quiet(_("Keep the correction"), "tick"))
        acts = row(self._correct, spacer(), self._enrol, self._keep)
        super().__init__(
            self._said, self._field, *self._asked, self._why, acts, title=_("Enrolment"), gap=12
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._enrol.clicked.connect(self._tell)
        self._day.line.returnPressed.connect(self._tell)
        self._correct.clicked.connect(self._begin_to_correct)
        self._keep.clicked.connect(self._tell_correction)

    def display(self, view: DecisionView) -> None:
        self.setVisible(view.allowed.enrol or bool(view.enrolment))
        self._day.set_limits(view.consented_on, view.today)
        self._said.setText(view.enrolment)
        if view.allotment != self._stored:
            self._stored, self._is_correcting = view.allotment, False
            self._fill()
        self._show_fields(view)

    def forget(self) -> None:
        self._day.set_day(None)
        self._field.clear_problem()
        self._is_correcting = False
        self._fill()

    @property
    def _allotment(self) -> Allotment:
        return Allotment(self._arm.text(), self._number.text())

    def _fill(self) -> None:
        self._arm.setText(self._stored.arm)
        self._number.setText(self._stored.randomisation_number)
        self._reason.clear()
        self._why.clear_problem()

    def _show_fields(self, view: DecisionView | None = None) -> None:
        if view is not None:
            self._can_correct = view.allowed.correct_allotment
            self._can_enrol = view.allowed.enrol
        self._said.setVisible(not self._can_enrol)
        for part in (self._field, self._enrol):
            part.setVisible(self._can_enrol)
        for part in self._asked:
            part.setVisible(self._can_enrol or self._is_correcting)
        for part in (self._why, self._keep):
            part.setVisible(self._is_correcting)
        self._correct.setVisible(self._can_correct and not self._is_correcting)

    def _begin_to_correct(self) -> None:
        self._is_correcting = True
        self._show_fields()
        self._number.setFocus()

    def _tell_correction(self) -> None:
        if not self._reason.text().strip():
            self._why.show_problem(_("Say in a few words why."))
            self._reason.setFocus()
        else:
            self.corrected.emit(self._allotment, self._reason.text())

    def _tell(self) -> None:
        day = self._day.day()
        if day is None:
            self._field.show_problem(self._day.problem() or _("Enter the day."))
            self._day.setFocus()
        else:
            self.enrolled.emit(day, self._allotment)
