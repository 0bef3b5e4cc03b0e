"""The people of the site and what the investigator has delegated to them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.role import ROLE_WORDS, Role
from coordinator.text import N_, _

__all__ = ["ROLE_WORDS", "Role"]

SHORTEST_PASSWORD = 8
WRONG_PASSWORDS = 5  # in a row, before a user is locked
LONGEST_LOCK = timedelta(hours=1)
CLOCKS_APART = timedelta(minutes=5)  # between two workstations, without one being wrong


class Duty(StrEnum):
    MAINTAIN_TRIALS = "maintain trials"
    ENTER_SUBJECTS = "enter subjects"
    OBTAIN_CONSENT = "obtain consent"
    ASSESS_CRITERIA = "assess criteria"
    SIGN_COMPLETION = "sign completion"
    JUDGE_AND_CONFIRM = "judge and confirm"


DUTY_WORDS = {
    Duty.MAINTAIN_TRIALS: N_("maintain the trial registry"),
    Duty.ENTER_SUBJECTS: N_("enter subjects"),
    Duty.OBTAIN_CONSENT: N_("record informed consent"),
    Duty.ASSESS_CRITERIA: N_("assess eligibility criteria"),
    Duty.SIGN_COMPLETION: N_("sign that a checklist is complete"),
    Duty.JUDGE_AND_CONFIRM: N_("judge criteria and confirm eligibility"),
}

CLINICAL = (
    Duty.MAINTAIN_TRIALS,
    Duty.ENTER_SUBJECTS,
    Duty.OBTAIN_CONSENT,
    Duty.ASSESS_CRITERIA,
)
DUTIES_OF = {
    Role.COORDINATOR: (*CLINICAL, Duty.SIGN_COMPLETION),
    Role.INVESTIGATOR: (*CLINICAL, Duty.JUDGE_AND_CONFIRM),
    Role.MONITOR: (),
    Role.ADMINISTRATOR: (),
}
SEES_IDENTITY = frozenset({Role.COORDINATOR, Role.INVESTIGATOR})


class NotDelegated(Refused):
    """`ask` names who may do it or delegate it: the registry fills it in."""

    problem = N_("{name} is not delegated to {duty} on {day}.")
    remedy = N_("Ask {whom} to do it, or to enter the delegation first.")

    def __init__(
        self,
        name: str,
        duty: Duty,
        day: date,
        trial_id: int | None = None,
        ask: tuple[str, ...] = (),
    ) -> None:
        self.said = (name, duty, day, trial_id)
        whom = _(" or ").join(ask) if ask else _("the investigator")
        words = _(DUTY_WORDS[duty])
        super().__init__(name=name, duty=words, day=day.isoformat(), whom=whom)


class PasswordTemporary(Refused):
    problem = N_("The password of {name} was set by somebody else.")
    remedy = N_("{name} signs in first, in the window, and chooses a new password.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class SignInFailed(Refused):
    problem = N_("User name and password do not fit.")
    remedy = N_("Check Caps Lock and the keyboard's language, and type both again.")


class SignInLocked(Refused):
    problem = N_("{name} is locked until {until} after {count} wrong passwords.")
    remedy = N_("Wait until then, and type the password slowly; see that Caps Lock is off.")

    def __init__(self, name: str, until: datetime, count: int) -> None:
        super().__init__(name=name, until=until.strftime("%H:%M:%S"), count=count)


class PasswordTooShort(Refused):
    problem = N_("The password of {name} has fewer than {shortest} characters.")
    remedy = N_("Choose a longer one; a short sentence is easy to remember.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name, shortest=SHORTEST_PASSWORD)


class NameMissing(Refused):
    problem = N_("{what} is empty.")
    remedy = N_("Fill it in.")

    def __init__(self, what: str) -> None:
        super().__init__(what=_(what))


class UserNameTaken(Refused):
    problem = N_("The user name {user_name} has been used already.")
    remedy = N_("User names are never used twice. Choose another one.")

    def __init__(self, user_name: str) -> None:
        super().__init__(user_name=user_name)


def lock_after(failures: int) -> timedelta:
    """Say for how long so many wrong passwords in a row lock a user: 1, 2, 4 … minutes."""
    beyond = failures - WRONG_PASSWORDS
    return timedelta() if beyond < 0 else min(timedelta(minutes=2**beyond), LONGEST_LOCK)


def locked_until(failures: int, last: datetime | None, now: datetime) -> datetime | None:
    """Say until when so many wrong passwords lock a user; None where they do not.

    Where the last one lies ahead, the clock was wrong then and has been put right: nobody
    waits until it has caught up.
    """
    if last is None or last - now > CLOCKS_APART:
        return None
    until = (last + lock_after(failures)).astimezone(now.tzinfo)
    return until if now < until else None


@dataclass(frozen=True, slots=True)
class Delegation:
    """A line of the delegation log. Without a trial it holds for all trials of the site.

    It holds from its first day to its last, unless it was ended before: from `ended_on` on it
    holds no more. A proposed one does not hold before an investigator has signed it.
    """

    duty: Duty
    from_on: date
    until_on: date | None = None
    trial_id: int | None = None
    ended_on: date | None = None
    is_proposed: bool = False

    def covers(self, duty: Duty, day: date, trial_id: int | None) -> bool:
        is_meant = self.duty is duty and self.trial_id in (None, trial_id)
        return is_meant and self.holds_on(day)

    def holds_on(self, day: date) -> bool:
        in_time = self.from_on <= day and (self.until_on is None or day <= self.until_on)
        is_ended = self.ended_on is not None and self.ended_on <= day
        return in_time and not is_ended and not self.is_proposed


@dataclass(frozen=True, slots=True)
class StaffMember:
    """`ended_at` is when the access was taken away.

    With `must_change` the password is a temporary one: nothing is done before it is changed.
    """

    user_name: str
    name: str
    role: Role
    delegations: tuple[Delegation, ...] = ()
    initials: str = ""
    ended_at: datetime | None = None
    must_change: bool = False

    @property
    def role_words(self) -> str:
        return _(self.role_kept)

    @property
    def role_kept(self) -> str:
        """Name the role as it is kept with a signature: who reads it translates it."""
        return ROLE_WORDS[self.role]

    @property
    def sees_identity(self) -> bool:
        """Whether identifying data may be shown to this person (P1)."""
        return self.role in SEES_IDENTITY

    def is_delegated(self, duty: Duty, day: date, trial_id: int | None = None) -> bool:
        return any(line.covers(duty, day, trial_id) for line in self.delegations)

    def require(self, duty: Duty, day: date, trial_id: int | None = None) -> None:
        """Raise NotDelegated unless `duty` is delegated to this person on `day`."""
        if self.must_change:
            raise PasswordTemporary(self.name)
        if not self.is_delegated(duty, day, trial_id):
            raise NotDelegated(self.name, duty, day, trial_id)


@dataclass(frozen=True, slots=True)
class NewStaffMember:
    """A person to be entered, with the password as typed.

    `must_change`: somebody else typed it, so that it is changed at the first sign-in.
    """

    user_name: str
    name: str
    role: Role
    password: str
    initials: str = ""
    must_change: bool = False

    def __repr__(self) -> str:
        return f"NewStaffMember({self.user_name!r})"
