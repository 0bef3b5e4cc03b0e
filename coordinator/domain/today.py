"""What needs somebody today."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.consent_form import ConsentDue
from coordinator.domain.screening import State
from coordinator.domain.wet_ink import AwaitedCopy


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
class ExpiringResult:
    """A result that holds no longer on planned Day 0, or soon where no Day 0 is planned."""

    screening_id: int
    screening_number: str
    trial: str
    title: str
    codes: tuple[str, ...]
    valid_until: date
    enrolment: date | None


@dataclass(frozen=True, slots=True)
class AnsweredLater:
    """What was left for later at the decision: due now, or answered so that it failed."""

    screening_id: int
    screening_number: str
    trial: str
    codes: tuple[str, ...]
    event: str
    due_on: date | None
    is_failed: bool = False


@dataclass(frozen=True, slots=True)
class CorrectedEvidence:
    """A value that a decision rests on, and that was corrected or taken back after it."""

    screening_id: int
    screening_number: str
    trial: str
    codes: tuple[str, ...]
    title: str
    corrected_on: date


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question about a criterion that has been waiting for its answer too long."""

    trial_id: int
    trial: str
    code: str
    asked_of: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class AmendmentInUse:
    """An amendment that is in use, while screenings are open on versions before it (S4)."""

    trial_id: int
    version_id: int
    trial: str
    name: str
    since: date
    behind: int
    versions: tuple[str, ...]


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
    expiring: tuple[ExpiringResult, ...] = ()
    later: tuple[AnsweredLater, ...] = ()
    corrected: tuple[CorrectedEvidence, ...] = ()
    consents: tuple[ConsentDue, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    copies: tuple[AwaitedCopy, ...] = ()
    amendments: tuple[AmendmentInUse, ...] = ()
    backup_days: int | None = None  # without a good backup, when it is time to see to it
