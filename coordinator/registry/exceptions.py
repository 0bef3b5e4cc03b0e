"""The approved exceptions of screenings, put to the criteria that they are made of (S6)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.amendment import amended
from coordinator.domain.approved_exception import ApprovedException
from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Criterion, walked
from coordinator.registry.assembly import criteria_of
from coordinator.registry.rows.exceptions import ApprovedExceptionRow
from coordinator.registry.rows.screening import ScreeningRow

ByCriterion = Mapping[int, tuple[ApprovedException, ...]]


def exceptions_of(session: Session, screening_id: int) -> ByCriterion:
    """Give all exceptions of a screening by criterion id, oldest first, voided ones too."""
    return exceptions_in(session, (screening_id,)).get(screening_id, {})


def exceptions_in(session: Session, screenings: tuple[int, ...]) -> dict[int, ByCriterion]:
    """Give all exceptions of several screenings, by screening and criterion id."""
    found: defaultdict[int, dict[int, tuple[ApprovedException, ...]]] = defaultdict(dict)
    rows = session.scalars(
        select(ApprovedExceptionRow)
        .where(ApprovedExceptionRow.screening_id.in_(screenings))
        .order_by(ApprovedExceptionRow.id)
    )
    for row in rows:
        known = found[row.screening_id].get(row.criterion_id, ())
        found[row.screening_id][row.criterion_id] = (*known, row.to_domain())
    return dict(found)


def exceptions_at(
    session: Session, row: ScreeningRow, criteria: tuple[Criterion, ...]
) -> ByCriterion:
    """Give all exceptions of a screening at the criteria that it is asked for.

    One that was recorded under an earlier protocol version stands at the criterion that
    takes the place of the former one, and names that version (S4).
    """
    stored = exceptions_of(session, row.id)
    here = {criterion.id for criterion in walked(criteria)}
    if stored.keys() <= here:
        return stored
    found = {id_: stored[id_] for id_ in stored.keys() & here}
    versions = {move.from_version_id: move.from_version for move in row.moves}
    for version in (versions | {row.version_id: row.version}).values():
        for change in amended(criteria_of(version), criteria):
            before, after = change.before, change.after
            if before and after and before.id != after.id and before.id in stored:
                left = tuple(replace(one, version=version.name) for one in stored[before.id])
                found[after.id] = (*left, *found.get(after.id, ()))
    return found


def with_exceptions(items: tuple[Item, ...], exceptions: ByCriterion) -> tuple[Item, ...]:
    if not exceptions:
        return items
    return tuple(
        replace(item, exceptions=exceptions.get(item.criterion.id, ())) for item in items
    )
