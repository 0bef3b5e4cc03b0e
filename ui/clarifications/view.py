"""What the page of a trial's clarifications shows, and what is typed there."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One question, with the criterion it is about; `facts` tell all of it."""

    clarification_id: int
    code: str
    version: str
    question: str
    answer: str
    is_open: bool
    criterion: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TypedClarification:
    """What stands in the fields of the dialog."""

    question: str = ""
    asked_of: str = ""
    asked_on: date | None = None
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    applies_from: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClarificationsView:
    subtitle: str
    rows: tuple[AskedRow, ...]
    chosen: AskedRow | None
    typed: TypedClarification
    can_change: bool
    today: date
