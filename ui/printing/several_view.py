"""What the page shows on which several forms are chosen and printed at once."""

from dataclasses import dataclass
from enum import StrEnum


class Went(StrEnum):
    """How it went with one of the forms."""

    NOT_YET = "not yet"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SeveralLine:
    """A form that can be chosen; `note` says how it went with it."""

    key: str
    group: str
    title: str
    is_wanted: bool = False
    is_blank: bool = False
    went: Went = Went.NOT_YET
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeveralView:
    """`doing` says what is done now, and `fraction` how far it is; empty while nothing is."""

    lines: tuple[SeveralLine, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    language: str = ""
    doing: str = ""
    fraction: float = 0.0

    @property
    def wanted(self) -> tuple[SeveralLine, ...]:
        return tuple(line for line in self.lines if line.is_wanted)

    @property
    def is_busy(self) -> bool:
        return bool(self.doing)
