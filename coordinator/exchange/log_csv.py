"""The screening log as CSV; nothing in it identifies a subject (P1)."""

from collections.abc import Iterable
from pathlib import Path

from coordinator.domain.form import LogRow
from coordinator.domain.lists import COLUMNS, ListedScreening, ListKind, table_of
from coordinator.exchange.list_csv import csv_bytes

HEAD = tuple(column.title for column in COLUMNS[ListKind.SCREENING_LOG])


def write_log_csv(path: Path, rows: Iterable[LogRow]) -> int:
    """Write the log to `path`, and give the number of rows."""
    table = table_of(ListKind.SCREENING_LOG, map(ListedScreening, rows))
    path.write_bytes(csv_bytes(table))
    return len(table.rows)
