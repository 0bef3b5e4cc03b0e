"""What the page of an exception shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.approved_exception import ApprovedException


class Step(StrEnum):
    """What is to be done next on the page."""

    ENTER = "enter"
    SIGN = "sign"
    READ = "read"


@dataclass(frozen=True, slots=True)
class FormerException:
    """An exception that does not hold, and why."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """`lines` are labels with what was entered; `closed` says why nothing can be done.

    `earlier` was recorded before the screening was moved to another protocol version, of
    which `notice` tells.
    """

    title: str = ""
    subtitle: str = ""
    criterion: str = ""
    answer: str = ""
    step: Step = Step.READ
    state: str = ""
    is_in_force: bool = False
    lines: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    earlier: ApprovedException | None = None
    former: tuple[FormerException, ...] = ()
    today: date | None = None
    user_name: str = ""
    name_problem: str = ""
    password_problem: str = ""
    closed: str = ""
    can_withdraw: bool = False
    is_busy: bool = False
