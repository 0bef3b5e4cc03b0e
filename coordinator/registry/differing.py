"""In what a backup differs from the registry in use: what would be lost by restoring it."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

from coordinator.domain.backup import Count, Difference, LostWork
from coordinator.registry import cipher
from coordinator.registry.backup_folder import identity_of
from coordinator.registry.backups import Source
from coordinator.registry.connections import faults_explained

COUNTED = (
    *("trial", "subject", "screening", "entry", "decision", "signature"),
    *("observation", "worksheet", "staff_member", "audit_entry"),
)
_DONE = """
SELECT substr(datetime(at, utc_offset || ' minutes'), 1, 10), actor, action, count(*)
FROM audit_entry WHERE id > ? GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 4 DESC, 3
"""
_SCREENINGS = """
SELECT key, max(id) FROM audit_entry WHERE id > ? AND record = 'Screening'
GROUP BY key ORDER BY 2 DESC
"""


def difference(now: Source, then: Source) -> Difference:
    """Hold the registry in use against one that was taken out of a backup.

    Raises:
        KeyDoesNotFit, RegistryDamaged, …: of either.
    """
    with (
        faults_explained(now.path),
        closing(cipher.connect(now.path, now.key, read_only=True)) as ours,
        closing(cipher.connect(then.path, then.key, read_only=True)) as theirs,
    ):
        common = _common(ours, theirs)
        return Difference(
            is_same_registry=_is_same(now.path, then.path),
            common=common,
            lost=_lost(ours, common),
            screenings=tuple(key for key, _id in ours.execute(_SCREENINGS, (common,))),
            counts=tuple(
                Count(table, _count(ours, table), _count(theirs, table)) for table in COUNTED
            ),
            only_in_backup=_last(theirs) - common,
        )


def _is_same(now: Path, then: Path) -> bool:
    return identity_of(now) == identity_of(then)


def _common(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> int:
    """Say how many entries both chains have: where one hash is the same, all before are."""
    low, high = 0, min(_last(ours), _last(theirs))
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(ours, middle) == _hash(theirs, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _lost(ours: sqlite3.Connection, common: int) -> tuple[LostWork, ...]:
    done: dict[tuple[str, str], Counter[str]] = {}
    for on, actor, action, count in ours.execute(_DONE, (common,)):
        done.setdefault((on, actor), Counter())[action] += count
    return tuple(
        LostWork(date.fromisoformat(on), actor, actions.total(), tuple(actions.most_common()))
        for (on, actor), actions in done.items()
    )


def _hash(connection: sqlite3.Connection, number: int) -> str | None:
    row = connection.execute("SELECT hash FROM audit_entry WHERE id = ?", (number,)).fetchone()
    return str(row[0]) if row else None


def _last(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT coalesce(max(id), 0) FROM audit_entry").fetchone()
    return int(row[0])


def _count(connection: sqlite3.Connection, table: str) -> int:
    """Count rows; a registry of an older schema may not have the table yet."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,))
    if known.fetchone() is None:
        return 0
    row = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608  our own list
    return int(row[0])
