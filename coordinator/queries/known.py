"""A screening with what is known of its subject: the ground on which findings are computed."""

from dataclasses import replace

from coordinator.domain.known import Known
from coordinator.domain.screening import Screening
from coordinator.registry.screenings import (
    decided_at,
    known_for,
    screening_of_row,
    screening_row,
)
from coordinator.registry.store import Registry


def screening_and_known(
    registry: Registry, screening_id: int, *, with_identity: bool
) -> tuple[Screening, Known]:
    """Give both; of a decided screening what was known when it was decided."""
    with registry.reading() as session:
        row = screening_row(session, screening_id)
        screening = screening_of_row(registry, session, row, with_identity=with_identity)
        known = known_for(session, row, registry.clock(), as_of=decided_at(row))
    return screening, known if with_identity else replace(known, birth=None)
