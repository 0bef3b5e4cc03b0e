"""What the page of the delegation log shows, and what is typed there, as plain values."""

from dataclasses import dataclass
from datetime import date

from ui.widgets.tones import Tone

ALL_TRIALS = "all"


@dataclass(frozen=True, slots=True)
class LineRow:
    delegation_id: int
    person: str
    initials: str
    duty: str
    scope: str
    from_on: str
    until_on: str
    signed: str
    tone: Tone
    is_unsigned: bool
    is_running: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to whom duties can be delegated, with those that the role may have."""

    user_name: str
    words: str
    duties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DelegationsView:
    subtitle: str
    trials: tuple[tuple[str, str], ...]
    trial: str
    rows: tuple[LineRow, ...]
    unsigned: tuple[str, ...]
    unsigned_ids: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    investigator: str
    can_change: bool
    today: date


@dataclass(frozen=True, slots=True)
class TypedLines:
    """What stands in the fields of the dialog; `for_all` is for all trials of the site."""

    user_name: str
    duties: tuple[str, ...]
    from_on: date | None
    until_on: date | None
    for_all: bool
    reason: str


@dataclass(frozen=True, slots=True)
class TypedSignature:
    """Who signs which lines, as they were read; to end one also from when on, and why."""

    user_name: str
    password: str
    ended_on: date | None = None
    reason: str = ""
    delegation_ids: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"TypedSignature({self.user_name!r})"
