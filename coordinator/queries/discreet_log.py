"""Lines of the log as they may leave the site: no reason names the subject (P1)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from coordinator.domain.form import LogRow
from coordinator.domain.subject import Identity
from coordinator.domain.withholding import withholding
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.subjects import IdentityRow
from coordinator.registry.store import Registry

AT_ONCE = 500  # screenings asked about in one statement


def discreet_rows(registry: Registry, rows: Sequence[LogRow]) -> tuple[LogRow, ...]:
    """Withhold what identifies a subject in the reasons that people typed."""
    wanted = [row.screening_id for row in rows if row.reason.strip()]
    known = _identities(registry, wanted)
    return tuple(_discreet(row, known.get(row.screening_id, ())) for row in rows)


def _discreet(row: LogRow, identities: Sequence[Identity]) -> LogRow:
    reason = row.reason
    for identity in identities:
        reason = withholding(identity)(reason)
    return row if reason == row.reason else replace(row, reason=reason)


def _identities(registry: Registry, screenings: list[int]) -> dict[int, list[Identity]]:
    """Give who is behind each screening, with what was entered of that before."""
    found: defaultdict[int, list[Identity]] = defaultdict(list)
    with registry.reading() as session:
        for begin in range(0, len(screenings), AT_ONCE):
            statement = (
                select(ScreeningRow.id, IdentityRow)
                .join(IdentityRow, IdentityRow.subject_id == ScreeningRow.subject_id)
                .where(ScreeningRow.id.in_(screenings[begin : begin + AT_ONCE]))
                .order_by(ScreeningRow.id, IdentityRow.revision)
            )
            for screening_id, row in session.execute(statement):
                found[screening_id].append(row.to_domain())
    return found
