"""What needs somebody today."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.screening import State


@dataclass(frozen=True, slots=True)
class OpenScreening:
    """`next_step` is the code of the first open criterion; empty when none is open."""

    screening_id: int
    screening_number: str
    initials: str
    trial: str
    state: State
    decided: int
    asked: int
    next_step: str
    failed: tuple[str, ...]
    consented_on: date


@dataclass(frozen=True, slots=True)
class VersionToReview:
    trial_id: int
    version_id: int
    trial: str
    version: str
    open_points: int


@dataclass(frozen=True, slots=True)
class AwaitedResult:
    """A criterion that was answered "pending", and when its result is due."""

    screening_id: int
    screening_number: str
    code: str
    awaited: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Recruitment:
    trial_id: int
    trial: str
    enrolled: int
    target: int | None


@dataclass(frozen=True, slots=True)
class Today:
    """`waiting` wait for the investigator's signature, `unsigned` for the coordinator's."""

    day: date
    waiting: tuple[OpenScreening, ...]
    unsigned: tuple[OpenScreening, ...]
    open: tuple[OpenScreening, ...]
    awaited: tuple[AwaitedResult, ...]
    reviews: tuple[VersionToReview, ...]
    recruitment: tuple[Recruitment, ...]
    open_total: int
