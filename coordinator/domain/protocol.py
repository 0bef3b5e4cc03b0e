"""Versions of a trial's protocol, and the review a record goes through before it is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.errors import Refused
from coordinator.domain.record import Severity, Span
from coordinator.text import N_, listed


class VersionState(StrEnum):
    DRAFT = "draft"
    PLANNED = "planned"  # reviewed; becomes active by itself on its day
    ACTIVE = "active"
    SUPERSEDED = "superseded"


class ReviewOpen(Refused):
    problem = N_("{count} points of the record are still to be reviewed: {points}.")
    remedy = N_("Answer each of them from the protocol, then activate the version.")

    def __init__(self, points: Sequence[str]) -> None:
        super().__init__(count=len(points), points=listed(points))


class ProtocolUnidentified(Refused):
    problem = N_("The protocol's {what} is not entered.")
    remedy = N_("Enter protocol number, version and date from its title page.")

    def __init__(self, what: str) -> None:
        super().__init__(what=what)


class WordingUnconfirmed(Refused):
    problem = N_("The wording of {version} has not been confirmed against the protocol.")
    remedy = N_("Compare the criteria with the protocol and confirm them, then sign.")

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class VersionInUse(Refused):
    problem = N_("{version} is active: its criteria cannot be changed any more.")
    remedy = N_("Make a new version of it, and change that one.")

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class VersionPlanned(Refused):
    problem = N_("{version} is planned to be used from {day}: its criteria are settled.")
    remedy = N_("Take the plan back, change it, and plan it again.")

    def __init__(self, version: str, day: date) -> None:
        super().__init__(version=version, day=day.isoformat())


class NothingPlanned(Refused):
    problem = N_("{version} is not planned for any day.")
    remedy = N_("See its review for how it stands.")

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class PlansCross(Refused):
    problem = N_(
        "{version} is planned from {day} on: of the two, the earlier would be used last."
    )
    remedy = N_("Take one of the plans back, or choose another day.")

    def __init__(self, version: str, day: date) -> None:
        super().__init__(version=version, day=day.isoformat())


class UsedBeforeApproval(Refused):
    problem = N_("{version} would be used from {day}, before it was approved on {approved}.")
    remedy = N_("Enter the day of approval from the committee's letter, or a later first day.")

    def __init__(self, version: str, day: date, approved: date) -> None:
        super().__init__(version=version, day=day.isoformat(), approved=approved.isoformat())


class VersionNotActive(Refused):
    problem = N_("{version} is not active.")
    remedy = N_("Finish its review and activate it before screening.")

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class NoCriteria(Refused):
    problem = N_("{version} has no {kind} criteria.")
    remedy = N_("Add them, or move misplaced ones, before activating.")

    def __init__(self, version: str, kind: Kind) -> None:
        super().__init__(version=version, kind=kind.value)


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a review point was answered: by whom, when and on what ground."""

    choice: str
    ground: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewPoint:
    """A doubt about the record that a person answers from the protocol.

    `criterion_id` is None for a doubt about a field; `field` then names it. `readings` are
    possible wordings of `quote`; a point without readings is answered in words.
    """

    id: int
    code: str
    severity: Severity
    criterion_id: int | None
    field: str
    quote: str
    note: str
    readings: tuple[str, ...] = ()
    span: Span | None = None
    resolution: Resolution | None = None

    @property
    def is_open(self) -> bool:
        """Notes may stay unanswered; everything else waits for a person."""
        return self.resolution is None and self.severity is not Severity.NOTE


@dataclass(frozen=True, slots=True)
class ProtocolVersion:
    """`amendment` is the name or number by which the sponsor calls what changed.

    `approved_on` and `approval_document` tell of the ethics committee's approval;
    `activates_on` is the first day of its use, which may lie ahead.
    """

    id: int
    trial_id: int
    trial_label: str
    protocol_number: str
    version: str
    dated_on: date | None
    state: VersionState
    criteria: tuple[Criterion, ...] = ()
    points: tuple[ReviewPoint, ...] = ()
    wording_confirmed_by: str = ""
    wording_confirmed_at: datetime | None = None
    activated_at: datetime | None = None
    source_id: int | None = None
    checks_revision: int = 0
    asks_consent_again: bool = False
    amendment: str = ""
    approved_on: date | None = None
    approval_document: str = ""
    activates_on: date | None = None
    planned_by: str = ""

    @property
    def name(self) -> str:
        number = self.protocol_number or self.trial_label
        return f"{number} v{self.version}" if self.version else number

    @property
    def is_confirmed(self) -> bool:
        """Whether its forms are no drafts any more (S7)."""
        return self.wording_confirmed_at is not None

    @property
    def open_points(self) -> tuple[ReviewPoint, ...]:
        return tuple(point for point in self.points if point.is_open)

    def of_kind(self, kind: Kind) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.kind is kind)

    def require_identified(self) -> None:
        """Raise ProtocolUnidentified unless number, version and date are all entered (S7)."""
        for what, value in (
            (N_("number"), self.protocol_number),
            (N_("version"), self.version),
            (N_("date"), self.dated_on),
        ):
            if not value:
                raise ProtocolUnidentified(what)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A registry record as it was brought in, verbatim."""

    id: int
    file_name: str
    layout: str
    text: str
    sha256: str
    read_at: datetime
    reader_version: str
