"""What the page of a screening's signed copies shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.signature import Meaning


class Finding(StrEnum):
    """What was found on the scan."""

    NOTHING_YET = "nothing yet"
    CERTAIN = "certain"
    FORMER = "former version"
    UNSURE = "unsure"
    OTHER = "another screening"


@dataclass(frozen=True, slots=True)
class InkPlace:
    """A signature that stands on the paper: who can have given it."""

    meaning: Meaning
    role: str
    words: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A signed copy that is in the registry."""

    id: int
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class SignedCopyView:
    """`prints` are offered where the codes do not settle which one was signed.

    `notice` says why nothing can be signed here; a copy can be kept all the same.
    """

    screening_id: int = 0
    title: str = ""
    subtitle: str = ""
    files: str = ""
    finding: Finding = Finding.NOTHING_YET
    sentence: str = ""
    prints: tuple[tuple[str, str], ...] = ()
    asks_print: bool = False
    printed: str = ""
    needs_reason: bool = False
    places: tuple[InkPlace, ...] = ()
    first_day: date | None = None
    today: date | None = None
    notice: str = ""
    copies: tuple[CopyLine, ...] = ()
    can_choose: bool = False
    can_attach: bool = False
    is_busy: bool = False
