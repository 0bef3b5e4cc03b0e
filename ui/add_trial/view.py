"""What is shown while trials are brought in, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from coordinator.domain.comparison_words import ComparedLine
from coordinator.domain.reading import ReadingState


class Stage(StrEnum):
    """What the person is about to do."""

    BRINGING = "bringing"  # records in, and saying what becomes of each
    CHOOSING = "choosing"  # which records of a long file to take
    COMPARING = "comparing"  # a record with what is on file


@dataclass(frozen=True, slots=True)
class ReadingView:
    key: int
    file_name: str
    title: str
    registry_id: str
    criteria: str
    doubts: int
    state: ReadingState
    sentence: str
    remedy: str = ""
    is_pasted: bool = False

    @property
    def can_be_added(self) -> bool:
        return self.state in {ReadingState.NEW, ReadingState.KNOWN, ReadingState.SAME}


@dataclass(frozen=True, slots=True)
class AddTrialView:
    readings: tuple[ReadingView, ...]
    newest: int  # the key of the reading to look at first; -1 for none

    @property
    def count_of_new(self) -> int:
        return sum(reading.state is ReadingState.NEW for reading in self.readings)


@dataclass(frozen=True, slots=True)
class FetchView:
    """Fetching by number: from which host (empty: switched off), and what went wrong."""

    host: str
    is_under_way: bool = False
    problem: str = ""
    is_fetched: bool = False  # just now: the number has served


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A record of a file of many; `number` is its place there, `words` what is searched."""

    number: int
    registry_id: str
    title: str
    inclusion: int
    exclusion: int
    doubts: int
    state: ReadingState
    words: str


@dataclass(frozen=True, slots=True)
class ChoosingView:
    file_names: str
    candidates: tuple[CandidateView, ...]


@dataclass(frozen=True, slots=True)
class ComparingView:
    title: str
    subtitle: str
    summary: str
    lines: tuple[ComparedLine, ...]
    is_same: bool
