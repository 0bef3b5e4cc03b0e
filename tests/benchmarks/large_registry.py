"""Fills a registry with invented screenings by the raw driver, its audit chain unbroken.

Answers are there for the screenings that are still open: those of the others are read by
nothing that is measured here.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from coordinator.registry.chain import linked
from tests.benchmarks.invented import Invented, Row
from tests.outside import outside

IN_MEMORY = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -800000",
    "PRAGMA temp_store = MEMORY",
)
DURABLE = ("PRAGMA journal_mode = WAL",)
STRIDE = 20_000


def fill(path: Path, known: Invented) -> None:
    """Add what was invented to a registry in which nobody was screened; nobody has it open."""
    with closing(outside(path)) as connection:
        for pragma in IN_MEMORY:
            connection.execute(pragma)
        connection.execute("BEGIN")
        for table, rows in (
            ("subject", known.subjects()),
            ("identity", known.identities()),
            ("screening", known.screenings()),
            ("entry", known.entries()),
            ("decision", known.decisions()),
            ("signature", known.signatures()),
            ("audit_entry", chained(connection, known.accounts())),
        ):
            insert(connection, table, rows)
        connection.execute("COMMIT")
        for pragma in DURABLE:
            connection.execute(pragma)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    rows = iter(rows)
    while stride := list(islice(rows, STRIDE)):
        columns = tuple(stride[0])
        places = ", ".join("?" * len(columns))
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608
            [tuple(row.values()) for row in stride],
        )


def chained(connection: sqlite3.Connection, accounts: Iterable[Row]) -> Iterator[Row]:
    """Number audit entries on from the last one, and link each to the one before."""
    number, previous = connection.execute(
        "SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1"
    ).fetchone()
    for account in accounts:
        number += 1
        entry: dict[str, Any] = {"id": number, **account}
        previous = linked(previous, entry)
        yield {**entry, "hash": previous}
