"""The criteria of a version that is settled, kept in memory: the walk asks at each answer.

Criteria can be edited only while their version is a draft. From then on they are the same
for as long as the registry is open, and reading them again would cost most of an answer.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from coordinator.domain.criterion import Criterion
from coordinator.domain.protocol import VersionState
from coordinator.registry.assembly import criteria_of
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import Registry

WITH_CRITERIA = (
    joinedload(VersionRow.trial),
    selectinload(VersionRow.criteria),
    selectinload(VersionRow.points),
)


def criteria_in_walk(
    registry: Registry, session: Session, version_id: int
) -> tuple[Criterion, ...]:
    """Give the criteria of a version, from memory where they cannot have changed."""
    known = registry.settled_criteria.get(version_id)
    if known is not None:
        return known
    row = session.scalars(
        select(VersionRow).filter_by(id=version_id).options(*WITH_CRITERIA)
    ).one()
    found = criteria_of(row)
    if row.state is not VersionState.DRAFT:
        registry.settled_criteria[version_id] = found
    return found


def criterion_in_walk(
    registry: Registry, session: Session, version_id: int, criterion_id: int
) -> Criterion:
    """Find one criterion or part; KeyError where the version has none with that id."""
    found = _found(criteria_in_walk(registry, session, version_id), criterion_id)
    if found is None:
        raise KeyError(criterion_id)
    return found


def _found(criteria: tuple[Criterion, ...], criterion_id: int) -> Criterion | None:
    for criterion in criteria:
        if criterion.id == criterion_id:
            return criterion
        if criterion.parts and (part := _found(criterion.parts, criterion_id)) is not None:
            return part
    return None
