"""What the page of a subject's evidence shows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A line of the table; `day` orders it, `found_by` are the words that find it."""

    observation_id: int
    what: str
    value: str
    limits: str
    when: str
    day: date
    document: str
    by: str
    mark: str
    is_claimed: bool
    found_by: str


@dataclass(frozen=True, slots=True)
class EvidenceDetail:
    """`claim` says what its source lacks; `former` are the values before it, newest first."""

    observation_id: int
    title: str
    value: str
    claim: str
    facts: tuple[tuple[str, str], ...]
    uses: tuple[str, ...]
    former: tuple[str, ...]
    can_correct: bool
    can_withdraw: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorksheetLine:
    worksheet_id: int
    title: str
    result: str
    rated: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    title: str
    subtitle: str
    words: str
    rows: tuple[EvidenceRow, ...]
    detail: EvidenceDetail | None
    worksheets: tuple[WorksheetLine, ...]
    can_enter: bool
    why_not: str = ""
