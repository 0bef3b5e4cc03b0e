"""What was asked about a criterion and what was answered: known to all who come after."""

from dataclasses import dataclass
from datetime import date, datetime

from coordinator.domain.errors import Refused
from coordinator.text import N_, _


class ClarificationIncomplete(Refused):
    problem = N_("The clarification of {code} lacks: {what}.")
    remedy = N_("Enter it, so that the next person need not ask again.")

    def __init__(self, code: str, what: str) -> None:
        super().__init__(code=code, what=_(what))


class AnsweredBeforeAsked(Refused):
    problem = N_("The question on {code} of {asked_on} cannot be answered on {answered_on}.")
    remedy = N_("Correct one of the two days.")

    def __init__(self, code: str, asked_on: date, answered_on: date) -> None:
        super().__init__(
            code=code, asked_on=asked_on.isoformat(), answered_on=answered_on.isoformat()
        )


class ClarificationAnswered(Refused):
    problem = N_("The question on {code} was answered already by {by} on {day}.")
    remedy = N_("Read the answer; correct it, with a reason, where it is wrong.")

    def __init__(self, code: str, by: str, day: date) -> None:
        super().__init__(code=code, by=by, day=day.isoformat())


@dataclass(frozen=True, slots=True)
class Clarification:
    """It belongs to the protocol's criterion, not to a subject: no identifying data in it.

    `applies_from` is the day from which the answer holds; `answered_on` is None while the
    question is open. `from_version` names the earlier protocol version at whose criterion,
    worded the same, it was asked; empty where it was asked of this very criterion.
    """

    id: int
    criterion_id: int
    question: str
    asked_of: str
    asked_on: date
    asked_by: str
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    applies_from: date | None = None
    entered_at: datetime | None = None
    from_version: str = ""

    @property
    def is_open(self) -> bool:
        return self.answered_on is None


@dataclass(frozen=True, slots=True)
class ClarifiedCriterion:
    """A criterion with all that was asked about it: a line of a trial's list."""

    trial_id: int
    trial: str
    version_id: int
    version: str
    criterion_id: int
    code: str
    text: str
    clarifications: tuple[Clarification, ...]
