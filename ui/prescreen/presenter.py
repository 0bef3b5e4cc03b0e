"""Holds what is known of a person against all trials, each time something is typed (P3)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from coordinator.commands.evidence import enter_observation
from coordinator.commands.prescreening import note_prescreening
from coordinator.domain.prescreening import (
    CriterionSeen,
    Prescreening,
    ToldFacts,
    TrialFit,
)
from coordinator.domain.subject import Subject
from coordinator.domain.units import Analyte
from coordinator.instruments.conversions import analytes
from coordinator.queries.evidence import question_on_told
from coordinator.queries.prescreening import criteria_prescreened, prescreening
from coordinator.queries.subjects import subject_of
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.desk import Desk, Errand
from ui.prescreen.showing import Narrowed, may_of, view_of
from ui.prescreen.telling import age_problem, observations_of, told_by
from ui.prescreen.view import PrescreenView, Problems, TypedFacts
from ui.prescreen.wording import detail_of

PAUSE_MS = 150  # after the last key
Found = tuple[Prescreening, dict[str, Analyte]]


class ChosenTrial(QObject):
    """The trial that is looked at criterion by criterion."""

    detailed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._errand: Errand | None = None
        self.trial_id = 0

    def read(self, trials: Sequence[TrialFit], told: ToldFacts, subject_id: int | None) -> None:
        """Ask beside the screen what is found at each of its criteria."""
        if self._errand is not None:
            self._errand.cancel()
        found = next((fit for fit in trials if fit.trial.id == self.trial_id), None)
        if found is None:
            self.detailed.emit(None)
            return
        self._errand = self._desk.ask_in_background(
            criteria_prescreened,
            found.version_id,
            told,
            subject_id,
            done=partial(self._tell, found),
        )

    def _tell(self, found: TrialFit, seen: tuple[CriterionSeen, ...]) -> None:
        self._errand = None
        self.detailed.emit(detail_of(found, seen))


class PrescreenPresenter(QObject):
    shown = Signal(PrescreenView)
    detailed = Signal(object)
    """What is found at each criterion of the chosen trial; None where none is chosen."""
    problems_found = Signal(Problems)
    forgotten = Signal()
    """What was typed is kept elsewhere, or about somebody else: the fields are emptied."""
    noted = Signal(str)
    trial_chosen = Signal(int, int)
    """A subject, or 0 for a person without identity, is to be screened for this trial."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject: Subject | None = None
        self._typed = TypedFacts()
        self._told = ToldFacts()
        self._narrowed = Narrowed()
        self._found: Prescreening | None = None
        self._analytes: dict[str, Analyte] = {}
        self._chosen = ChosenTrial(desk)
        self._chosen.detailed.connect(self.detailed)
        self._errand: Errand | None = None
        self._is_attended = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._hold_against)
        desk.changed.connect(self._follow)

    def open(self, subject_id: int = 0) -> None:
        """Begin with a subject, or without one go on with the person of before."""
        former = self._subject.id if self._subject else 0
        self._subject = self._desk.ask(subject_of, subject_id) if subject_id else None
        if self._subject is not None and not self._desk.staff_member.sees_identity:
            self._subject = replace(self._subject, identity=None)
        if former != subject_id:
            self.forget()
        else:
            self.refresh()

    def forget(self) -> None:
        """Begin anew, with another person or with none of the facts typed."""
        self._typed = TypedFacts()
        self.forgotten.emit()
        self.refresh()

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False
        self._pause.stop()

    def tell(self, typed: TypedFacts) -> None:
        """Take what stands in the fields, and hold it against the trials after a moment."""
        self._typed = typed
        self.problems_found.emit(problems_of(typed, self._today))
        self._pause.start()

    def look_for(self, words: str) -> None:
        self._narrow(replace(self._narrowed, words=words))

    def show(self, fit: str) -> None:
        self._narrow(replace(self._narrowed, show=fit))

    def choose(self, trial_id: int) -> None:
        """Look at one trial criterion by criterion."""
        self._chosen.trial_id = trial_id
        self._read_chosen()

    def go_on(self) -> None:
        """Screen the person for the chosen trial."""
        trial_id = self._chosen.trial_id
        if trial_id and may_of(self._desk.staff_member, self._told, self._today).go_on:
            self.trial_chosen.emit(self._subject_id or 0, trial_id)

    def note(self) -> None:
        """Note in the pre-screening log what is known, without identity (P3)."""
        told = told_by(self._typed, self._today)
        work = partial(note_prescreening, actor=self._desk.staff_member, told=told)
        self._desk.ask_in_background(work, done=self._say_noted)

    def keep(self) -> None:
        """Enter the facts typed as evidence of the subject, as far as they are accepted."""
        if self._subject is None:
            return
        told = told_by(self._typed, self._today)
        for count, observation in enumerate(told.observations):
            command = partial(enter_observation, subject_id=self._subject.id, told=observation)
            if self._desk.did(command) is None:
                if count:
                    self._say_kept(count)
                return
        self._say_kept(len(told.observations))
        self.forget()

    def refresh(self) -> None:
        """Ask anew beside the screen; what is shown stays until the answer is here."""
        self._told = told_by(self._typed, self._today)
        if self._errand is not None:
            self._errand.cancel()
        self._errand = self._desk.ask_in_background(
            held_against, self._told, self._subject_id, done=self._display
        )
        self._tell()

    @property
    def _today(self) -> date:
        return self._desk.ask(day_of)

    @property
    def _subject_id(self) -> int | None:
        return self._subject.id if self._subject else None

    def _hold_against(self) -> None:
        if told_by(self._typed, self._today) != self._told:
            self.refresh()

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()

    def _display(self, found: Found) -> None:
        self._errand = None
        self._found, self._analytes = found
        self._tell()
        self._read_chosen()

    def _narrow(self, narrowed: Narrowed) -> None:
        if narrowed != self._narrowed:
            self._narrowed = narrowed
            self._tell()

    def _read_chosen(self) -> None:
        trials = self._found.trials if self._found else ()
        self._chosen.read(trials, self._told, self._subject_id)

    def _tell(self) -> None:
        found = self._found or Prescreening(self._today)
        may = may_of(self._desk.staff_member, self._told, self._today)
        view = view_of(found, self._subject, self._analytes, self._narrowed, may)
        self.shown.emit(replace(view, is_busy=self._errand is not None))

    def _say_noted(self, count: int) -> None:
        words = many("Noted for {count} trial.", "Noted for {count} trials.", count)
        self.noted.emit(words)

    def _say_kept(self, count: int) -> None:
        self.noted.emit(
            many(
                "{count} fact is kept as evidence: claimed until its source is entered.",
                "{count} facts are kept as evidence: claimed until their source is entered.",
                count,
            )
        )


def held_against(registry: Registry, told: ToldFacts, subject_id: int | None) -> Found:
    return prescreening(registry, told, subject_id), analytes()


def problems_of(typed: TypedFacts, today: date) -> Problems:
    """Say what cannot be an age, and which values are unusual: compare with the report."""
    said = {
        fact.asked.what: question
        for fact in typed.facts
        for told in observations_of(fact, today)
        if (question := question_on_told(told)) is not None
    }
    said |= {fact.asked.what: _("Enter the day.") for fact in typed.facts if fact.lacks_day}
    return Problems(age_problem(typed.age), said)


def day_of(registry: Registry) -> date:
    return registry.clock().date()
