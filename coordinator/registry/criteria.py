"""The criteria of a version that is settled, kept in memory: the walk asks at each answer.

The words of criteria can be edited only while their version is a draft. From then on only
their checks can change, and the version counts how often they did: reading all of them again
would cost most of an answer.
"""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload, selectinload

from coordinator.domain.criterion import Criterion
from coordinator.domain.protocol import VersionState
from coordinator.registry.assembly import criteria_of
from coordinator.registry.prepared import selection
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import Registry
from coordinator.registry.tables import VERSION

WITH_CRITERIA = (
    joinedload(VersionRow.trial),
    selectinload(VersionRow.criteria),
    selectinload(VersionRow.points),
)
NOT_SETTLED = (VersionState.DRAFT, VersionState.PLANNED)  # a plan can be taken back
_REVISION = select(VERSION.c.checks_revision).where(VERSION.c.id == bindparam("version_id"))


def criteria_in_walk(
    registry: Registry, session: Session, version_id: int, checks_revision: int | None = None
) -> tuple[Criterion, ...]:
    """Give the criteria of a version, from memory where they cannot have changed.

    `checks_revision` is the version's, where it was read already: another window may have
    changed the checks since they were kept here.
    """
    known = registry.settled_criteria.get(version_id)
    if known is not None:
        now = _revision(session, version_id) if checks_revision is None else checks_revision
        if known[0] == now:
            return known[1]
    row = session.scalars(
        select(VersionRow).filter_by(id=version_id).options(*WITH_CRITERIA)
    ).one()
    found = criteria_of(row)
    if row.state not in NOT_SETTLED:
        registry.settled_criteria[version_id] = row.checks_revision, found
    return found


def criterion_in_walk(
    registry: Registry,
    session: Session,
    version_id: int,
    criterion_id: int,
    checks_revision: int | None = None,
) -> Criterion:
    """Find one criterion or part; KeyError where the version has none with that id."""
    criteria = criteria_in_walk(registry, session, version_id, checks_revision)
    found = _found(criteria, criterion_id)
    if found is None:
        raise KeyError(criterion_id)
    return found


def _revision(session: Session, version_id: int) -> int | None:
    connection = session.connection()
    asked = {"version_id": version_id}
    found = selection(_REVISION, connection.dialect).first(connection, asked)
    return found[0] if found else None


def _found(criteria: tuple[Criterion, ...], criterion_id: int) -> Criterion | None:
    for criterion in criteria:
        if criterion.id == criterion_id:
            return criterion
        if criterion.parts and (part := _found(criterion.parts, criterion_id)) is not None:
            return part
    return None
