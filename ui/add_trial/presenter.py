"""Records are read beside the screen; each becomes a trial, or a version of one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from coordinator.bringing_in import (
    readings_fetched,
    readings_of_files,
    readings_of_text,
    with_known,
)
from coordinator.commands.trials import draft_version, register_trial
from coordinator.domain.comparison import Difference
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.reading import Reading, ReadingState
from coordinator.domain.trial import Trial
from coordinator.queries.comparison import comparison_with_record
from coordinator.queries.staff import site_of
from coordinator.queries.trials import trial_of, versions_of
from coordinator.registry.store import Registry
from coordinator.text import _, listed
from ui.add_trial.entering import Entering
from ui.add_trial.showing import candidate_views, comparing_view, reading_view
from ui.add_trial.view import (
    AddTrialView,
    CandidateView,
    ChoosingView,
    ComparingView,
    FetchView,
    Stage,
)
from ui.desk import Desk, Errand

MANY: Final = 12  # records in one file, above which a person says which of them to take


class BringingIn(QObject):
    """Reads what is brought in, and offers a choice where a file holds many records."""

    shown = Signal(AddTrialView)
    fetching_shown = Signal(FetchView)
    choosing_shown = Signal(ChoosingView)
    stage_reached = Signal(Stage)
    meant_shown = Signal(str)
    """The trial whose protocol gets a new version; empty where trials are added."""
    reading_begun = Signal(object)
    """Long work that can be watched and dropped: an Errand, or several short steps."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._keys = count()
        self._readings: dict[int, Reading] = {}
        self._candidates: tuple[Reading, ...] = ()
        self._beside: tuple[Reading, ...] = ()  # read with the candidates, and no choice
        self._fetching: Errand | None = None
        self._meant: Trial | None = None

    def begin(self, trial_id: int) -> None:
        """Bring in records of any trial (0), or new versions of one trial's protocol."""
        self._meant = self._desk.ask(trial_of, trial_id) if trial_id else None
        self.meant_shown.emit(self._meant.label if self._meant else "")
        if self._readings:
            self._look_up()

    def attend(self) -> None:
        """Say whether records can be fetched: somebody may have switched it on or off."""
        is_under_way = self._fetching is not None and self._fetching.is_running
        self.fetching_shown.emit(FetchView(self._host, is_under_way=is_under_way))

    def refresh(self) -> None:
        self._show()

    def read_text(self, text: str) -> None:
        errand = self._desk.work_in_background(readings_of_text, text, done=self._take)
        self.reading_begun.emit(errand)

    def read_files(self, paths: Sequence[Path]) -> None:
        if paths:
            read, told = readings_of_files, tuple(paths)
            errand = self._desk.report_in_background(read, told, done=self._take)
            self.reading_begun.emit(errand)

    def fetch(self, number: str) -> None:
        """Fetch a record by its number; what goes wrong is said beside the number."""
        address = self._desk.ask(site_of).fetch_address
        if not address:
            self.attend()
            return
        self._fetching = errand = self._desk.report_in_background(
            readings_fetched, number, address, done=self._take_fetched, failed=self._say_failed
        )
        errand.ended.connect(self.attend)
        self.reading_begun.emit(errand)
        self.attend()

    def take(self, numbers: Sequence[int]) -> None:
        """Put the candidates with these numbers on the list; the others are let go."""
        chosen = tuple(self._candidates[number] for number in numbers)
        beside, self._candidates, self._beside = self._beside, (), ()
        self.stage_reached.emit(Stage.BRINGING)
        self._put_on_list((*chosen, *beside))

    def drop(self, key: int) -> None:
        """Take a reading off the list; nothing of it was stored."""
        self._readings.pop(key, None)
        self._show()

    @property
    def _host(self) -> str:
        return self._desk.ask(site_of).fetch_host

    def _take_fetched(self, readings: tuple[Reading, ...]) -> None:
        self.fetching_shown.emit(FetchView(self._host, is_fetched=True))
        self._take(readings)

    def _say_failed(self, error: CoordinatorError) -> None:
        problem = str(error)
        self.fetching_shown.emit(FetchView(self._host, problem=problem))

    def _take(self, readings: tuple[Reading, ...]) -> None:
        counts = Counter(each.file_name for each in readings if each.record is not None)
        sides: tuple[list[Reading], list[Reading]] = ([], [])
        for each in readings:
            is_one_of_many = each.record is not None and counts[each.file_name] > MANY
            sides[is_one_of_many].append(each)
        beside, candidates = sides
        if candidates:
            self._beside += tuple(beside)
            self._offer((*self._candidates, *candidates))
        else:
            self._put_on_list(readings)

    def _offer(self, candidates: tuple[Reading, ...]) -> None:
        """Let a person choose; what is still on offer from another file stays on offer."""
        self._candidates = candidates

        def done(found: tuple[tuple[Reading, ...], tuple[CandidateView, ...]]) -> None:
            if len(found[0]) != len(self._candidates):
                return  # more came meanwhile, and is looked up itself
            self._candidates, views = found
            names = listed(dict.fromkeys(each.file_name for each in candidates))
            self.choosing_shown.emit(ChoosingView(names, views))
            self.stage_reached.emit(Stage.CHOOSING)

        self._desk.ask_in_background(looked_up, candidates, self._meant, done=done)

    def _put_on_list(self, readings: Sequence[Reading]) -> None:
        keys = [next(self._keys) for _each in readings]
        self._readings |= dict(zip(keys, readings, strict=True))
        self._look_up(keys[0] if keys else None)

    def _look_up(self, newest: int | None = None) -> None:
        """Find out which of the records are of trials that are here already."""
        asked = {key: each for key, each in self._readings.items() if each.trial_id is None}

        def done(found: tuple[Reading, ...]) -> None:
            for key, reading in zip(asked, found, strict=True):
                if self._readings.get(key) is asked[key]:
                    self._readings[key] = reading
            self._show(newest)

        told = tuple(asked.values())
        self._desk.ask_in_background(with_known, told, self._meant, done=done)

    def _show(self, newest: int | None = None) -> None:
        views = tuple(reading_view(key, each) for key, each in self._readings.items())
        self.shown.emit(AddTrialView(views, -1 if newest is None else newest))


class AddTrialPresenter(BringingIn):
    """What becomes of each record: a trial, a version of one after a comparison, nothing."""

    comparing_shown = Signal(ComparingView)
    review_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._compared: int | None = None
        self._entering: Entering | None = None

    def add(self, key: int) -> None:
        """Enter the record as a trial, and go to its review."""
        if self._register(key):
            self.review(key)

    def add_all_new(self) -> None:
        """Enter every record of a trial that is not here yet, one after the other."""
        steps = [
            (_("Entering {trial}").format(trial=each.title), partial(self._register_new, key))
            for key, each in self._readings.items()
            if each.state is ReadingState.NEW
        ]
        self._entering = Entering(steps)
        self._entering.ended.connect(self._look_up)
        self.reading_begun.emit(self._entering)

    def compare(self, key: int) -> None:
        """Show what differs between the record and what is on file; nothing is stored."""
        reading = self._readings[key]
        if reading.record is None or reading.known is None:
            return
        trial = reading.known.trial

        def done(differences: tuple[Difference, ...]) -> None:
            self._compared = key
            self.comparing_shown.emit(comparing_view(reading, differences, trial.label))
            self.stage_reached.emit(Stage.COMPARING)

        compare = comparison_with_record
        self._desk.ask_in_background(compare, trial.id, reading.record, done=done)

    def draft_compared(self) -> None:
        """Draft a version of the trial from the record that was compared with it."""
        key = self._compared
        reading = self._readings.get(key) if key is not None else None
        if key is None or reading is None or reading.record is None or reading.known is None:
            return
        trial_id = reading.known.trial.id
        if self._desk.do(draft_version, trial_id=trial_id, record=reading.record):
            self._readings[key] = replace(reading, trial_id=trial_id)
            self.leave_comparison()
            self.review(key)

    def leave_comparison(self) -> None:
        self._compared = None
        self.stage_reached.emit(Stage.BRINGING)

    def review(self, key: int) -> None:
        trial_id = self._readings[key].trial_id
        if trial_id is not None:
            self._look_up()
            self.review_wanted.emit(self._desk.ask(versions_of, trial_id)[0].id)

    def leave(self) -> None:
        self.left.emit()

    def _register_new(self, key: int) -> bool:
        """Enter the record, unless its trial came in meanwhile, from this list or elsewhere."""
        [reading] = self._desk.ask(with_known, (self._readings[key],))
        if reading.known is None:
            return self._register(key)
        self._readings[key] = reading
        self._show()
        return True

    def _register(self, key: int) -> bool:
        reading = self._readings[key]
        if reading.record is None:
            return False
        trial_id = self._desk.did(register_trial, record=reading.record)
        if trial_id is None:
            return False
        self._readings[key] = replace(reading, trial_id=trial_id)
        return True


def looked_up(
    registry: Registry, readings: tuple[Reading, ...], meant: Trial | None = None
) -> tuple[tuple[Reading, ...], tuple[CandidateView, ...]]:
    """Say of each reading whether its trial is here, and how it is shown; in the pool."""
    known = with_known(registry, readings, meant)
    return known, candidate_views(known)
