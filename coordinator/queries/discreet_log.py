"""Lines of the log as they may leave the site: nothing typed in them names the subject (P1)."""

from collections.abc import Sequence
from dataclasses import replace

from coordinator.domain.form import LogRow
from coordinator.domain.withholding import Discretion, withholding
from coordinator.queries.identities import identities_by_screening
from coordinator.registry.store import Registry


def discreet_rows(registry: Registry, rows: Sequence[LogRow]) -> tuple[LogRow, ...]:
    """Withhold what identifies a subject in all that people typed about it."""
    known = identities_by_screening(registry, [row.screening_id for row in rows])
    return tuple(_discreet(row, withholding(*known[row.screening_id])) for row in rows)


def _discreet(row: LogRow, discreet: Discretion) -> LogRow:
    return replace(
        row,
        initials=discreet(row.initials),
        consent_version=discreet(row.consent_version),
        reason=discreet(row.reason),
        arm=discreet(row.arm),
        randomisation_number=discreet(row.randomisation_number),
    )
