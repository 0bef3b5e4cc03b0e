"""Criteria taken out of use, and brought back.

What is set aside stays where it is, with its parts: it is only passed over. A review point
keeps its words in sight, with who, when and why; reopening that point brings it back.
"""

from coordinator.commands.drafts import answer_point, is_in_use, open_again, require_reason
from coordinator.commands.editing import editing
from coordinator.commands.places import on_level, put_between, with_all_parts
from coordinator.domain.record import Severity
from coordinator.domain.review import (
    BROUGHT_BACK,
    CRITERION_SET_ASIDE,
    SET_ASIDE,
    SET_ASIDE_NOTE,
    PointOpen,
)
from coordinator.domain.staff import StaffMember
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.trials import CriterionRow, PointRow
from coordinator.registry.store import Registry
from coordinator.text import N_


def set_aside(
    registry: Registry, actor: StaffMember, *, criterion_id: int, reason: str
) -> None:
    """Take a criterion and its parts out of use; they and their history stay readable."""
    require_reason(N_("Setting a criterion aside"), reason)
    with editing(registry, actor, criterion_id, reason) as (session, row):
        for point in _points_on(row):
            if point.resolved_at is None:
                answer_point(session, actor, point, SET_ASIDE, reason)
        answer_point(session, actor, _witness(row), SET_ASIDE, reason)
        row.is_voided = True


def bring_back(
    session: AuditedSession, actor: StaffMember, point: PointRow, reason: str
) -> None:
    """Put a criterion that was set aside into use again, with the doubts it had."""
    row = next(row for row in point.version.criteria if row.id == point.criterion_id)
    if not row.is_voided:
        raise PointOpen(point.code)
    _attach(row)
    row.is_voided = False
    for found in _points_on(row):
        if found.choice == SET_ASIDE and found is not point:
            open_again(found)
    answer_point(session, actor, point, BROUGHT_BACK, reason)


def _attach(row: CriterionRow) -> None:
    """Find a place for a criterion whose parent may have gone or changed since."""
    rows = {found.id: found for found in row.version.criteria}
    parent = rows.get(row.parent_id or 0)
    if parent is None or parent.is_heading or not is_in_use(parent):
        row.parent_id, parent = None, None
    for found in with_all_parts(row):
        found.kind = parent.kind if parent else row.kind
    level = on_level(row.version, row.kind, row.parent_id)
    number = sum(other.position <= row.position for other in level)
    put_between(row, level[:number], level[number:])


def _points_on(row: CriterionRow) -> list[PointRow]:
    ids = {found.id for found in with_all_parts(row)}
    return [point for point in row.version.points if point.criterion_id in ids]


def _witness(row: CriterionRow) -> PointRow:
    """Give the point that keeps a criterion in sight while it is out of use."""
    for point in row.version.points:
        if point.criterion_id == row.id and point.code == CRITERION_SET_ASIDE:
            return point
    branch = with_all_parts(row)
    point = PointRow(
        criterion_id=row.id,
        code=CRITERION_SET_ASIDE,
        severity=Severity.NOTE,
        quote="\n".join(found.text for found in branch),
        note=SET_ASIDE_NOTE,
        readings=[],
        span_start=row.span_start,
        span_end=row.span_end,
    )
    row.version.points.append(point)
    return point
