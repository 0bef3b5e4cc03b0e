"""Records are read beside the screen; each becomes a trial, or a version of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from coordinator.commands.trials import draft_version, register_trial
from coordinator.domain.errors import CoordinatorError, Unavailable
from coordinator.domain.record import RegistryRecord, Severity
from coordinator.domain.staff import StaffMember
from coordinator.domain.trial import Trial
from coordinator.queries.trials import same_trial, source_of, versions_of
from coordinator.records import read, read_text
from coordinator.registry.store import Registry
from coordinator.text import N_, _
from ui.add_trial.view import AddTrialView, ReadingState, ReadingView
from ui.desk import Desk, Errand, Report

SENTENCES: Final = {
    ReadingState.NEW: N_("A trial that is not here yet."),
    ReadingState.KNOWN: N_("This is a record of {trial}, which is here already."),
    ReadingState.SAME: N_("Exactly this text was read for {trial} before."),
    ReadingState.REFUSED: N_("It could not be read."),
    ReadingState.ADDED: N_("Entered. Its record waits for review."),
}


class FileUnreadable(Unavailable):
    problem = N_("{file} could not be opened: {why}.")
    remedy = N_("See whether it is still there and may be read, then open it again.")

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file=file, why=why)


@dataclass(frozen=True, slots=True)
class Known:
    """A trial that is here already, and whether exactly this text was read for it."""

    trial: Trial
    is_same_text: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One record as it was read, or why it could not be."""

    file_name: str
    is_pasted: bool = False
    record: RegistryRecord | None = None
    error: CoordinatorError | None = None
    known: Known | None = None
    trial_id: int | None = None  # once it was added


class AddTrialPresenter(QObject):
    shown = Signal(AddTrialView)
    reading_begun = Signal(Errand)
    review_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._keys = count()
        self._readings: dict[int, Reading] = {}

    def refresh(self) -> None:
        self._show()

    def read_text(self, text: str) -> None:
        self._begin(self._desk.work_in_background(reading_of_text, text, done=self._take))

    def read_files(self, paths: Sequence[Path]) -> None:
        if paths:
            errand = self._desk.report_in_background(
                readings_of_files, tuple(paths), done=self._take
            )
            self._begin(errand)

    def add(self, key: int) -> None:
        """Enter the record as a trial, and go to its review."""
        if self._register(key):
            self.review(key)

    def add_all_new(self) -> None:
        """Enter every record of a trial that is not here yet."""
        for key, reading in tuple(self._readings.items()):
            if _state_of(reading) is ReadingState.NEW and not self._register(key):
                break
        self._look_up()

    def add_as_version(self, key: int) -> None:
        """Enter the record as a new version of the trial that it is a record of."""
        reading = self._readings[key]
        if reading.record is None or reading.known is None:
            return
        trial_id = reading.known.trial.id
        if self._desk.do(draft_version, trial_id=trial_id, record=reading.record):
            self._readings[key] = replace(reading, trial_id=trial_id)
            self.review(key)

    def review(self, key: int) -> None:
        trial_id = self._readings[key].trial_id
        if trial_id is not None:
            self._look_up()
            self.review_wanted.emit(self._desk.ask(versions_of, trial_id)[0].id)

    def drop(self, key: int) -> None:
        """Take a reading off the list; nothing of it was stored."""
        self._readings.pop(key, None)
        self._show()

    def leave(self) -> None:
        self.left.emit()

    def _register(self, key: int) -> bool:
        reading = self._readings[key]
        record = reading.record
        if record is None:
            return False

        def enter(registry: Registry, actor: StaffMember) -> None:
            trial_id = register_trial(registry, actor, record=record)
            self._readings[key] = replace(reading, trial_id=trial_id)

        return self._desk.do(enter)

    def _begin(self, errand: Errand) -> None:
        self.reading_begun.emit(errand)

    def _take(self, readings: tuple[Reading, ...]) -> None:
        first = None
        for reading in readings:
            key = next(self._keys)
            first = key if first is None else first
            self._readings[key] = reading
        self._look_up(first)

    def _look_up(self, newest: int | None = None) -> None:
        """Find out which of the records are of trials that are here already."""
        asked = {
            key: reading.record
            for key, reading in self._readings.items()
            if reading.record is not None and reading.trial_id is None
        }

        def done(known: dict[int, Known | None]) -> None:
            for key, found in known.items():
                if key in self._readings:
                    self._readings[key] = replace(self._readings[key], known=found)
            self._show(newest)

        self._desk.ask_in_background(known_of, asked, done=done)

    def _show(self, newest: int | None = None) -> None:
        views = tuple(_view_of(key, reading) for key, reading in self._readings.items())
        self.shown.emit(AddTrialView(views, -1 if newest is None else newest))


def reading_of_text(text: str) -> tuple[Reading, ...]:
    """Read pasted text; called in the pool."""
    name = _("Pasted text")
    try:
        return tuple(Reading(name, is_pasted=True, record=record) for record in read_text(text))
    except CoordinatorError as error:
        return (Reading(name, is_pasted=True, error=error),)


def readings_of_files(report: Report, paths: Sequence[Path]) -> tuple[Reading, ...]:
    """Read files one after the other; called in the pool."""
    readings: list[Reading] = []
    for number, path in enumerate(paths):
        report(number / len(paths), _("Reading {file}").format(file=path.name))
        readings += _readings_of(path)
    return tuple(readings)


def _readings_of(path: Path) -> list[Reading]:
    try:
        return [
            Reading(path.name, record=record) for record in read(path.read_bytes(), path.name)
        ]
    except CoordinatorError as error:
        return [Reading(path.name, error=error)]
    except OSError as error:
        why = FileUnreadable(path.name, error.strerror or type(error).__name__)
        return [Reading(path.name, error=why)]


def known_of(registry: Registry, records: dict[int, RegistryRecord]) -> dict[int, Known | None]:
    """Give for each record the trial that is here already, if there is one."""
    return {key: _known(registry, record) for key, record in records.items()}


def _known(registry: Registry, record: RegistryRecord) -> Known | None:
    trial = same_trial(registry, record)
    if trial is None:
        return None
    sources = {version.source_id for version in versions_of(registry, trial.id)}
    texts = {source_of(registry, source).sha256 for source in sources if source is not None}
    return Known(trial, record.source.sha256 in texts)


def _state_of(reading: Reading) -> ReadingState:
    if reading.error is not None:
        return ReadingState.REFUSED
    if reading.trial_id is not None:
        return ReadingState.ADDED
    if reading.known is None:
        return ReadingState.NEW
    return ReadingState.SAME if reading.known.is_same_text else ReadingState.KNOWN


def _view_of(key: int, reading: Reading) -> ReadingView:
    record, known, state = reading.record, reading.known, _state_of(reading)
    words = _(SENTENCES[state])
    if record is None:
        said = reading.error
        return ReadingView(
            key=key,
            file_name=reading.file_name,
            title="",
            registry_id="",
            criteria="",
            doubts=0,
            state=state,
            sentence=said.what_happened if said else words,
            remedy=said.what_to_do if said else "",
            is_pasted=reading.is_pasted,
        )
    trial = known.trial.label if known else ""
    return ReadingView(
        key=key,
        file_name=reading.file_name,
        title=record.title or record.scientific_title or _("Trial without a title"),
        registry_id=record.ids.nct or record.ids.chictr or "",
        criteria=f"{len(record.inclusion)} / {len(record.exclusion)}",
        doubts=sum(warning.severity is not Severity.NOTE for warning in record.warnings),
        state=state,
        sentence=words.format(trial=trial),
        remedy=_layout_words(record),
        is_pasted=reading.is_pasted,
    )


def _layout_words(record: RegistryRecord) -> str:
    return _(
        "Read as: {layout}. {inclusion} inclusion and {exclusion} exclusion criteria."
    ).format(
        layout=record.layout, inclusion=len(record.inclusion), exclusion=len(record.exclusion)
    )
