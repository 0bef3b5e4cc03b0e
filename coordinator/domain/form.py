"""What goes onto a printed form: everything it needs, and nothing it may not show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.screening import Screening
from coordinator.domain.site import Site
from coordinator.domain.trial import Trial


class Copy(StrEnum):
    """Who a copy is for: only the site's own shows who the subject is (P1)."""

    SITE = "site"
    SPONSOR = "sponsor"


@dataclass(frozen=True, slots=True)
class Imprint:
    """By whom, when and from which state of the registry something is printed."""

    printed_by: str
    printed_at: datetime
    audit_head: str


@dataclass(frozen=True, slots=True)
class ChecklistForm:
    """The eligibility checklist; without a screening it is blank."""

    site: Site
    trial: Trial
    version: ProtocolVersion
    imprint: Imprint
    copy: Copy = Copy.SITE
    screening: Screening | None = None
    record_version: int = 0  # how many entries were made in the screening so far
    content_sha256: str = ""
    coordinator: str = ""  # printed name on the line for ink, where it is known
    investigator: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it prints DRAFT, NOT VERIFIED AGAINST PROTOCOL (S7)."""
        return not self.version.is_confirmed

    @property
    def is_blank(self) -> bool:
        return self.screening is None


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the screening log: nothing that identifies (P1)."""

    screening_id: int
    screening_number: str
    attempt: int
    initials: str
    sex: str
    age: int | None
    trial: str
    version: str
    consented_on: date
    consent_version: str
    screened_on: date | None
    state: str
    failed: tuple[str, ...]
    reason: str
    ended_on: date | None
    enrolled_on: date | None
    signed_by: tuple[str, ...]
    open_count: int = 0


@dataclass(frozen=True, slots=True)
class ScreeningLogForm:
    site: Site
    title: str
    rows: Sequence[LogRow]
    imprint: Imprint
    trial: Trial | None = None
