"""How the parts of a criterion combine: set by a person, asked anew when parts come or go."""

from collections import Counter

from coordinator.commands.drafts import (
    answer_point,
    criterion_row,
    open_again,
    withdraw_confirmation,
)
from coordinator.commands.laying_down import combination_point
from coordinator.commands.places import parts_of
from coordinator.domain.audit import Action
from coordinator.domain.combining import combination_chosen, combination_said, require_count
from coordinator.domain.criterion import Combination
from coordinator.domain.review import NO_PARTS, PARTS_COMBINATION, NoParts
from coordinator.domain.staff import StaffMember
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.trials import CriterionRow, PointRow, VersionRow
from coordinator.registry.store import Registry


def set_combination(
    registry: Registry,
    actor: StaffMember,
    *,
    criterion_id: int,
    combination: Combination,
    at_least: int = 1,
    ground: str = "",
) -> None:
    """Say how the parts of a criterion make its statement (A5).

    With a ground this settles the review point that asks for it; without one the point
    stays open, or is opened again where it was settled otherwise.
    """
    with registry.changing(Action.CRITERION_CHANGED, actor, ground) as session:
        row = criterion_row(session, actor, criterion_id)
        count = len(asked_parts(row))
        if combination is not Combination.WHOLE and not count:
            raise NoParts
        is_counted = combination is Combination.AT_LEAST
        least = require_count(at_least, count) if is_counted else 1
        combine(row, combination, least)
        choice = f"{combination.value} {least}" if is_counted else combination.value
        for point in points_on_parts(row):
            if ground.strip():
                answer_point(session, actor, point, choice, ground)
            elif point.choice != choice:
                open_again(point)


def combine(row: CriterionRow, combination: Combination, at_least: int = 1) -> None:
    if (row.combination, row.at_least) != (combination, at_least):
        row.combination, row.at_least = combination, at_least
        withdraw_confirmation(row.version)


def combine_as_chosen(row: CriterionRow, choice: str) -> None:
    """Combine as a review point was answered: "all", "any", "whole" or "at least 2"."""
    count = len(asked_parts(row))
    if not count:
        raise NoParts
    combine(row, *combination_chosen(choice, count))


def asked_parts(row: CriterionRow) -> list[CriterionRow]:
    return [part for part in parts_of(row) if not part.is_heading]


def points_on_parts(row: CriterionRow) -> list[PointRow]:
    return [
        point
        for point in row.version.points
        if point.criterion_id == row.id and point.code == PARTS_COMBINATION
    ]


def counted_parts(version: VersionRow) -> Counter[int | None]:
    """Count by id of a criterion the parts of it that are asked."""
    return Counter(
        row.parent_id for row in version.criteria if not row.is_voided and not row.is_heading
    )


def settle_all_parts(
    session: AuditedSession, actor: StaffMember, version: VersionRow, had: Counter[int | None]
) -> None:
    """Look again at every criterion whose parts have come or gone since there were `had`."""
    has = counted_parts(version)
    for row in version.criteria:
        is_short = row.combination is Combination.AT_LEAST and row.at_least > has[row.id]
        changed = bool(had[row.id]) != bool(has[row.id])
        if not row.is_voided and (is_short or changed):
            settle_parts(session, actor, row, had_parts=bool(had[row.id]))


def settle_parts(
    session: AuditedSession, actor: StaffMember, row: CriterionRow, *, had_parts: bool
) -> None:
    """Look again how a criterion's parts combine, after some have come or gone."""
    count, points = len(asked_parts(row)), points_on_parts(row)
    if not count:
        combine(row, Combination.WHOLE)
        for point in points:
            if point.resolved_at is None:
                answer_point(session, actor, point, NO_PARTS, session.attribution.reason)
        return
    is_short = row.combination is Combination.AT_LEAST and row.at_least > count
    if is_short:
        combine(row, Combination.WHOLE)
    for point in points:
        if is_short or point.choice == NO_PARTS:
            open_again(point)
    if not points and (is_short or not had_parts):
        _ask(row, is_short=is_short)


def _ask(row: CriterionRow, *, is_short: bool) -> None:
    """Take what the words say of the parts; where they are silent, make it a review point."""
    if row.combination is not Combination.WHOLE:
        return
    said = None if is_short else combination_said(row.text, row.kind)
    if said is None:
        row.version.points.append(combination_point(row))
    else:
        combine(row, *said)
