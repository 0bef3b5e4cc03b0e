"""What a screening that was moved to another protocol version tells of it (S4)."""

from dataclasses import dataclass
from datetime import datetime

from coordinator.domain.entry import Entry
from coordinator.domain.errors import Refused
from coordinator.text import N_


class MovedAway(Refused):
    problem = N_(
        "Screening {screening_number} was moved to another protocol version meanwhile."
    )
    remedy = N_(
        "Open it again: its criteria are those of that version now. Then enter it there."
    )

    def __init__(self, screening_number: str) -> None:
        super().__init__(screening_number=screening_number)


@dataclass(frozen=True, slots=True)
class Move:
    """A screening was moved; `carried` and `anew` are codes of the later version."""

    from_version: str
    to_version: str
    by: str
    at: datetime
    reason: str
    carried: tuple[str, ...]
    anew: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What was answered on an earlier version, and did not follow; oldest entry first."""

    version: str
    code: str
    text: str
    entries: tuple[Entry, ...]
