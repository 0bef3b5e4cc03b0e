"""Reading the audit trail."""

import re
from datetime import UTC, datetime, time, timedelta, timezone

from sqlalchemy import false, or_, select

from coordinator.domain.audit import AuditEntry, AuditFilter
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.base import utc_text
from coordinator.registry.store import Registry

HEAD = re.compile("[0-9a-fA-F]{8,64}")  # as it is printed at the foot of a form


def audit_page(
    registry: Registry, wanted: AuditFilter, *, before: int | None = None, limit: int = 200
) -> tuple[AuditEntry, ...]:
    """Give entries, newest first, with numbers below `before`; a printed head is found too."""
    row = AuditEntryRow
    statement = select(row).order_by(row.id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(row.id < before)
    for column, value in (
        (row.actor, wanted.actor),
        (row.action, wanted.action),
        (row.record, wanted.record),
    ):
        if value:
            statement = statement.where(column == value)
    if wanted.words.strip():
        words = wanted.words.strip()
        statement = statement.where(
            or_(
                row.key.contains(words, autoescape=True),
                row.reason.contains(words, autoescape=True),
                row.hash.startswith(words.lower()) if HEAD.fullmatch(words) else false(),
            )
        )
    if wanted.since is not None:
        since = datetime.combine(wanted.since, time()).astimezone(UTC)
        statement = statement.where(row.at >= utc_text(since))
    if wanted.until is not None:
        day_after = wanted.until + timedelta(days=1)
        until = datetime.combine(day_after, time()).astimezone(UTC)
        statement = statement.where(row.at < utc_text(until))
    with registry.reading() as session:
        return tuple(map(_entry, session.scalars(statement)))


def actors_of(registry: Registry) -> tuple[str, ...]:
    with registry.reading() as session:
        actor = AuditEntryRow.actor
        return tuple(session.scalars(select(actor).distinct().order_by(actor)))


def _entry(row: AuditEntryRow) -> AuditEntry:
    zone = timezone(timedelta(minutes=row.utc_offset))
    return AuditEntry(
        row.id,
        datetime.fromisoformat(row.at).astimezone(zone),
        row.utc_offset,
        row.actor,
        row.action,
        row.reason,
        row.workstation,
        row.record,
        row.key,
        row.changes,
        row.hash,
    )
