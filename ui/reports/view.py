"""What the page of reports shows, as plain values."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.lists import ListKind
from coordinator.domain.report import Report

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list that can leave the program, with what it will contain said before."""

    kind: ListKind
    name: str
    meaning: str
    contains: str
    is_confidential: bool = False


@dataclass(frozen=True, slots=True)
class ReportsView:
    """`note` says how recruitment stands; without a report it is on its way, or failed."""

    report: Report | None = None
    note: str = ""
    trials: Choices = ()
    trial: str = ""
    since: date | None = None
    until: date | None = None
    lists: tuple[ListLine, ...] = ()
    languages: Choices = ()
    identity_note: str = ""
    is_filtered: bool = False
    is_busy: bool = True
