"""What is shown while trials are brought in, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class ReadingState(StrEnum):
    """What became of one record."""

    NEW = "new"
    KNOWN = "known"  # a record of a trial that is here already
    SAME = "same"  # exactly this text was read before
    REFUSED = "refused"
    ADDED = "added"


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
