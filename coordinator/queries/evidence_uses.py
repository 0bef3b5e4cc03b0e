"""Which criteria of which screenings rest on a subject's evidence."""

from collections import defaultdict

from sqlalchemy import func, select

from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.rows.trials import CriterionRow
from coordinator.registry.store import Registry


def uses_of(registry: Registry, subject_id: int) -> dict[int, tuple[str, ...]]:
    """Give by an observation's id the criteria answered with it, such as `NCT… S-001 E3`.

    Only the entry that is in force at a criterion counts, on the version that it is on now.
    """
    in_force = (
        select(func.max(EntryRow.id))
        .join(ScreeningRow, ScreeningRow.id == EntryRow.screening_id)
        .join(CriterionRow, CriterionRow.id == EntryRow.criterion_id)
        .where(
            ScreeningRow.subject_id == subject_id,
            CriterionRow.version_id == ScreeningRow.version_id,
        )
        .group_by(EntryRow.screening_id, EntryRow.criterion_id)
    )
    statement = (
        select(EntryRow.label, EntryRow.cited)
        .where(EntryRow.id.in_(in_force))
        .order_by(EntryRow.id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    with registry.reading() as session:
        for label, cited in session.execute(statement):
            for observation_id in cited:
                found[observation_id].append(label)
    return {observation_id: tuple(labels) for observation_id, labels in found.items()}
