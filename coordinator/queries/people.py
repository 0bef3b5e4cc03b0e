"""The people of the site, the delegation log, and who had access when."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coordinator.domain.access import (
    EVENT_WORDS,
    AccessEvent,
    AccessReport,
    PersonAccess,
    PersonLine,
    RolePeriod,
    keepers_of,
    paired,
)
from coordinator.domain.audit import Action
from coordinator.domain.delegation import DelegationLine, LineSignature
from coordinator.domain.role import Role
from coordinator.domain.staff import StaffMember, locked_until
from coordinator.queries.staff import last_sign_ins, site_of, staff_of
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.base import utc_text
from coordinator.registry.rows.site import DelegationRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.store import Registry

STAFF = "Staff"  # the record under which the trail tells of people


def people_of(registry: Registry) -> tuple[PersonLine, ...]:
    """List the people, also those whose access was ended, and who is locked out."""
    seen, now = last_sign_ins(registry), registry.clock()
    temporary = {found.user_name for found in registry.keyring.holders() if found.must_change}
    return tuple(
        PersonLine(
            person,
            seen.get(person.user_name),
            _locked_until(registry, person.user_name, now),
            must_change=person.user_name in temporary,
        )
        for person in staff_of(registry)
    )


def keepers(registry: Registry) -> tuple[StaffMember, ...]:
    """Give who may enter people and end their access."""
    return keepers_of(staff_of(registry))


def delegation_log_of(registry: Registry, trial_id: int) -> tuple[DelegationLine, ...]:
    """Give the lines for a trial, with those for all trials, by person and first day."""
    with registry.reading() as session:
        lines = session.scalars(
            select(DelegationRow)
            .where(or_(DelegationRow.trial_id == trial_id, DelegationRow.trial_id.is_(None)))
            .order_by(DelegationRow.staff_member_id, DelegationRow.from_on, DelegationRow.id)
        )
        return _lines(registry, session, lines)


def begun_on(registry: Registry) -> date:
    """Give the day on which the audit trail begins: nobody had access before."""
    zone = registry.clock().tzinfo
    with registry.reading() as session:
        begun = select(AuditEntryRow.at).order_by(AuditEntryRow.id).limit(1)
        first = session.scalars(begun).one()
    return datetime.fromisoformat(first).astimezone(zone).date()


def access_report(registry: Registry, since: date, until: date) -> AccessReport:
    """Say who had access from one day to another, both included."""
    zone = registry.clock().tzinfo
    events = _events(registry, since, until, zone)
    roles = _roles(registry, zone)
    with registry.reading() as session:
        rows = session.scalars(select(DelegationRow).order_by(DelegationRow.from_on))
        lines = _lines(registry, session, rows)
    people = tuple(
        PersonAccess(
            person,
            roles.get(person.user_name, ()),
            tuple(line for line in lines if line.person.user_name == person.user_name),
            paired(tuple(events.pop(person.user_name, ()))),
        )
        for person in staff_of(registry)
    )
    strangers = sorted((one for rest in events.values() for one in rest), key=_at)
    return AccessReport(site_of(registry), since, until, people, tuple(strangers))


def _lines(
    registry: Registry, session: Session, rows: Iterator[DelegationRow]
) -> tuple[DelegationLine, ...]:
    people = {person.user_name: person for person in staff_of(registry)}
    labels = {trial.id: trial.label for trial in session.scalars(select(TrialRow))}
    return tuple(
        DelegationLine(
            row.id,
            people[row.staff_member.user_name],
            row.to_domain(),
            labels[row.trial_id] if row.trial_id is not None else "",
            row.entered_by,
            row.entered_at,
            _signature(row),
            row.ended_by,
            row.end_reason,
        )
        for row in rows
    )


def _signature(row: DelegationRow) -> LineSignature | None:
    if row.signed_at is None:
        return None
    zone = timezone(timedelta(minutes=row.signed_offset))
    return LineSignature(
        row.signed_by, row.signer_user_name, row.signed_at.astimezone(zone), row.content_sha256
    )


def _events(
    registry: Registry, since: date, until: date, zone: tzinfo | None
) -> dict[str, list[AccessEvent]]:
    """Give what befell each user name, in order."""
    begin = datetime.combine(since, time(), zone)
    end = datetime.combine(until + timedelta(days=1), time(), zone)
    row = AuditEntryRow
    statement = (
        select(row.action, row.at, row.key, row.workstation, row.actor, row.changes)
        .where(row.action.in_([action.value for action in EVENT_WORDS]))
        .where(row.at >= utc_text(begin), row.at < utc_text(end))
        .order_by(row.id)
    )
    found: dict[str, list[AccessEvent]] = defaultdict(list)
    with registry.reading() as session:
        for action, at, key, workstation, actor, changes in session.execute(statement):
            told = json.loads(changes)
            when = datetime.fromisoformat(_told(told, "at") or at).astimezone(zone)
            where = _told(told, "workstation") or workstation
            found[key].append(AccessEvent(Action(action), when, where, actor))
    return found


def _told(changes: dict[str, list[str]], name: str) -> str:
    return changes[name][1] if name in changes else ""


def _roles(registry: Registry, zone: tzinfo | None) -> dict[str, tuple[RolePeriod, ...]]:
    """Read from the trail who had which role when; it ends with the access."""
    row = AuditEntryRow
    statement = select(row.at, row.key, row.changes).where(row.record == STAFF).order_by(row.id)
    found: dict[str, list[RolePeriod]] = defaultdict(list)
    with registry.reading() as session:
        for at, key, changes in session.execute(statement):
            told, when = json.loads(changes), datetime.fromisoformat(at).astimezone(zone)
            periods = found[key]
            if ("role" in told or "ended_at" in told) and periods:
                periods[-1] = RolePeriod(periods[-1].role, periods[-1].since, when)
            if "role" in told:
                periods.append(RolePeriod(Role(told["role"][1]), when))
    return {key: tuple(periods) for key, periods in found.items()}


def _locked_until(registry: Registry, user_name: str, now: datetime) -> datetime | None:
    return locked_until(*registry.attempts.failures(user_name), now)


def _at(event: AccessEvent) -> datetime:
    return event.at
