"""The consent: without it there is no screening number (C1)."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from coordinator.text import _
from ui.screen_patient.view import Asked, ScreenPatientView, TypedConsent
from ui.widgets.buttons import primary
from ui.widgets.card import Card
from ui.widgets.dates import DateField, TimeField
from ui.widgets.form import FormField
from ui.widgets.labels import Label, heading
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named

WIDTH = 400, 560
GUARDIAN_WIDTH = 340, 456


class ConsentStep(QWidget):
    recorded = Signal(TypedConsent)
    date_typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._given_on = named("given_on", DateField())
        self._given_at = named("given_at", TimeField())
        self._version = named("form_version", QLineEdit())
        self._by = named("obtained_by", QLineEdit())
        self._guardian = GuardianCard()
        self._late_note = named("late_note", Label())
        self._late = named("late_reason", QLineEdit())
        self._problem = named("consent_problem", Label(role="caption"))
        self._record = named(
            "record_consent", primary(_("&Record consent and start the walk"), "tick")
        )
        self._fields = {
            "given_on": named(
                "given_on_field", FormField(_("&Date"), self._given_on, required=True)
            ),
            "given_at": FormField(_("&Time"), self._given_at, required=True),
            "form_version": FormField(
                _("&Version of the consent form"), self._version, required=True
            ),
            "obtained_by": FormField(_("&Obtained by"), self._by, required=True),
            **self._guardian.fields,
            "late_reason": FormField(
                _("Reason for the &late entry"), self._late, required=True
            ),
        }
        self._lay_out()
        self._connect()

    def display(self, view: ScreenPatientView) -> None:
        self._given_on.set_limits(view.born, view.today)
        self._guardian.set_limits(view.born, view.today)
        completer = QCompleter(list(view.staff), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._by.setCompleter(completer)
        self._record.setEnabled(view.can_enter)

    def forget(self) -> None:
        """Empty all fields: the consent of another subject, or to another trial, comes."""
        for moment in (self._given_on, self._guardian.consented_on):
            moment.set_day(None)
        self._given_at.set_clock_time(None)
        for line in (self._version, self._by, self._late, *self._guardian.lines):
            line.clear()
        self._guardian.has_assent.setChecked(False)
        self.show_problems({})
        self.ask(Asked())

    def ask(self, asked: Asked) -> None:
        self._guardian.ask(asked.guardian)
        self._late_note.setText(asked.late)
        self._late_note.setVisible(bool(asked.late))
        self._fields["late_reason"].setVisible(bool(asked.late))

    def show_problems(self, problems: dict[str, str]) -> None:
        for name, field in self._fields.items():
            field.show_problem(_own_problem(field) or problems.get(name, ""))
        self._problem.setText(problems.get("form", ""))
        self._problem.setVisible("form" in problems)
        wrong = [name for name in self._fields if name in problems]
        if wrong:
            self._fields[wrong[0]].setFocus()

    def start(self) -> None:
        self._given_on.setFocus()

    def typed(self) -> TypedConsent:
        guardian = self._guardian
        return TypedConsent(
            self._given_on.day(),
            self._given_at.clock_time(),
            self._version.text(),
            self._by.text(),
            guardian.name.text(),
            guardian.relation.text(),
            guardian.consented_on.day(),
            guardian.has_assent.isChecked(),
            self._late.text(),
        )

    def _connect(self) -> None:
        self._given_on.changed.connect(lambda: self.date_typed.emit(self._given_on.day()))
        self._record.clicked.connect(lambda: self.recorded.emit(self.typed()))

    def _lay_out(self) -> None:
        fields = self._fields
        self._problem.setProperty("wrong", True)
        card = Card(
            heading(_("The subject's consent")),
            row(fields["given_on"], fields["given_at"], spacer(), gap=24),
            fields["form_version"],
            fields["obtained_by"],
            self._late_note,
            fields["late_reason"],
            gap=16,
            margin=24,
        )
        _between(card, *WIDTH)
        _between(self._guardian, *GUARDIAN_WIDTH)
        beside = column(self._guardian, spacer(), gap=0)
        left = column(card, spacer(), gap=0)
        cards = row(left, beside, spacer(), gap=24)
        foot = row(self._record, spacer())
        self.setLayout(column(cards, self._problem, foot, spacer(), gap=16))
        self.ask(Asked())
        self._problem.hide()


class GuardianCard(Card):
    """What a guardian has to say for a minor (C3)."""

    def __init__(self) -> None:
        self.name = named("guardian_name", QLineEdit())
        self.relation = named("guardian_relation", QLineEdit())
        self.consented_on = named("guardian_consented_on", DateField())
        self.has_assent = named("has_assent", QCheckBox(_("The child has given &assent")))
        self._why = named("guardian_note", Label())
        self.fields = {
            "guardian_name": FormField(_("&Guardian's name"), self.name, required=True),
            "guardian_relation": FormField(
                _("Relat&ion"), self.relation, _("Mother, father, …"), required=True
            ),
            "guardian_consented_on": FormField(
                _("Guardian &signed on"), self.consented_on, required=True
            ),
        }
        super().__init__(
            heading(_("Guardian's consent")),
            self._why,
            self.fields["guardian_name"],
            row(
                self.fields["guardian_relation"],
                self.fields["guardian_consented_on"],
                gap=24,
            ),
            self.has_assent,
            gap=16,
            margin=24,
        )

    @property
    def lines(self) -> tuple[QLineEdit, QLineEdit]:
        return self.name, self.relation

    def set_limits(self, born: date | None, today: date) -> None:
        self.consented_on.set_limits(born, today)

    def ask(self, why: str) -> None:
        self._why.setText(why)
        self.setVisible(bool(why))


def _own_problem(field: FormField) -> str:
    """Say what is wrong with the day or the time that stands in `field`; it tells more."""
    moment = field.input
    return moment.problem() if isinstance(moment, DateField | TimeField) else ""


def _between(widget: QWidget, narrowest: int, widest: int) -> None:
    widget.setMinimumWidth(narrowest)
    widget.setMaximumWidth(widest)
