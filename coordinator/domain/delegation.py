"""The delegation log: who was delegated what, from when until when, and who signed it."""

from dataclasses import dataclass
from datetime import date, datetime

from coordinator.domain.errors import Refused
from coordinator.domain.role import ROLE_WORDS, Role
from coordinator.domain.staff import DUTIES_OF, DUTY_WORDS, Delegation, Duty, StaffMember
from coordinator.text import N_, _


class DutyNotForRole(Refused):
    problem = N_("A person with the role “{role}” cannot be delegated to {duty}.")
    remedy = N_("Delegate it to somebody else, or ask for the role to be changed first.")

    def __init__(self, role: Role, duty: Duty) -> None:
        super().__init__(role=_(ROLE_WORDS[role]), duty=_(DUTY_WORDS[duty]))


class NothingDelegated(Refused):
    problem = N_("No duty is chosen.")
    remedy = N_("Choose what is delegated.")


class PeriodImpossible(Refused):
    problem = N_("A delegation cannot end on {end}, before it begins on {begin}.")
    remedy = N_("Correct one of the two days.")

    def __init__(self, begin: date, end: date) -> None:
        super().__init__(begin=begin.isoformat(), end=end.isoformat())


class DelegatedAlready(Refused):
    problem = N_("{name} is delegated to {duty} in that time already.")
    remedy = N_("End that line first, or choose other days.")

    def __init__(self, name: str, duty: Duty) -> None:
        super().__init__(name=name, duty=_(DUTY_WORDS[duty]))


class AccessEnded(Refused):
    problem = N_("The access of {name} was ended on {day}.")
    remedy = N_("Choose somebody who works at the site; user names are never used twice.")

    def __init__(self, name: str, day: date) -> None:
        super().__init__(name=name, day=day.isoformat())


class NotInCharge(Refused):
    problem = N_("{name} cannot sign this line of the delegation log.")
    remedy = N_("It is signed by the investigator who answers for the trial: {whom}.")

    def __init__(self, name: str, whom: tuple[str, ...]) -> None:
        super().__init__(name=name, whom=_(" or ").join(whom) or _("an investigator"))


class LogNotForYou(Refused):
    problem = N_("{name} may not enter lines of the delegation log.")
    remedy = N_("Ask a coordinator or an investigator.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class NoLineToSign(Refused):
    problem = N_("There is no line that waits for a signature.")
    remedy = N_("Add a line first; it holds from the moment it is signed.")


class LineEnded(Refused):
    problem = N_("This line was ended already.")
    remedy = N_("Read the log again.")


@dataclass(frozen=True, slots=True)
class LineSignature:
    """Under a line of the log. `signed_at` has the offset of the place."""

    signer: str
    user_name: str
    signed_at: datetime
    content_sha256: str


@dataclass(frozen=True, slots=True)
class DelegationLine:
    """A line of the log as it is shown and printed."""

    id: int
    person: StaffMember
    delegation: Delegation
    trial: str = ""
    entered_by: str = ""
    entered_at: datetime | None = None
    signature: LineSignature | None = None
    ended_by: str = ""
    end_reason: str = ""

    @property
    def last_day(self) -> date | None:
        """The last day on which it was meant to hold, or from which on it was ended."""
        return self.delegation.ended_on or self.delegation.until_on


def content_of_line(user_name: str, name: str, role: Role, line: Delegation) -> dict[str, str]:
    """Give what the signature under a line is bound to (G3)."""
    return {
        "form": "delegation log",
        "user_name": user_name,
        "name": name,
        "role": role.value,
        "duty": line.duty.value,
        "trial": str(line.trial_id or "all"),
        "from": line.from_on.isoformat(),
        "until": line.until_on.isoformat() if line.until_on else "",
    }


def require_period(from_on: date, until_on: date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise PeriodImpossible(from_on, until_on)


def require_duty(role: Role, duty: Duty) -> None:
    if duty not in DUTIES_OF[role]:
        raise DutyNotForRole(role, duty)


def overlap(one: Delegation, other: Delegation) -> bool:
    """Say whether two lines delegate the same, in a time that they share."""
    if one.duty is not other.duty or one.trial_id != other.trial_id:
        return False
    if any(line.ended_on and line.ended_on <= line.from_on for line in (one, other)):
        return False
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Delegation, other: Delegation) -> bool:
    ended = other.ended_on is not None and one.from_on >= other.ended_on
    over = other.until_on is not None and one.from_on > other.until_on
    return not ended and not over


def in_charge(
    people: tuple[StaffMember, ...], day: date, trial_id: int | None
) -> tuple[StaffMember, ...]:
    """Give the investigators who answer for a trial; any, where none was delegated to."""
    here = tuple(
        person
        for person in people
        if person.role is Role.INVESTIGATOR and person.ended_at is None
    )
    delegated = tuple(
        person for person in here if person.is_delegated(Duty.JUDGE_AND_CONFIRM, day, trial_id)
    )
    return delegated or here
