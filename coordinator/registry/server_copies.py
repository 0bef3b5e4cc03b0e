"""A server's registry poured into a file, as backups keep it; and a file's, into a database.

Row by row and entry by entry it stays the same: its chain holds here and there.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from coordinator.registry import cipher, connections, cover, line, server_connections
from coordinator.registry.address import Address
from coordinator.registry.backups import ServerSource
from coordinator.registry.errors import RegistryTooNew
from coordinator.registry.file_engine import APPLICATION_ID
from coordinator.registry.migrations import HEAD
from coordinator.registry.server_cover import SCHEMA, lay_out
from coordinator.registry.server_engine import require_empty
from coordinator.registry.whole import Told, nobody
from coordinator.text import _

STRIDE = 2_000  # rows that are fetched at once
KEYRING = ("cover", "slot", "sealed_key", "seen", "failure")
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
    "AND name <> 'alembic_version'"
)
_NEXT = (
    "SELECT setval(pg_get_serial_sequence('{0}', 'id'), coalesce(max(id), 0) + 1, false) "
    "FROM {0}"
)
Row = tuple[Any, ...]


def pour_out(source: ServerSource, copy: Path, told: Told = nobody) -> tuple[int, str]:
    """Make a registry file at `copy`, with its keyring, as the server's is at one moment.

    Gives number and hash of its newest audit entry.

    Raises:
        RegistryTooNew, ServerOutOfReach, …; what writing the file raises.
    """
    _make_file(copy, source.key)
    with (
        server_connections.faults_explained(source.path),
        closing(line.opened(source.path)) as origin,
        closing(cipher.connect(copy, source.key)) as target,
        closing(sqlite3.connect(cover.keyring_of(copy), isolation_level=None)) as keyring,
    ):
        line.let_read_only(origin)  # one view from here on: others may write meanwhile
        [schema] = origin.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
        if schema != HEAD:
            raise RegistryTooNew(source.path, schema)
        newest = "SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1"
        ends = origin.execute(newest).fetchone() or (0, "")
        tables = [name for (name,) in target.execute(_TABLES)]
        counts = [origin.execute(f"SELECT count(*) FROM {name}").fetchone() for name in tables]  # noqa: S608  our own names
        read = _counted(told, sum(count for (count,) in filter(None, counts)))
        target.execute("PRAGMA synchronous = OFF")  # a backup is flushed once, when packed
        target.execute("BEGIN")
        for name in tables:
            with closing(_rows(origin, name, _columns(target, name))) as rows:
                _pour_into_file(target, name, read(rows))
        target.execute("COMMIT")
        for name in KEYRING:
            columns = _columns(keyring, name)
            with closing(_rows(origin, f"{SCHEMA}.{name}", columns)) as rows:
                _pour_into_file(keyring, name, rows)
    return ends


def pour_in(path: Path, key: bytes, address: Address, told: Told = nobody) -> None:
    """Put the registry file at `path`, with its keyring, into an empty database.

    It is one transaction: the whole registry is there afterwards, or nothing.

    Raises:
        DatabaseTaken, DatabaseUnfit, DatabaseMissing, ServerOutOfReach, ….
    """
    from coordinator.registry.migrations.upgrade import lay_tables  # noqa: PLC0415  slow to load

    require_empty(address)
    writer = server_connections.connect(address, read_only=False)

    def poured(connection: Connection) -> None:
        raw: Any = connection.connection.driver_connection
        with (
            closing(cipher.connect(path, key, read_only=True)) as origin,
            cover.reading_file(path) as keyring,
        ):
            tables = _parents_first(origin)
            read = _counted(told, sum(_size(origin, name) for name in tables))
            for name in tables:
                columns = _columns(origin, name)
                _pour_into_server(raw, name, columns, read(_all(origin, name, columns)))
                raw.execute(_NEXT.format(name))
            lay_out(raw, cover.TABLES)
            for name in KEYRING:
                columns = [one for one in _columns(keyring, name) if (name, one) != _OWN_NUMBER]
                rows = _all(keyring, name, columns)
                _pour_into_server(raw, f"{SCHEMA}.{name}", columns, rows)

    try:
        with server_connections.faults_explained(address):
            lay_tables(writer, poured)
    finally:
        writer.dispose()


_OWN_NUMBER = ("failure", "id")  # which the server gives


def _make_file(copy: Path, key: bytes) -> None:
    from coordinator.registry.migrations.upgrade import lay_tables  # noqa: PLC0415  slow to load

    copy.touch(mode=0o600)
    with closing(cipher.connect(copy, key)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    writer = connections.connect(copy, key, read_only=False)
    try:
        lay_tables(writer, lambda _connection: None)
    finally:
        writer.dispose()
    cover.make(copy)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _size(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  our own names


def _parents_first(connection: sqlite3.Connection) -> list[str]:
    """Give the tables so that each comes after those that its keys point to."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for (name,) in connection.execute(_TABLES).fetchall():
        keys = connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()
        order.add(name, *(key[2] for key in keys if key[2] != name))
    return list(order.static_order())


def _rows(origin: Any, table: str, columns: Iterable[str]) -> Generator[Row]:  # noqa: ANN401  the driver's
    """Read a table of the server; it hands over its rows by and by."""
    with origin.cursor(name="pouring") as cursor:
        cursor.itersize = STRIDE
        cursor.execute(f"SELECT {_listed(columns)} FROM {table}")  # noqa: S608  our own names
        yield from cursor


def _all(connection: sqlite3.Connection, table: str, columns: Iterable[str]) -> Iterator[Row]:
    return connection.execute(f"SELECT {_listed(columns)} FROM {table}")  # noqa: S608  our own names


def _pour_into_file(target: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    places = ", ".join("?" for _column in _columns(target, table))
    target.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608  our own names


def _pour_into_server(
    raw: Any,  # noqa: ANN401  the driver's
    table: str,
    columns: Iterable[str],
    rows: Iterable[Row],
) -> None:
    """Fill a table by one statement: rows may point to rows that come after them."""
    with (
        raw.cursor() as cursor,
        cursor.copy(f"COPY {table} ({_listed(columns)}) FROM STDIN") as into,
    ):
        for row in rows:
            into.write_row(row)


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _counted(told: Told, total: int) -> Callable[[Iterable[Row]], Iterator[Row]]:
    done, words = 0, _("Copying the registry…")

    def read(rows: Iterable[Row]) -> Iterator[Row]:
        nonlocal done
        for row in rows:
            if done % STRIDE == 0:
                told(min(done / max(total, 1), 1.0), words)
            done += 1
            yield row

    return read
