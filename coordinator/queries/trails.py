"""The part of the audit trail that tells of one screening, or of one trial."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from sqlalchemy import select

from coordinator.domain.audit import AuditEntry
from coordinator.domain.audit_words import NUMBER
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.store import Registry

AT_ONCE = 2000  # rows that are read from the file in one go
RECORD_BEHIND = {
    "trial_id": "Trial",
    "version_id": "Version",
    "criterion_id": "Criterion",
    "screening_id": "Screening",
    "subject_id": "Subject",
    "printed_form_id": "PrintedForm",
    "signed_copy_id": "SignedCopy",
}
"""Which record a column of another one names."""
BY_TRIAL = frozenset(RECORD_BEHIND) - {"subject_id"}
"""A subject is no trial's own: what was entered of it for a screening names that."""

Known = set[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Scope:
    """What entries are wanted of: the records known to belong to it, and how it is called.

    Entries come in the order in which they were made: a record is known before what names it.
    """

    known: Known
    names: tuple[str, ...]
    columns: frozenset[str]

    def has(self, record: str, key: str, changes: dict[str, object]) -> bool:
        if any(key == name or key.startswith(f"{name} ") for name in self.names):
            return True
        number = changes.get(NUMBER)
        if isinstance(number, int) and (record, number) in self.known:
            return True
        return any(self._is_known(column, said) for column, said in changes.items())

    def _is_known(self, column: str, said: object) -> bool:
        if column not in self.columns or not isinstance(said, list):
            return False
        return any((RECORD_BEHIND[column], value) in self.known for value in said)

    def take_in(self, record: str, changes: dict[str, object]) -> None:
        number = changes.get(NUMBER)
        if isinstance(number, int):
            self.known.add((record, number))


def trail_of_screening(registry: Registry, screening_id: int) -> tuple[AuditEntry, ...]:
    """Give each entry about a screening and its subject, oldest first."""
    with registry.reading() as session:
        row = session.get_one(ScreeningRow, screening_id)
        subject_id, name = row.subject_id, row.audit_key
    roots = {("Screening", screening_id), ("Subject", subject_id)}
    names = (name, f"subject #{subject_id}")
    columns = frozenset(RECORD_BEHIND) - {"trial_id", "version_id", "criterion_id"}
    return tuple(_entries(registry, _Scope(roots, names, columns)))


def trail_of_trial(registry: Registry, trial_id: int) -> tuple[AuditEntry, ...]:
    """Give each entry about a trial, its versions and its screenings, oldest first."""
    with registry.reading() as session:
        name = session.get_one(TrialRow, trial_id).audit_key
    return tuple(_entries(registry, _Scope({("Trial", trial_id)}, (name,), BY_TRIAL)))


def _entries(registry: Registry, scope: _Scope) -> Iterator[AuditEntry]:
    table = AuditEntryRow.__table__.c
    statement = select(*table).order_by(table.id)
    with registry.reading() as session:
        for row in session.execute(statement).yield_per(AT_ONCE):
            changes = json.loads(row.changes)
            if scope.has(row.record, row.key, changes):
                scope.take_in(row.record, changes)
                zone = timezone(timedelta(minutes=row.utc_offset))
                at = datetime.fromisoformat(row.at).astimezone(zone)
                yield AuditEntry(row.id, at, *row[2:])
