"""Where a criterion stands among those of the same kind and parent.

Positions are kept as text: they all have ten digits, so that they sort alike as text and as
numbers, with gaps, so that one criterion moves without its neighbours.
"""

from collections.abc import Sequence
from decimal import Decimal

from coordinator.domain.criterion import Kind
from coordinator.registry.rows.trials import CriterionRow, VersionRow

FIRST = Decimal(5_000_000_000)
STEP = Decimal(1_000)
LOWEST, HIGHEST = Decimal(1_000_000_000), Decimal(9_999_999_999)


def nth_place(number: int) -> Decimal:
    return FIRST + STEP * number


def on_level(version: VersionRow, kind: Kind, parent_id: int | None) -> list[CriterionRow]:
    """Give the criteria in use of one level, in order."""
    found = (
        row
        for row in version.criteria
        if row.kind is kind and row.parent_id == parent_id and not row.is_voided
    )
    return sorted(found, key=lambda row: row.position)


def siblings_of(row: CriterionRow) -> list[CriterionRow]:
    """Give all criteria of a criterion's level, itself among them."""
    return on_level(row.version, row.kind, row.parent_id)


def parts_of(row: CriterionRow) -> list[CriterionRow]:
    return on_level(row.version, row.kind, row.id)


def with_all_parts(row: CriterionRow) -> list[CriterionRow]:
    """Give a criterion and its parts at any depth, as they are read."""
    return [row, *(below for part in parts_of(row) for below in with_all_parts(part))]


def put_between(
    row: CriterionRow, before: Sequence[CriterionRow], after: Sequence[CriterionRow]
) -> None:
    """Place `row` behind `before` and ahead of `after`, the others of its level in order."""
    low = before[-1].position if before else None
    high = after[0].position if after else None
    place = _between(low, high)
    if place is not None:
        row.position = place
        return
    for number, sibling in enumerate((*before, row, *after)):
        sibling.position = nth_place(number)


def put_at_end(row: CriterionRow) -> None:
    put_between(row, [other for other in siblings_of(row) if other is not row], ())


def put_behind(row: CriterionRow, other: CriterionRow) -> None:
    """Place `row` on the level of `other`, next behind it."""
    level = [sibling for sibling in siblings_of(other) if sibling is not row]
    number = level.index(other) + 1
    row.kind, row.parent_id = other.kind, other.parent_id
    put_between(row, level[:number], level[number:])


def _between(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """Give a free place; None where there is no room and the level must be spread anew."""
    if low is None and high is None:
        return FIRST
    if low is None:
        place = (high or FIRST) - STEP
    elif high is None:
        place = low + STEP
    else:
        place = (low + high) // 2
    has_room = (low is None or low < place) and (high is None or place < high)
    ordered = all(v is None or LOWEST <= v <= HIGHEST for v in (low, high, place))
    return place if has_room and ordered else None
