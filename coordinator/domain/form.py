"""What goes onto a printed form: everything it needs, and nothing it may not show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordinator.domain.access import AccessReport
from coordinator.domain.amendment import CriterionChange
from coordinator.domain.audit import AuditEntry, Verification
from coordinator.domain.clarification import ClarifiedCriterion
from coordinator.domain.delegation import DelegationLine
from coordinator.domain.evidence_list import UsedEvidence
from coordinator.domain.filled_worksheet import FilledWorksheet
from coordinator.domain.moving import MoveProspect
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.domain.screening import Screening
from coordinator.domain.site import Site
from coordinator.domain.subject import Identity
from coordinator.domain.trial import Trial
from coordinator.domain.wet_ink import PrintedForm


class Copy(StrEnum):
    """Who a copy is for: only the site's own shows who the subject is (P1)."""

    SITE = "site"
    SPONSOR = "sponsor"


class Annex(StrEnum):
    """What is printed behind a checklist when it is asked for."""

    CLARIFICATIONS = "clarifications"
    WORKSHEETS = "worksheets"
    EVIDENCE = "evidence"


class ThirdPlace(StrEnum):
    """Who may sign beside coordinator and investigator, in ink, where a site wants it."""

    SECOND_READER = "second reader"
    WITNESS = "witness"


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
    annexes: frozenset[Annex] = frozenset()
    clarified: tuple[ClarifiedCriterion, ...] = ()
    worksheets: tuple[FilledWorksheet, ...] = ()
    superseded: tuple[PrintedForm, ...] = ()  # former prints, of other content
    evidence: tuple[UsedEvidence, ...] = ()
    third: ThirdPlace | None = None
    former: PrintedForm | None = None  # it shows what this print showed, and is no more
    withheld: tuple[Identity, ...] = ()  # who the subject is, and was said to be before
    withheld_of_trial: tuple[Identity, ...] = ()  # all of whom questions may have named

    @property
    def is_draft(self) -> bool:
        """Whether it prints DRAFT, NOT VERIFIED AGAINST PROTOCOL (S7)."""
        return not self.version.is_confirmed

    @property
    def is_blank(self) -> bool:
        return self.screening is None

    @property
    def is_superseded(self) -> bool:
        """Whether it prints SUPERSEDED: of a former version, or of a former content (G3)."""
        is_old = self.version.state is VersionState.SUPERSEDED and self.is_blank
        return is_old or self.former is not None


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
    excepted: tuple[str, ...] = ()
    arm: str = ""
    randomisation_number: str = ""


@dataclass(frozen=True, slots=True)
class ScreeningLogForm:
    """The rows are of those who consented from `since` to `until`."""

    site: Site
    title: str
    rows: Sequence[LogRow]
    imprint: Imprint
    trial: Trial | None = None
    since: date | None = None
    until: date | None = None
    version: ProtocolVersion | None = None  # the one in use


@dataclass(frozen=True, slots=True)
class AmendmentForm:
    """Two versions of a protocol compared, and what a move would bring to open screenings."""

    site: Site
    trial: Trial
    earlier: ProtocolVersion
    later: ProtocolVersion
    changes: tuple[CriterionChange, ...]
    prospects: tuple[MoveProspect, ...]
    imprint: Imprint
    withheld: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class ClarificationsForm:
    """All that was asked about a trial's criteria."""

    site: Site
    trial: Trial
    lines: tuple[ClarifiedCriterion, ...]
    imprint: Imprint
    version: ProtocolVersion | None = None  # the one in use
    withheld: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class DelegationLogForm:
    """The lines for a trial, with those for all trials."""

    site: Site
    trial: Trial
    lines: tuple[DelegationLine, ...]
    imprint: Imprint
    version: ProtocolVersion | None = None  # the one in use


@dataclass(frozen=True, slots=True)
class AuditTrailForm:
    """The entries about a trial, or about one of its screenings; the whole chain verified.

    What identifies those in `withheld` is left out of what people typed.
    """

    site: Site
    trial: Trial
    version: ProtocolVersion | None
    screening: Screening | None
    entries: tuple[AuditEntry, ...]
    verification: Verification
    imprint: Imprint
    withheld: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class AccessForm:
    """Who had access when."""

    report: AccessReport
    imprint: Imprint
