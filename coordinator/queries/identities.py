"""Who subjects are, as known now and before: to leave it out of what people typed (P1)."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from coordinator.domain.subject import Identity
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.subjects import IdentityRow
from coordinator.registry.store import Registry

AT_ONCE = 500  # screenings asked about in one statement


def identities_of_subject(registry: Registry, subject_id: int) -> tuple[Identity, ...]:
    """Give who a subject is, and what was entered of that before it was corrected."""
    statement = select(IdentityRow).filter_by(subject_id=subject_id).order_by(IdentityRow.id)
    with registry.reading() as session:
        return tuple(row.to_domain() for row in session.scalars(statement))


def identities_of_trial(registry: Registry, trial_id: int) -> tuple[Identity, ...]:
    """Give who the subjects of a trial are."""
    screened = select(ScreeningRow.subject_id).filter_by(trial_id=trial_id)
    statement = (
        select(IdentityRow).where(IdentityRow.subject_id.in_(screened)).order_by(IdentityRow.id)
    )
    with registry.reading() as session:
        return tuple(row.to_domain() for row in session.scalars(statement))


def identities_by_screening(
    registry: Registry, screenings: Iterable[int]
) -> dict[int, list[Identity]]:
    """Give who is behind each of some screenings."""
    wanted = list(screenings)
    found: defaultdict[int, list[Identity]] = defaultdict(list)
    with registry.reading() as session:
        for begin in range(0, len(wanted), AT_ONCE):
            statement = (
                select(ScreeningRow.id, IdentityRow)
                .join(IdentityRow, IdentityRow.subject_id == ScreeningRow.subject_id)
                .where(ScreeningRow.id.in_(wanted[begin : begin + AT_ONCE]))
                .order_by(ScreeningRow.id, IdentityRow.revision)
            )
            for screening_id, row in session.execute(statement):
                found[screening_id].append(row.to_domain())
    return found
