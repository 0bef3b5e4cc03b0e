"""A registry that is an encrypted SQLite file of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Engine

from coordinator.registry import cipher
from coordinator.registry.connections import connect, faults_explained
from coordinator.registry.cover import keyring_of
from coordinator.registry.errors import (
    NotARegistry,
    RegistryDamaged,
    RegistryExists,
    RegistryMissing,
    RegistryTooNew,
)
from coordinator.registry.keyring import Keyring
from coordinator.registry.migrations import KNOWN

APPLICATION_ID = int.from_bytes(b"CTRG")


class FileEngine:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._watcher: sqlite3.Connection | None = None

    def make(self, key: bytes) -> None:
        """Make an empty file and its keyring, readable by their owner only.

        Raises:
            RegistryExists, RegistryReadOnly, DiskFull, ….
        """
        path = self.path
        if path.exists() or keyring_of(path).exists():
            raise RegistryExists(path)
        with faults_explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            with closing(cipher.connect(path, key)) as connection:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            Keyring.make(path, key)

    def schema(self, key: bytes) -> str | None:
        return schema_of(self.path, key)

    def writer(self, key: bytes) -> Engine:
        return connect(self.path, key, read_only=False)

    def reader(self, key: bytes) -> Engine:
        return connect(self.path, key, read_only=True)

    def keep_former(self, schema: str, key: bytes) -> None:
        kept = self.path.with_name(f"{self.path.name}.schema-{schema}.backup")
        unfinished = kept.with_name(f"{kept.name}.part")
        unfinished.unlink(missing_ok=True)
        back_up(self.path, unfinished, key)
        if schema_of(unfinished, key) == schema:
            unfinished.replace(kept)
        else:  # another program has just brought it up, and kept it before
            unfinished.unlink()

    def data_version(self, key: bytes) -> int:
        with faults_explained(self.path):
            if self._watcher is None:
                self._watcher = cipher.connect(self.path, key, read_only=True)
            version: int = self._watcher.execute("PRAGMA data_version").fetchone()[0]
        return version

    @contextmanager
    def walking(self, reader: Engine) -> Iterator[sqlite3.Connection]:
        with faults_explained(self.path), reader.connect() as connection:
            connection.begin()
            yield cast("sqlite3.Connection", connection.connection.driver_connection)

    def faults_explained(self) -> AbstractContextManager[None]:
        return faults_explained(self.path)

    def stop_watching(self) -> None:
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None


def back_up(source: Path, target: Path, key: bytes) -> None:
    """Copy a registry whole, also while others write to it; the copy has the same key."""
    with (
        closing(cipher.connect(source, key)) as origin,
        closing(cipher.connect(target, key)) as copy,
    ):
        origin.backup(copy)


def schema_of(path: Path, key: bytes) -> str | None:
    """Give the schema version of the file at `path`; None for a new one.

    Raises:
        RegistryMissing, NotARegistry, KeyDoesNotFit, RegistryDamaged, RegistryTooNew.
    """
    if not path.is_file():
        raise RegistryMissing(path)
    # Not a reading connection: what a kill left half written is put right first.
    with closing(cipher.connect(path, key)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise NotARegistry(path)
        if not tables:
            return None
        if "alembic_version" not in tables or "audit_entry" not in tables:
            raise RegistryDamaged(path, "tables are missing")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    schema = str(row[0]) if row else ""
    if schema not in KNOWN:
        raise RegistryTooNew(path, schema)
    return schema
