"""A registry in a database of PostgreSQL, which several workstations share."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from coordinator.registry import line
from coordinator.registry.address import Address
from coordinator.registry.chain import STRIDE
from coordinator.registry.errors import (
    KeyDoesNotFit,
    KeyringChanged,
    NotARegistry,
    RegistryDamaged,
    RegistryTooNew,
)
from coordinator.registry.keyring import Keyring
from coordinator.registry.migrations import KNOWN
from coordinator.registry.raw import Raw, ServerRaw
from coordinator.registry.server_connections import connect, faults_explained
from coordinator.registry.server_cover import SCHEMA
from coordinator.registry.server_errors import DatabaseTaken, DatabaseUnfit

if TYPE_CHECKING:
    import psycopg

# Words are sorted and found by their code points, as in a file.
_SORTING = (
    "SELECT pg_encoding_to_char(encoding), datcollate, datlocprovider::text FROM pg_database "
    "WHERE datname = current_database()"
)
_TABLES = "SELECT table_schema, table_name FROM information_schema.tables WHERE {}"
_ALL = "table_schema NOT IN ('pg_catalog', 'information_schema')"
_OURS = "table_schema IN ('public', 'keyring')"


class ServerEngine:
    def __init__(self, address: Address) -> None:
        self.address = address
        self._watcher: psycopg.Connection[Any] | None = None
        self._version = 0

    def make(self, key: bytes) -> None:
        """Make the keyring in an empty database.

        Raises:
            DatabaseTaken, DatabaseUnfit, DatabaseMissing, ServerOutOfReach, ….
        """
        require_empty(self.address)
        Keyring.make(self.address, key)

    def schema(self, key: bytes) -> str | None:
        """Give the schema that the database has; None for a new one.

        Raises:
            NotARegistry, KeyDoesNotFit, RegistryDamaged, RegistryTooNew; ServerOutOfReach, ….
        """
        with faults_explained(self.address), closing(line.opened(self.address)) as connection:
            found = connection.execute(_TABLES.format(_OURS)).fetchall()
            if (SCHEMA, "cover") not in found:
                raise NotARegistry(self.address)
            tables = {name for place, name in found if place == "public"}
            if tables and not tables >= {"alembic_version", "audit_entry"}:
                raise RegistryDamaged(self.address, "tables are missing")
            row = (
                connection.execute("SELECT version_num FROM alembic_version").fetchone()
                if tables
                else None
            )
        schema = str(row[0]) if row else ""
        if tables and schema not in KNOWN:
            raise RegistryTooNew(self.address, schema)
        try:
            Keyring(self.address).require_own(key)
        except KeyringChanged as fault:
            raise KeyDoesNotFit(self.address) from fault
        return schema if tables else None

    def writer(self, key: bytes) -> Engine:  # noqa: ARG002  the key proves itself in `schema`
        return connect(self.address, read_only=False)

    def reader(self, key: bytes) -> Engine:  # noqa: ARG002
        return connect(self.address, read_only=True)

    def keep_former(self, schema: str, key: bytes) -> None:
        """Do nothing: the steps are one transaction, and backups are the server's."""

    def data_version(self, key: bytes) -> int:  # noqa: ARG002
        """Count what was told by those who wrote; one question there and back, of no table."""
        with faults_explained(self.address):
            if self._watcher is None or not self._answers(self._watcher):
                self._watcher = self._listening()
        return self._version

    @contextmanager
    def walking(self, reader: Engine) -> Iterator[Raw]:
        """Give one view; a million entries are not fetched at once."""
        with faults_explained(self.address), reader.connect() as connection:
            connection.begin()
            with closing(ServerRaw(connection.connection.driver_connection, STRIDE)) as raw:
                yield raw

    def faults_explained(self) -> AbstractContextManager[None]:
        return faults_explained(self.address)

    def stop_watching(self) -> None:
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    def _listening(self) -> "psycopg.Connection[Any]":
        connection = line.opened(self.address)
        connection.autocommit = True
        connection.add_notify_handler(self._hear)
        connection.execute(f"LISTEN {line.CHANGED}")
        self._version += 1  # what was told while nobody listened is not known
        return connection

    def _answers(self, watcher: "psycopg.Connection[Any]") -> bool:
        """Ask, and hear meanwhile what was told; a line that was cut does not answer."""
        try:
            watcher.execute("SELECT 1")
        except line.faults():
            self.stop_watching()
            return False
        return True

    def _hear(self, _told: object) -> None:
        self._version += 1


def require_empty(address: Address) -> None:
    """See that a registry can be made at `address`.

    Raises:
        DatabaseTaken, DatabaseUnfit, DatabaseMissing, ServerOutOfReach, ….
    """
    with faults_explained(address), closing(line.opened(address)) as connection:
        encoding, sorting, provider = connection.execute(_SORTING).fetchone() or ("",) * 3
        if encoding != "UTF8" or sorting not in {"C", "POSIX"} or provider != "c":
            raise DatabaseUnfit(address, f"{encoding}, {sorting}")
        if connection.execute(_TABLES.format(_ALL)).fetchone() is not None:
            raise DatabaseTaken(address)
