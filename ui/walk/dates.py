"""The dates of a screening, from which ages and windows are counted."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.walk.evidence import show_day
from ui.walk.view import DatesView
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.flow import Wrapped
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, spacer
from ui.widgets.named import named

NAMES = ("screening_visit", "enrolment", "first_dose")
Days = tuple[date | None, date | None, date | None]


class DatesStrip(Card):
    changed = Signal(dict)
    """The three dates by their names, after one was entered."""

    def __init__(self) -> None:
        self._consent = named("consent_date", Label())
        self._visit = named("visit_date", DateField())
        self._enrolment = named("enrolment_date", DateField())
        self._dose = named("first_dose_date", DateField())
        self._note = Label(role="caption")
        self._shown: Days = (None, None, None)
        consent = column(Label(_("Consent"), "label"), self._consent, spacer(), gap=12)
        given = QWidget()
        given.setLayout(consent)
        fields = Wrapped(
            given,
            FormField(_("Screenin&g visit"), self._visit),
            FormField(_("Planned enrolment (Day &0)"), self._enrolment),
            FormField(_("&First dose"), self._dose),
            gap=24,
            is_at_the_end=False,
        )
        super().__init__(fields, self._note, margin=12)
        for field in self._fields:
            field.changed.connect(self._tell)

    @property
    def _fields(self) -> tuple[DateField, DateField, DateField]:
        return self._visit, self._enrolment, self._dose

    def display(self, dates: DatesView, *, can_enter: bool, today: date | None) -> None:
        """Show the stored dates; one that was refused stays as it was typed."""
        self._consent.setText(dates.consent.isoformat())
        self._note.setText(dates.counted_from)
        self._visit.set_limits(dates.consent, today)
        for field in (self._enrolment, self._dose):
            field.set_limits(dates.consent, None)
        stored: Days = (dates.screening_visit, dates.enrolment, dates.first_dose)
        for field, was, now in zip(self._fields, self._shown, stored, strict=True):
            if was != now:
                show_day(field, now, "")
            field.setEnabled(can_enter)
        self._shown = stored

    def forget(self) -> None:
        """Begin anew: the dates of another screening come."""
        self._shown = (None, None, None)
        for field in self._fields:
            field.set_day(None)

    def start(self) -> None:
        self._visit.setFocus()

    def _tell(self) -> None:
        if not any(field.has_problem for field in self._fields):
            days = [field.day() for field in self._fields]
            self.changed.emit(dict(zip(NAMES, days, strict=True)))
