"""Who had access when: roles, delegations, sign-ins and wrong passwords in a period."""

from dataclasses import dataclass
from datetime import date, datetime

from coordinator.domain.action import Action
from coordinator.domain.delegation import DelegationLine
from coordinator.domain.role import Role
from coordinator.domain.site import Site
from coordinator.domain.staff import StaffMember
from coordinator.text import N_

EVENT_WORDS = {
    Action.SIGNED_IN: N_("signed in"),
    Action.SIGNED_OUT: N_("signed out"),
    Action.LOCKED: N_("screen locked"),
    Action.SIGN_IN_FAILED: N_("wrong password"),
    Action.SIGN_IN_REFUSED: N_("refused while locked out"),
    Action.SIGNING_FAILED: N_("wrong password for a signature"),
    Action.PASSWORD_CHANGED: N_("own password changed"),
    Action.PASSWORD_RESET: N_("password reset by {by}"),
    Action.PERSON_UNLOCKED: N_("let in again by {by}"),
}
FAILURES = frozenset({Action.SIGN_IN_FAILED, Action.SIGN_IN_REFUSED, Action.SIGNING_FAILED})


@dataclass(frozen=True, slots=True)
class RolePeriod:
    """From when until when somebody had a role; open at the end while that is so."""

    role: Role
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccessEvent:
    """Something that befell a person's access; `until` where it lasted."""

    action: Action
    at: datetime
    workstation: str
    by: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonAccess:
    person: StaffMember
    roles: tuple[RolePeriod, ...]
    delegations: tuple[DelegationLine, ...]
    events: tuple[AccessEvent, ...]

    @property
    def sign_ins(self) -> int:
        return sum(event.action is Action.SIGNED_IN for event in self.events)

    @property
    def failures(self) -> int:
        return sum(event.action in FAILURES for event in self.events)


@dataclass(frozen=True, slots=True)
class AccessReport:
    """All people of the site in a period; `strangers` tried names that are nobody's."""

    site: Site
    since: date
    until: date
    people: tuple[PersonAccess, ...]
    strangers: tuple[AccessEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as the list of people shows them."""

    person: StaffMember
    signed_in_at: datetime | None = None
    locked_until: datetime | None = None
    must_change: bool = False


def paired(events: tuple[AccessEvent, ...]) -> tuple[AccessEvent, ...]:
    """Join each sign-in with the sign-out or the lock that followed at that workstation."""
    found: list[AccessEvent] = []
    inside: dict[str, int] = {}
    for event in events:
        if event.action in (Action.SIGNED_OUT, Action.LOCKED) and event.workstation in inside:
            place = inside.pop(event.workstation)
            begun = found[place]
            found[place] = AccessEvent(
                begun.action, begun.at, begun.workstation, begun.by, until=event.at
            )
            continue
        if event.action is Action.SIGNED_IN:
            inside[event.workstation] = len(found)
        found.append(event)
    return tuple(found)


def keepers_of(people: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    """Give the administrators of the site, or its coordinators where there is none."""
    here = [person for person in people if person.ended_at is None]
    found = tuple(person for person in here if person.role is Role.ADMINISTRATOR)
    return found or tuple(person for person in here if person.role is Role.COORDINATOR)
