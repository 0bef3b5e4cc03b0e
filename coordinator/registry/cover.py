"""The keyring beside a registry: what stands on its cover, and its tables.

A registry is encrypted; who may open it stands in a small file of its own, `NAME.keys`, with
nothing of a subject in it. It is a database of the standard library's SQLite, so that each
change is kept whole or not at all; the sign-in is painted from it before more is loaded.
The keyring of a registry on a server lies there, see `server_cover`.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from coordinator.registry.address import Address, Place
from coordinator.registry.errors import (
    KeyringMissing,
    NotARegistry,
    RegistryDamaged,
    RegistryMissing,
)
from coordinator.registry.faults import meaning
from coordinator.registry.swapping import go_forward

KEYRING_ID = int.from_bytes(b"CTKR")
WAIT_FOR_OTHERS = 2.0  # seconds
PLAIN = b"SQLite format 3\x00"

TABLES = """
CREATE TABLE cover (
    id INTEGER PRIMARY KEY CHECK (id = 1), registry TEXT NOT NULL, site_name TEXT NOT NULL,
    site_number TEXT NOT NULL, generation INTEGER NOT NULL, tag TEXT NOT NULL
) STRICT;
CREATE TABLE slot (
    user_name TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
    position INTEGER NOT NULL, public BLOB NOT NULL, private BLOB NOT NULL,
    salt BLOB NOT NULL, passes INTEGER NOT NULL, memory INTEGER NOT NULL,
    lanes INTEGER NOT NULL, must_change INTEGER NOT NULL
) STRICT;
CREATE TABLE sealed_key (
    user_name TEXT NOT NULL REFERENCES slot ON DELETE CASCADE, generation INTEGER NOT NULL,
    sealed BLOB NOT NULL, PRIMARY KEY (user_name, generation)
) STRICT;
CREATE TABLE seen (user_name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE failure (
    id INTEGER PRIMARY KEY, user_name TEXT NOT NULL, at TEXT NOT NULL,
    workstation TEXT NOT NULL, is_told INTEGER NOT NULL
) STRICT;
"""


def keyring_of(registry: Path) -> Path:
    """Say where the keyring of a registry lies."""
    return registry.with_name(f"{registry.name}.keys")


class Sheet(Protocol):
    """A keyring that is open: what SQLite's connections and those to a server share."""

    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> Any: ...  # noqa: ANN401

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> Any: ...  # noqa: ANN401


def tables_of(sheet: Sheet) -> set[str]:
    """Name the tables of a keyring: former versions of the program made fewer."""
    listed = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    if not isinstance(sheet, sqlite3.Connection):
        listed = (
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'keyring'"
        )
    return {name for (name,) in sheet.execute(listed).fetchall()}


def named(registry: Place) -> object:
    """Say where the keyring of a registry lies, for a sentence."""
    return registry if isinstance(registry, Address) else keyring_of(registry)


def reading(registry: Place) -> AbstractContextManager[Sheet]:
    """Open the keyring of `registry` for reading.

    Raises:
        RegistryMissing, NotARegistry, KeyringMissing, RegistryLocked, DiskFailed, ….
    """
    if isinstance(registry, Address):
        from coordinator.registry import server_cover  # noqa: PLC0415  seldom needed

        return server_cover.reading(registry)
    return reading_file(registry)


def writing(registry: Place) -> AbstractContextManager[Sheet]:
    """Open the keyring in one transaction, which is kept on the disk before this returns.

    Raises:
        RegistryLocked, RegistryReadOnly, DiskFull, DiskFailed, ….
    """
    if isinstance(registry, Address):
        from coordinator.registry import server_cover  # noqa: PLC0415  seldom needed

        return server_cover.writing(registry)
    return _writing_file(registry)


@contextmanager
def reading_file(registry: Path) -> Iterator[sqlite3.Connection]:
    _require_pair(registry)
    # Not mode=ro: what a power cut left half written is put right by whoever reads first.
    uri = f"{keyring_of(registry).absolute().as_uri()}?mode=rw"
    with (
        _faults_explained(registry),
        closing(sqlite3.connect(uri, uri=True, timeout=WAIT_FOR_OTHERS)) as connection,
    ):
        connection.execute("PRAGMA query_only = ON")
        if connection.execute("PRAGMA application_id").fetchone()[0] != KEYRING_ID:
            raise NotARegistry(keyring_of(registry))
        yield connection


@contextmanager
def _writing_file(registry: Path) -> Iterator[sqlite3.Connection]:
    path = keyring_of(registry)
    with (
        _faults_explained(registry),
        closing(
            sqlite3.connect(path, timeout=WAIT_FOR_OTHERS, isolation_level=None)
        ) as connection,
    ):
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a fault of the disk has ended it already
                connection.execute("ROLLBACK")
            raise


def make(registry: Place) -> None:
    """Make an empty keyring, readable by its owner only."""
    if isinstance(registry, Address):
        from coordinator.registry import server_cover  # noqa: PLC0415  seldom needed

        server_cover.make(registry, TABLES)
    else:
        _make_file(registry)


def _make_file(registry: Path) -> None:
    path = keyring_of(registry)
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA application_id = {KEYRING_ID}; {TABLES}")


@contextmanager
def _faults_explained(registry: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as fault:
        path = keyring_of(registry)
        raise meaning(path, fault) or RegistryDamaged(path, str(fault)) from fault


def _require_pair(registry: Path) -> None:
    go_forward(registry)
    if not registry.is_file():
        raise RegistryMissing(registry)
    with registry.open("rb") as file:
        begin = file.read(len(PLAIN))
    if begin == PLAIN or not begin:
        raise NotARegistry(registry)
    if not keyring_of(registry).is_file():
        raise KeyringMissing(registry)
