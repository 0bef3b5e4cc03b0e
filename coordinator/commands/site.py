"""Founding a registry and changing the site's settings."""

import unicodedata
from collections.abc import Sequence

from sqlalchemy import select

from coordinator.domain.audit import Action
from coordinator.domain.errors import Refused
from coordinator.domain.password import require_password
from coordinator.domain.site import Site, host_of, require_lock
from coordinator.domain.staff import (
    DUTIES_OF,
    NameMissing,
    NewStaffMember,
    PasswordTemporary,
    Role,
    StaffMember,
    UserNameTaken,
)
from coordinator.registry.keyring import Holder
from coordinator.registry.rows.site import DelegationRow, SiteRow, StaffRow
from coordinator.registry.store import NOBODY, PROGRAM, Registry
from coordinator.text import N_

NOBODYS = frozenset({PROGRAM, NOBODY})  # what the trail calls who is nobody


class NotForYou(Refused):
    problem = N_("{name} may not change the site's settings.")
    remedy = N_("Ask the coordinator or an administrator.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class RolesMissing(Refused):
    problem = N_("A site needs a coordinator and an investigator.")
    remedy = N_("Enter both; they are two different people.")


def found_site(registry: Registry, *, site: Site, people: Sequence[NewStaffMember]) -> None:
    """Enter the site and its first people, who are delegated what their role does.

    Raises:
        NameMissing, PasswordTooShort, PasswordObvious, UserNameTaken, RolesMissing.
    """
    _require_named(site)
    require_lock(site.idle_minutes)
    _require_people(people, site)
    with registry.changing(Action.REGISTRY_CREATED, PROGRAM) as session:
        session.add(
            SiteRow(
                name=site.name.strip(),
                number=site.number.strip(),
                paper=site.paper,
                late_entry_days=site.late_entry_days,
                idle_minutes=site.idle_minutes,
                fetch_address=site.fetch_address.strip(),
                forms_language=site.forms_language,
            )
        )
        today = session.attribution.at.date()
        for person in people:
            row = StaffRow(
                user_name=folded_user_name(person.user_name),
                name=person.name.strip(),
                role=person.role,
                initials=person.initials.strip(),
            )
            row.delegations = [
                DelegationRow(duty=duty, from_on=today) for duty in DUTIES_OF[person.role]
            ]
            session.add(row)
    registry.keyring.enter(registry.key, map(_holder, people))
    registry.keyring.name_site(site.name.strip(), site.number.strip())


def _holder(person: NewStaffMember) -> tuple[Holder, str]:
    user_name = folded_user_name(person.user_name)
    holder = Holder(user_name, person.name.strip(), person.role, person.must_change)
    return holder, person.password


def change_site(registry: Registry, actor: StaffMember, *, site: Site) -> None:
    """Change the site's name, number, paper, limits, or where records are fetched from.

    Raises:
        NotForYou, PasswordTemporary, NameMissing, LockImpossible, AddressUnusable.
    """
    require_settings(actor)
    _require_named(site)
    require_lock(site.idle_minutes)
    address = site.fetch_address.strip()
    if address:
        host_of(address)
    with registry.changing(Action.SETTING_CHANGED, actor) as session:
        row = session.scalars(select(SiteRow)).one()
        row.name, row.number = site.name.strip(), site.number.strip()
        row.paper, row.late_entry_days = site.paper, site.late_entry_days
        row.idle_minutes, row.fetch_address = site.idle_minutes, address
        row.assent_age = site.assent_age
        row.prescreening_days = site.prescreening_days
        row.keeps_prescreened_facts = site.keeps_prescreened_facts
        row.forms_language = site.forms_language
    registry.keyring.name_site(site.name.strip(), site.number.strip())


def require_settings(actor: StaffMember) -> None:
    """Refuse who may not change how the site works: a monitor reads.

    Raises:
        NotForYou, PasswordTemporary.
    """
    if actor.must_change:
        raise PasswordTemporary(actor.name)
    if actor.role is Role.MONITOR:
        raise NotForYou(actor.name)


def folded_user_name(user_name: str) -> str:
    """Fold case and width: `Li.Na` and `ｌi.na` sign in as the same person."""
    return unicodedata.normalize("NFKC", user_name).strip().casefold()


def _require_named(site: Site) -> None:
    for what, value in ((N_("The site's name"), site.name), (N_("Its number"), site.number)):
        if not value.strip():
            raise NameMissing(what)


def require_person(person: NewStaffMember, site_name: str) -> str:
    """Refuse a person who cannot be entered; give the user name as it is kept.

    Raises:
        NameMissing, PasswordTooShort, PasswordObvious, UserNameTaken.
    """
    for what, value in (
        (N_("A person's name"), person.name),
        (N_("A user name"), person.user_name),
    ):
        if not value.strip():
            raise NameMissing(what)
    user_name = folded_user_name(person.user_name)
    if user_name in NOBODYS:
        raise UserNameTaken(person.user_name)
    require_password(person.password, person.name, (user_name, person.name, site_name))
    return user_name


def _require_people(people: Sequence[NewStaffMember], site: Site) -> None:
    taken: set[str] = set()
    for person in people:
        user_name = require_person(person, site.name)
        if user_name in taken:
            raise UserNameTaken(person.user_name)
        taken.add(user_name)
    if not {Role.COORDINATOR, Role.INVESTIGATOR} <= {person.role for person in people}:
        raise RolesMissing
