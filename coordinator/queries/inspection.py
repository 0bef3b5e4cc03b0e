"""Putting together what an inspector is given."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from coordinator.domain.audit import Action
from coordinator.domain.form import Imprint
from coordinator.domain.inspection import Access, Count, Inspection, Noted
from coordinator.domain.proof import Proof
from coordinator.domain.staff import StaffMember
from coordinator.queries.staff import site_of
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.base import utc_text
from coordinator.registry.store import Registry

S = TypeVar("S", bound=Select[*tuple[Any, ...]])
ROW = AuditEntryRow
SIGNATURES, EXCEPTIONS = "Signature", "ApprovedException"
FAILED = (Action.SIGN_IN_FAILED.value, Action.SIGN_IN_REFUSED.value)


def inspection_of(
    registry: Registry,
    actor: StaffMember,
    proof: Proof,
    *,
    since: date | None = None,
    until: date | None = None,
) -> Inspection:
    """Give the report of what was done on the days from `since` to `until`.

    It is given of a registry too that is open for reading only: that is what it is for.
    """
    period = _Period(since, until)
    site = site_of(registry)
    imprint = Imprint(actor.name, registry.clock(), registry.head())
    with registry.reading() as session:
        voiding = ROW.changes.contains('"voided_at": [')
        told = period.of(select(ROW)).order_by(ROW.id)
        return Inspection(
            site=site,
            imprint=imprint,
            proof=proof,
            distrust=registry.distrust,
            since=since,
            until=until,
            counts=_counts(session, period),
            access=_access(session, period),
            reasons=_noted(session, told.where(ROW.reason != "")),
            voided=_noted(session, told.where(ROW.record == SIGNATURES, voiding)),
            exceptions=_noted(session, told.where(ROW.record == EXCEPTIONS)),
        )


class _Period:
    """The days of the report, as moments in the zone of this computer."""

    def __init__(self, since: date | None, until: date | None) -> None:
        day_after = until + timedelta(days=1) if until else None
        self._bounds = tuple(
            utc_text(datetime.combine(day, time()).astimezone(UTC)) if day else None
            for day in (since, day_after)
        )

    def of(self, statement: S) -> S:
        begin, end = self._bounds
        if begin:
            statement = statement.where(ROW.at >= begin)
        return statement.where(ROW.at < end) if end else statement


def _counts(session: Session, period: _Period) -> tuple[Count, ...]:
    statement = period.of(select(ROW.actor, ROW.action, func.count()))
    grouped = statement.group_by(ROW.actor, ROW.action).order_by(ROW.actor, ROW.action)
    return tuple(Count(*row) for row in session.execute(grouped))


def _access(session: Session, period: _Period) -> tuple[Access, ...]:
    """Count by the person whose user name it was; failures are told under that name, too."""
    is_in = ROW.action == Action.SIGNED_IN.value
    statement = period.of(
        select(
            ROW.key,
            func.count().filter(is_in),
            func.count().filter(ROW.action.in_(FAILED)),
            func.max(ROW.at).filter(is_in),
        )
    )
    wanted = (Action.SIGNED_IN.value, *FAILED)
    grouped = statement.where(ROW.action.in_(wanted)).group_by(ROW.key).order_by(ROW.key)
    return tuple(
        Access(name, done, failed, datetime.fromisoformat(last) if last else None)
        for name, done, failed, last in session.execute(grouped)
    )


def _noted(session: Session, statement: Select[Any]) -> tuple[Noted, ...]:
    found: dict[tuple[str, ...], Noted] = {}
    for row in session.scalars(statement):
        zone = timezone(timedelta(minutes=row.utc_offset))
        at = datetime.fromisoformat(row.at).astimezone(zone)
        # One act may have changed several records: it is listed once.
        key = (row.at, row.actor, row.action, row.reason, row.key)
        found.setdefault(
            key, Noted(row.id, at, row.actor, row.action, row.record, row.key, row.reason)
        )
    return tuple(found.values())
