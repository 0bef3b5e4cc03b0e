"""Founding a registry and changing the site's settings."""

import unicodedata
from collections.abc import Sequence

from sqlalchemy import select

from coordinator.domain.audit import Action
from coordinator.domain.errors import Refused
from coordinator.domain.site import Site, host_of
from coordinator.domain.staff import (
    DUTIES_OF,
    SHORTEST_PASSWORD,
    NameMissing,
    NewStaffMember,
    PasswordTooShort,
    Role,
    StaffMember,
    UserNameTaken,
)
from coordinator.passwords import hashed
from coordinator.registry.rows.site import DelegationRow, SiteRow, StaffRow
from coordinator.registry.store import PROGRAM, Registry
from coordinator.text import N_


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
        NameMissing, PasswordTooShort, UserNameTaken, RolesMissing.
    """
    _require_named(site)
    _require_people(people)
    with registry.changing(Action.REGISTRY_CREATED, PROGRAM) as session:
        session.add(
            SiteRow(
                name=site.name.strip(),
                number=site.number.strip(),
                paper=site.paper,
                late_entry_days=site.late_entry_days,
                idle_minutes=site.idle_minutes,
                fetch_address=site.fetch_address.strip(),
            )
        )
        today = session.attribution.at.date()
        for person in people:
            row = StaffRow(
                user_name=folded_user_name(person.user_name),
                name=person.name.strip(),
                role=person.role,
                password_hash=hashed(person.password),
            )
            row.delegations = [
                DelegationRow(duty=duty, from_on=today) for duty in DUTIES_OF[person.role]
            ]
            session.add(row)


def change_site(registry: Registry, actor: StaffMember, *, site: Site) -> None:
    """Change the site's name, number, paper, limits, or where records are fetched from.

    Raises:
        NotForYou, NameMissing, AddressUnusable.
    """
    if actor.role is Role.MONITOR:
        raise NotForYou(actor.name)
    _require_named(site)
    address = site.fetch_address.strip()
    if address:
        host_of(address)
    with registry.changing(Action.SETTING_CHANGED, actor) as session:
        row = session.scalars(select(SiteRow)).one()
        row.name, row.number = site.name.strip(), site.number.strip()
        row.paper, row.late_entry_days = site.paper, site.late_entry_days
        row.idle_minutes, row.fetch_address = site.idle_minutes, address


def folded_user_name(user_name: str) -> str:
    """Fold case and width: `Li.Na` and `ｌi.na` sign in as the same person."""
    return unicodedata.normalize("NFKC", user_name).strip().casefold()


def _require_named(site: Site) -> None:
    for what, value in ((N_("The site's name"), site.name), (N_("Its number"), site.number)):
        if not value.strip():
            raise NameMissing(what)


def _require_people(people: Sequence[NewStaffMember]) -> None:
    taken: set[str] = set()
    for person in people:
        for what, value in (
            (N_("A person's name"), person.name),
            (N_("A user name"), person.user_name),
        ):
            if not value.strip():
                raise NameMissing(what)
        if len(person.password) < SHORTEST_PASSWORD:
            raise PasswordTooShort(person.name)
        user_name = folded_user_name(person.user_name)
        if user_name in taken:
            raise UserNameTaken(person.user_name)
        taken.add(user_name)
    if not {Role.COORDINATOR, Role.INVESTIGATOR} <= {person.role for person in people}:
        raise RolesMissing
