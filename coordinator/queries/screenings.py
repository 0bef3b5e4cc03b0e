"""Reading a screening back, whole."""

from sqlalchemy import func, select

from coordinator.domain.screening import Screening
from coordinator.domain.signature import digest
from coordinator.domain.signed_content import content_of
from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.screenings import screening_of_row, screening_row
from coordinator.registry.store import Registry


def screening_of(registry: Registry, screening_id: int, *, with_identity: bool) -> Screening:
    with registry.reading() as session:
        row = screening_row(session, screening_id)
        return screening_of_row(registry, session, row, with_identity=with_identity)


def content_digest(screening: Screening) -> str:
    """Give the SHA-256 that a signature on `screening`, as it is now, is bound to."""
    return digest(content_of(screening))


def record_version(registry: Registry, screening_id: int) -> int:
    """Count the entries made in a screening: its forms carry this as their version."""
    with registry.reading() as session:
        return session.scalars(
            select(func.count()).select_from(EntryRow).filter_by(screening_id=screening_id)
        ).one()


def screenings_named(
    registry: Registry, number: str, trial: str = ""
) -> tuple[tuple[int, str], ...]:
    """Give id and trial of the screenings with this number; several trials may use it."""
    statement = (
        select(ScreeningRow.id, TrialRow.nct, TrialRow.chictr, TrialRow.short_title)
        .join(TrialRow, TrialRow.id == ScreeningRow.trial_id)
        .where(ScreeningRow.screening_number == number)
        .order_by(ScreeningRow.id)
    )
    with registry.reading() as session:
        found = [
            (screening_id, (nct, chictr, short_title))
            for screening_id, nct, chictr, short_title in session.execute(statement)
        ]
    return tuple(
        (screening_id, names[0] or names[1] or names[2])
        for screening_id, names in found
        if not trial or trial.casefold() in [name.casefold() for name in names]
    )
