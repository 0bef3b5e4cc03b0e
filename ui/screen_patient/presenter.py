"""From a patient in the next chair to a screening with its number: who, trial, consent."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.screening import record_consent
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import Duty, Role
from coordinator.domain.subject import Subject, SubjectLine
from coordinator.domain.trial import Trial, TrialLine
from coordinator.queries.staff import site_of, staff_of
from coordinator.queries.subjects import subject_of, subjects_like
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Registry
from ui.desk import Desk, Errand
from ui.screen_patient.choices import choices_of, patient_row, patient_words
from ui.screen_patient.consenting import asked_of, consent_of, missing
from ui.screen_patient.view import Asked, ScreenPatientView, Step, TypedConsent

LIMIT = 50


class ScreenPatientPresenter(QObject):
    shown = Signal(ScreenPatientView)
    asked = Signal(Asked)
    """What the day typed for the consent asks for."""
    problems_found = Signal(dict)
    """By the name of the field: what is wrong there."""
    screening_started = Signal(int)
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
        desk.refused.connect(self._note_refusal)

    def start(self, subject_id: int = 0, trial_id: int = 0) -> None:
        """Begin anew; what is known already is not asked."""
        self._is_entering = False
        self._subject = self._desk.ask(subject_of, subject_id) if subject_id else None
        lines = self._desk.ask(trials_of) if trial_id else ()
        found = [line.trial for line in lines if line.trial.id == trial_id]
        self._trial = found[0] if found else None
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

    def choose_trial(self, trial_id: int) -> None:
        lines = self._desk.ask(trials_of)
        self._trial = next(line.trial for line in lines if line.trial.id == trial_id)
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
        self.asked.emit(self._asked(given_on))

    def record(self, typed: TypedConsent) -> None:
        """Record the consent and begin the walk, or say at the fields what is missing."""
        asked = self._asked(typed.given_on)
        problems = missing(typed, asked)
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
        limit = self._desk.ask(site_of).late_entry_days
        return asked_of(given_on, _birth(self._subject), self._desk.ask(_day_of), limit)

    def _go_on(self) -> None:
        if self._subject is None:
            self._step = Step.WHO
            self._words = ""
            self._lines = self._desk.ask(subjects_like, "", LIMIT)
        elif self._trial is None:
            self._step = Step.TRIAL
        else:
            self._step = Step.CONSENT
        self._tell()

    def _found(self, lines: tuple[SubjectLine, ...]) -> None:
        self._errand = None
        self._lines = lines
        self._tell()

    def _note_refusal(self, error: CoordinatorError) -> None:
        self._refusal = error

    def _trials(self) -> tuple[TrialLine, ...]:
        return self._desk.ask(trials_of) if self._step is Step.TRIAL else ()

    def _tell(self) -> None:
        me = self._desk.staff_member
        today = self._desk.ask(_day_of)
        subject, trial = self._subject, self._trial
        people = self._desk.ask(staff_of) if self._step is Step.CONSENT else ()
        clinical = (Role.COORDINATOR, Role.INVESTIGATOR)
        self.shown.emit(
            ScreenPatientView(
                step=self._step,
                words=self._words,
                patients=tuple(patient_row(line, me.sees_identity) for line in self._lines),
                trials=choices_of(self._trials()),
                patient=patient_words(subject, today) if subject else "",
                trial=f"{trial.label} · {trial.short_title}" if trial else "",
                staff=tuple(person.name for person in people if person.role in clinical),
                today=today,
                born=_birth(subject),
                is_entering=self._is_entering,
                can_enter=me.is_delegated(Duty.OBTAIN_CONSENT, today),
                sees_identity=me.sees_identity,
                is_busy=self._errand is not None,
            )
        )


def _birth(subject: Subject | None) -> date | None:
    return subject.identity.birth_on if subject and subject.identity else None


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
