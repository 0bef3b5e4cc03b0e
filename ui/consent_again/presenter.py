"""The consents of a screening, and a new one that is due."""

from dataclasses import asdict, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.consents import enter_consent_form, record_consent_again
from coordinator.domain.consent_asked import (
    Asked,
    Paper,
    admits_adults_only,
    asked_of,
    missing,
)
from coordinator.domain.consent_changes import ConsentGivenMeanwhile
from coordinator.domain.consent_form import AgainBecause, ConsentAgain
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.screening import Screening, ScreeningEnded
from coordinator.domain.screening_words import subtitle_words
from coordinator.domain.staff import Duty, NotDelegated, Role
from coordinator.queries.consents import consent_forms_of
from coordinator.queries.screenings import screening_of
from coordinator.queries.staff import site_of, staff_of
from coordinator.registry.consents import FOLLOWED
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.consent_again.showing import due_words, given_views, only_reason, reasons_of
from ui.consent_again.view import ConsentsView
from ui.desk import Desk
from ui.widgets.consent_fields import TypedConsent
from ui.widgets.form_version import TypedVersion

CLINICAL = (Role.COORDINATOR, Role.INVESTIGATOR)


class ConsentAgainPresenter(QObject):
    shown = Signal(ConsentsView)
    asked = Signal(Asked)
    """What the day typed for the consent asks for."""
    overtaken = Signal(ConsentsView)
    """Another window recorded a consent: what is typed stays."""
    problems_found = Signal(dict)
    """By the name of the field: what is wrong there."""
    version_entered = Signal(str)
    recorded = Signal(str)
    """The consent is in the registry, in a sentence."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._screening: Screening | None = None
        self._given_on: date | None = None
        self._refusal: CoordinatorError | None = None
        desk.refused.connect(self._note_refusal)

    def open(self, screening_id: int) -> None:
        self._given_on = None
        self._screening = self._desk.ask(screening_of, screening_id, with_identity=True)
        self.shown.emit(self._view(self._screening))

    def date_typed(self, given_on: date | None) -> None:
        self._given_on = given_on
        if self._screening is not None:
            self.asked.emit(self._asked(self._screening))

    def enter_version(self, typed: TypedVersion) -> None:
        """Enter a version of the consent form that is missing, so that it can be chosen."""
        screening = self._screening
        if screening is None or typed.valid_from is None:
            return
        entered = self._desk.did(
            enter_consent_form,
            trial_id=screening.trial.id,
            version=typed.version,
            valid_from=typed.valid_from,
            valid_until=typed.valid_until,
        )
        if entered is not None:
            self.asked.emit(self._asked(screening))
            self.version_entered.emit(typed.version)

    def record(self, because: str, typed: TypedConsent) -> None:
        """Record the consent, or say at the fields what is missing; leave when all is given."""
        screening = self._screening
        if screening is None:
            return
        asked = self._asked(screening)
        whole = replace(typed, guardian_consented_on=typed.given_on)  # signs the same paper
        problems = missing(asdict(whole) | {"because": because}, asked, "because")
        if problems or typed.given_on is None or typed.given_at is None:
            self.problems_found.emit(problems)
            return
        given = ConsentAgain(
            AgainBecause(because),
            typed.form_version,
            typed.given_on,
            typed.given_at,
            typed.obtained_by,
            typed.guardian_relation if asked.guardian else "",
            has_assent=bool(asked.assent) and typed.has_assent,
        )
        self._store(screening, given, typed, asked)

    def leave(self) -> None:
        self.left.emit()

    def _store(
        self, screening: Screening, given: ConsentAgain, typed: TypedConsent, asked: Asked
    ) -> None:
        self._refusal = None
        done = self._desk.do(
            record_consent_again,
            screening_id=screening.id,
            given=given,
            guardian_name=typed.guardian_name if asked.guardian else "",
            late_reason=typed.late_reason if asked.late else "",
            seen=len(screening.consents_again),
        )
        if not done:
            self._show_refusal(screening)
            return
        self.open(screening.id)
        if self._screening is not None and not self._screening.lacking:
            self.left.emit()
        words = _("The consent of {number} to version {version} is recorded.")
        self.recorded.emit(
            words.format(number=screening.screening_number, version=given.form_version)
        )

    def _show_refusal(self, screening: Screening) -> None:
        """Say what was refused; a consent that came between is shown with those given."""
        if isinstance(self._refusal, ConsentGivenMeanwhile):
            found = self._desk.ask(screening_of, screening.id, with_identity=True)
            self._screening = found
            self.overtaken.emit(self._view(found))
        words = str(self._refusal) if self._refusal else ""
        self.problems_found.emit({"form": words})

    def _asked(self, screening: Screening) -> Asked:
        identity = screening.subject.identity
        forms = self._desk.ask(consent_forms_of, screening.trial.id)
        return asked_of(
            self._given_on,
            identity.birth_on if identity else None,
            self._desk.ask(_day_of),
            self._desk.ask(site_of),
            Paper(forms, admits_adults_only(screening.trial)),
        )

    def _view(self, screening: Screening) -> ConsentsView:
        people = self._desk.ask(staff_of)
        today = self._desk.ask(_day_of)
        return ConsentsView(
            screening_id=screening.id,
            title=_("Consents of {number}").format(number=screening.screening_number),
            subtitle=subtitle_words(screening),
            due=due_words(screening.lacking),
            given=given_views(screening),
            reasons=reasons_of(screening.lacking),
            because=only_reason(screening.lacking),
            people=tuple(person.name for person in people if person.role in CLINICAL),
            consented_on=screening.consent.given_on,
            today=today,
            asked=self._asked(screening),
            closed=self._closed(screening, today),
        )

    def _closed(self, screening: Screening, today: date) -> str:
        """Say why nothing can be recorded here; empty where it can."""
        me = self._desk.staff_member
        if screening.state not in FOLLOWED:
            return ScreeningEnded(screening.screening_number, screening.state).what_happened
        if not me.is_delegated(Duty.OBTAIN_CONSENT, today, screening.trial.id):
            return NotDelegated(me.name, Duty.OBTAIN_CONSENT, today).what_happened
        return ""

    def _note_refusal(self, error: CoordinatorError) -> None:
        self._refusal = error


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
