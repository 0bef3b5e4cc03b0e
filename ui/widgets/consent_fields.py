"""The fields of a consent: day and time, version, who obtained it, and a minor's guardian."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator.text import _
from ui.widgets.beside import Beside
from ui.widgets.card import Card
from ui.widgets.dates import DateField, TimeField
from ui.widgets.form import FormField
from ui.widgets.form_version import FormVersionPart, TypedVersion
from ui.widgets.guardian import GuardianCard
from ui.widgets.labels import Label, heading
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled

WIDTH = 400, 560
GUARDIAN_WIDTH = 340, 456


class AskedFor(Protocol):
    """What the day that was typed makes necessary, each with its reason in words."""

    @property
    def guardian(self) -> str: ...
    @property
    def assent(self) -> str: ...
    @property
    def late(self) -> str: ...
    @property
    def versions(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class TypedConsent:
    """What stands in the fields for the consent, right or wrong."""

    given_on: date | None = None
    given_at: time | None = None
    form_version: str = ""
    obtained_by: str = ""
    guardian_name: str = ""
    guardian_relation: str = ""
    guardian_consented_on: date | None = None
    has_assent: bool = False
    late_reason: str = ""


class ConsentFields(QWidget):
    date_typed = Signal(object)
    version_entered = Signal(TypedVersion)

    def __init__(
        self, title: str, *before: FormField, guardian_signs_apart: bool = True
    ) -> None:
        super().__init__()
        self._given_on = named("given_on", DateField())
        self._given_at = named("given_at", TimeField())
        self._version = FormVersionPart()
        self._by = named("obtained_by", QLineEdit())
        self._guardian = GuardianCard(has_day=guardian_signs_apart)
        self._late_note = named("late_note", Label())
        self._late = named("late_reason", QLineEdit())
        self._problem = styled(named("consent_problem", Label(role="caption")), wrong=True)
        self._fields = {
            **{field.input.objectName(): field for field in before},
            "given_on": named(
                "given_on_field", FormField(_("&Date"), self._given_on, required=True)
            ),
            "given_at": FormField(_("&Time"), self._given_at, required=True),
            "form_version": self._version.field,
            "obtained_by": FormField(_("&Obtained by"), self._by, required=True),
            **self._guardian.fields,
            "late_reason": FormField(
                _("Reason for the &late entry"), self._late, required=True
            ),
        }
        self._lay_out(title, before)
        self._given_on.changed.connect(lambda: self.date_typed.emit(self._given_on.day()))
        self._version.version_entered.connect(self.version_entered)

    def set_limits(self, earliest: date | None, today: date) -> None:
        self._given_on.set_limits(earliest, today)
        self._guardian.set_limits(earliest, today)

    def offer_people(self, names: Sequence[str]) -> None:
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._by.setCompleter(completer)

    def forget(self) -> None:
        """Empty all fields: the consent of another subject, or to another trial, comes."""
        self._given_on.set_day(None)
        self._given_at.set_clock_time(None)
        for line in (self._by, self._late):
            line.clear()
        self._guardian.forget()
        self._version.forget()
        self.show_problems({})

    def ask(self, asked: AskedFor) -> None:
        """Ask for what the day that was typed makes necessary."""
        self._version.offer(asked.versions, asked.note)
        self._guardian.ask(asked.guardian, asked.assent)
        self._late_note.setText(asked.late)
        self._late_note.setVisible(bool(asked.late))
        self._fields["late_reason"].setVisible(bool(asked.late))

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside each field what is wrong there, and below them what is with the whole."""
        for name, field in self._fields.items():
            field.show_problem(_own_problem(field) or problems.get(name, ""))
        self._problem.setText(problems.get("form", ""))
        self._problem.setVisible("form" in problems)
        wrong = [name for name in self._fields if name in problems]
        if wrong:
            self._fields[wrong[0]].setFocus()

    def choose_version(self, version: str) -> None:
        self._version.choose(version)

    def start(self) -> None:
        next(iter(self._fields.values())).setFocus()

    def typed(self) -> TypedConsent:
        guardian = self._guardian
        return TypedConsent(
            self._given_on.day(),
            self._given_at.clock_time(),
            self._version.version(),
            self._by.text(),
            guardian.name.text(),
            guardian.relation.text(),
            guardian.consented_on.day(),
            guardian.has_assent.isChecked(),
            self._late.text(),
        )

    def _lay_out(self, title: str, before: Sequence[FormField]) -> None:
        fields = self._fields
        card = Card(
            heading(title),
            *before,
            row(fields["given_on"], fields["given_at"], spacer(), gap=24),
            self._version,
            fields["obtained_by"],
            self._late_note,
            fields["late_reason"],
            gap=16,
            margin=24,
        )
        _between(card, *WIDTH)
        _between(self._guardian, *GUARDIAN_WIDTH)
        left, beside, rest = QWidget(), QWidget(), QWidget()
        left.setLayout(column(card, spacer(), gap=0))
        beside.setLayout(column(self._guardian, spacer(), gap=0))
        cards = Beside(left, beside, filling(rest), gap=24)
        self.setLayout(column(cards, self._problem, gap=16))
        for part in (self._problem, self._guardian, self._late_note, fields["late_reason"]):
            part.hide()


def _own_problem(field: FormField) -> str:
    """Say what is wrong with the day or the time that stands in `field`; it tells more."""
    moment = field.input
    return moment.problem() if isinstance(moment, DateField | TimeField) else ""


def _between(widget: QWidget, narrowest: int, widest: int) -> None:
    widget.setMinimumWidth(narrowest)
    widget.setMaximumWidth(widest)
