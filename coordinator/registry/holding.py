"""Whether what a decision rested on still holds on the day of enrolment (W2)."""

from datetime import date

from sqlalchemy.orm import Session

from coordinator.domain.criterion import walked
from coordinator.domain.expiring import expired_on
from coordinator.domain.known import known_on
from coordinator.domain.windows import Expired
from coordinator.findings.criteria import finding_on
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.screenings import decided_at, known_for, screening_of_row
from coordinator.registry.store import Registry


def expired_at_enrolment(
    registry: Registry, session: Session, row: ScreeningRow, enrolled_on: date
) -> tuple[Expired, ...]:
    """Give the results that hold no longer then, of what was known when it was decided."""
    items = screening_of_row(registry, session, row).checklist.items
    known = known_for(session, row, registry.clock(), as_of=decided_at(row))
    on_day = known_on(known, enrolled_on)
    criteria = criteria_in_walk(registry, session, row.version_id, row.version.checks_revision)
    findings = {found.id: finding_on(found, on_day) for found in walked(criteria)}
    return expired_on(enrolled_on, items, findings)
