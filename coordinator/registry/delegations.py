"""Whom to ask for what is not delegated: those who answer for the trial on that day."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from coordinator.domain.delegation import in_charge
from coordinator.domain.staff import NotDelegated, StaffMember
from coordinator.registry.rows.site import StaffRow


@contextmanager
def asking_whom(session: Session) -> Iterator[None]:
    """Let a refusal for want of a delegation name whom to ask."""
    try:
        yield
    except NotDelegated as refusal:
        name, duty, day, trial_id = refusal.said
        with session.no_autoflush:
            people = in_charge(everybody(session), day, trial_id)
        whom = tuple(person.name for person in people if person.name != name)
        raise NotDelegated(name, duty, day, trial_id, whom) from refusal


def everybody(session: Session) -> tuple[StaffMember, ...]:
    rows = session.scalars(
        select(StaffRow).order_by(StaffRow.id).options(selectinload(StaffRow.delegations))
    )
    return tuple(row.to_domain() for row in rows)
