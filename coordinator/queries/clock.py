"""Whether this computer's clock goes right, as far as the audit trail can tell."""

from datetime import datetime

from sqlalchemy import select

from coordinator.domain.staff import CLOCKS_APART
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.store import Registry

LOOKED_AT = 500  # entries: whoever signs in has made some since the clock was set back
TOLERANCE = CLOCKS_APART


def entered_later_than_now(registry: Registry) -> datetime | None:
    """Give the time of the latest of the newest entries, if it is still to come.

    Then this clock was set back, or another one was fast. The order of the entries does not
    depend on it: they are numbered and chained.
    """
    newest = select(AuditEntryRow.at).order_by(AuditEntryRow.id.desc()).limit(LOOKED_AT)
    with registry.reading() as session:
        latest = max(session.scalars(newest), default="")
    now = registry.clock()
    at = datetime.fromisoformat(latest) if latest else now
    return at.astimezone(now.tzinfo) if at > now + TOLERANCE else None
