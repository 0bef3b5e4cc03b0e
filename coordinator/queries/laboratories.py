"""The site's laboratories with the reference ranges that count."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from coordinator.domain.laboratory import Laboratory
from coordinator.registry.rows.laboratories import LaboratoryRow
from coordinator.registry.store import Registry


def laboratories(registry: Registry) -> tuple[Laboratory, ...]:
    """Give all laboratories by name; those out of use stand last."""
    statement = select(LaboratoryRow).options(selectinload(LaboratoryRow.ranges))
    with registry.reading() as session:
        found = [row.to_domain() for row in session.scalars(statement)]
    return tuple(sorted(found, key=lambda each: (not each.is_in_use, each.name.casefold())))
