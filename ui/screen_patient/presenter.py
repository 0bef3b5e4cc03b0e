"""From a patient in the next chair to a screening with its number: who, trial, consent."""

from dataclasses import asdict
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.consents import enter_consent_form
from coordinator.commands.screening import record_consent
from coordinator.domain.consent_asked import (
    Asked,
    Paper,
    admits_adults_only,
    asked_of,
    missing,
)
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.prescreening import Prescreening, ToldFacts, TrialFit
from coordinator.domain.staff import Duty, Role
from coordinator.domain.subject import Subject, SubjectLine
from coordinator.domain.trial import Trial
from coordinator.queries.consents import consent_forms_of
from coordinator.queries.prescreening import prescreening
from coordinator.queries.staff import site_of, staff_of
from coordinator.queries.subjects import subject_of, subjects_like
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Registry
from ui.desk import Desk, Errand
from ui.screen_patient.choices import choices_of, patient_row, patient_words
from ui.screen_patient.consenting import consent_of
from ui.screen_patient.view import ScreenPatientView, Step
from ui.widgets.consent_fields import TypedConsent
from ui.widgets.form_version import TypedVersion

LIMIT = 50


class FitsSoFar(QObject):
    """How the trials stand with what is known of the subject, asked beside the screen."""

    found = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._errand: Errand | None = None
        self.by_trial: dict[int, TrialFit] = {}

    def ask(self, subject: Subject) -> None:
        if self._errand is not None:
            self._errand.cancel()
        self.by_trial = {}
        self._errand = self._desk.ask_in_background(
            prescreening, ToldFacts(), subject.id, done=self._keep
        )

    def _keep(self, found: Prescreening) -> None:
        self._errand = None
        self.by_trial = {fit.trial.id: fit for fit in found.trials}
        self.found.emit()


class ScreenPatientPresenter(QObject):
    shown = Signal(ScreenPatientView)
    asked = Signal(Asked)
    """What the day typed for the consent asks for."""
    problems_found = Signal(dict)
    """By the name of the field: what is wrong there."""
    version_entered = Signal(str)
    """A missing version of the consent form is on record now."""
    screening_started = Signal(int)
    prescreen_wanted = Signal(int)
    """The subject is to be held against all trials, from where a trial is chosen."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words = ""
        self._step = Step.WHO
        self._is_entering = False
        self._subject: Subject | None = None
        self._trial: Trial | None = None
        self._refusal: CoordinatorError | None = None
        self._lines: tuple[SubjectLine, ...] = ()
        self._errand: Errand | None = None
        self._given_on: date | None = None
        self._fits = FitsSoFar(desk)
        self._fits.found.connect(self._show_fits)
        desk.refused.connect(self._note_refusal)

    def start(self, subject_id: int = 0, trial_id: int = 0) -> None:
        """Begin anew; what is known already is not asked."""
        self._is_entering = False
        self._subject = self._desk.ask(subject_of, subject_id) if subject_id else None
        self._trial = _trial_of(self._desk, trial_id) if trial_id else None
        self._go_on()

    def search(self, words: str) -> None:
        """Look for `words` in all names and numbers, beside the screen."""
        self._words = words
        if self._errand is not None:
            self._errand.cancel()
        self._errand = self._desk.ask_in_background(
            subjects_like, words, LIMIT, done=self._found
        )
        self._tell()

    def enter_subject(self) -> None:
        self._is_entering = True
        self._tell()

    def stop_entering(self) -> None:
        self._is_entering = False
        self._tell()

    def choose_subject(self, subject_id: int) -> None:
        self._is_entering = False
        self._subject = self._desk.ask(subject_of, subject_id)
        self._go_on()

    def prescreen(self) -> None:
        if self._subject is not None:
            self.prescreen_wanted.emit(self._subject.id)

    def choose_trial(self, trial_id: int) -> None:
        self._trial = _trial_of(self._desk, trial_id)
        self._go_on()

    def go_back(self) -> None:
        """Go one step back; from the first one, leave."""
        if self._is_entering:
            self.stop_entering()
        elif self._step is Step.CONSENT:
            self._trial = None
            self._go_on()
        elif self._step is Step.TRIAL:
            self._subject = None
            self._go_on()
        else:
            self.left.emit()

    def date_typed(self, given_on: date | None) -> None:
        """Say whether a guardian has to consent, and whether the entry is late (C3, W4)."""
        self._given_on = given_on
        self.asked.emit(self._asked(given_on))

    def enter_version(self, typed: TypedVersion) -> None:
        """Enter a version of the consent form that is missing, so that it can be chosen."""
        if self._trial is None or typed.valid_from is None:
            return
        entered = self._desk.did(
            enter_consent_form,
            trial_id=self._trial.id,
            version=typed.version,
            valid_from=typed.valid_from,
            valid_until=typed.valid_until,
        )
        if entered is not None:
            self.asked.emit(self._asked(self._given_on))
            self.version_entered.emit(typed.version)

    def record(self, typed: TypedConsent) -> None:
        """Record the consent and begin the walk, or say at the fields what is missing."""
        asked = self._asked(typed.given_on)
        problems = missing(asdict(typed), asked)
        subject, trial = self._subject, self._trial
        given_on, given_at = typed.given_on, typed.given_at
        if problems or subject is None or trial is None or given_on is None or given_at is None:
            self.problems_found.emit(problems)
            return
        self._refusal = None
        screening_id = self._desk.did(
            record_consent,
            subject_id=subject.id,
            trial_id=trial.id,
            consent=consent_of(typed, asked, given_on, given_at),
            guardian_name=typed.guardian_name if asked.guardian else "",
            late_reason=typed.late_reason if asked.late else "",
        )
        if screening_id is None:
            told = self._refusal.what_happened if self._refusal else ""
            self.problems_found.emit({"form": told})
        else:
            self.screening_started.emit(screening_id)

    def _asked(self, given_on: date | None) -> Asked:
        return _asked(self._desk, self._subject, self._trial, given_on)

    def _go_on(self) -> None:
        if self._subject is None:
            self._step = Step.WHO
            self._words = ""
            self._lines = self._desk.ask(subjects_like, "", LIMIT)
        elif self._trial is None:
            self._step = Step.TRIAL
            self._fits.ask(self._subject)
        else:
            self._step = Step.CONSENT
            self._given_on = None
        self._tell()

    def _show_fits(self) -> None:
        if self._step is Step.TRIAL and not self._is_entering:
            self._tell()

    def _found(self, lines: tuple[SubjectLine, ...]) -> None:
        self._errand = None
        self._lines = lines
        self._tell()

    def _note_refusal(self, error: CoordinatorError) -> None:
        self._refusal = error

    def _tell(self) -> None:
        me = self._desk.staff_member
        today = self._desk.ask(_day_of)
        subject, trial = self._subject, self._trial
        trials = self._desk.ask(trials_of) if self._step is Step.TRIAL else ()
        people = self._desk.ask(staff_of) if self._step is Step.CONSENT else ()
        clinical = (Role.COORDINATOR, Role.INVESTIGATOR)
        self.shown.emit(
            ScreenPatientView(
                step=self._step,
                words=self._words,
                patients=tuple(patient_row(line, me.sees_identity) for line in self._lines),
                trials=choices_of(trials, self._fits.by_trial),
                patient=patient_words(subject, today) if subject else "",
                trial=f"{trial.label} · {trial.short_title}" if trial else "",
                staff=tuple(person.name for person in people if person.role in clinical),
                today=today,
                born=_birth(subject),
                asked=self._asked(None) if self._step is Step.CONSENT else Asked(),
                is_entering=self._is_entering,
                can_enter=me.is_delegated(Duty.OBTAIN_CONSENT, today),
                sees_identity=me.sees_identity,
                is_busy=self._errand is not None,
            )
        )


def _trial_of(desk: Desk, trial_id: int) -> Trial | None:
    found = (line.trial for line in desk.ask(trials_of) if line.trial.id == trial_id)
    return next(found, None)


def _birth(subject: Subject | None) -> date | None:
    return subject.identity.birth_on if subject and subject.identity else None


def _asked(
    desk: Desk, subject: Subject | None, trial: Trial | None, given_on: date | None
) -> Asked:
    if trial is None:
        return Asked()
    paper = Paper(desk.ask(consent_forms_of, trial.id), admits_adults_only(trial))
    return asked_of(given_on, _birth(subject), desk.ask(_day_of), desk.ask(site_of), paper)


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
