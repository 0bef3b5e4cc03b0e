"""The site and its people."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from coordinator.domain.audit import Action
from coordinator.domain.site import Site
from coordinator.domain.staff import StaffMember
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.rows.site import SiteRow, StaffRow
from coordinator.registry.store import Registry


def site_of(registry: Registry) -> Site:
    with registry.reading() as session:
        return session.scalars(select(SiteRow)).one().to_domain()


def staff_of(registry: Registry) -> tuple[StaffMember, ...]:
    with registry.reading() as session:
        rows = session.scalars(
            select(StaffRow).order_by(StaffRow.id).options(selectinload(StaffRow.delegations))
        )
        return tuple(row.to_domain() for row in rows)


def last_sign_ins(registry: Registry) -> dict[str, datetime]:
    """Give when each user name last signed in."""
    statement = (
        select(AuditEntryRow.actor, func.max(AuditEntryRow.at))
        .where(AuditEntryRow.action == Action.SIGNED_IN.value)
        .group_by(AuditEntryRow.actor)
    )
    with registry.reading() as session:
        return {
            actor: datetime.fromisoformat(at).astimezone()
            for actor, at in session.execute(statement)
        }
