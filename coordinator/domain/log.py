"""What a person asks the screening log for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coordinator.domain.screening import State

if TYPE_CHECKING:
    # Brings what is printed on forms, for which the first page does not wait.
    from coordinator.domain.form import LogRow


class LogOrder(StrEnum):
    CONSENT = "consent"
    NUMBER = "number"
    STATE = "state"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Rows are wanted that fit all of it. `words` are the beginning of a number or initials.

    `only` are the screenings asked for, such as those behind a number of a report.

    `with_identity` lets `words` also be part of a name or the beginning of a hospital number;
    only for who may see them.
    """

    trial_id: int | None = None
    states: tuple[State, ...] = ()
    words: str = ""
    consented_from: date | None = None
    consented_until: date | None = None
    order: LogOrder = LogOrder.CONSENT
    descending: bool = True
    with_identity: bool = False
    only: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """A stretch of the log; `next` continues it, and is empty at the end."""

    rows: "tuple[LogRow, ...]"
    next: str
