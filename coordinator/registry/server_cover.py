"""The keyring of a shared registry: tables of the same database, in a schema of their own.

The statements are those for the file; see `cover`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from coordinator.registry import line
from coordinator.registry.address import Address
from coordinator.registry.errors import NotARegistry
from coordinator.registry.server_errors import meaning

if TYPE_CHECKING:
    import psycopg

SCHEMA = "keyring"


class ServerSheet:
    """A connection that is asked as one of the standard library's SQLite is."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Any:  # noqa: ANN401
        return self._connection.execute(_spelt(statement), values)

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> Any:  # noqa: ANN401
        self._connection.cursor().executemany(_spelt(statement), values)


@contextmanager
def reading(address: Address) -> Iterator[ServerSheet]:
    with _explained(address), closing(line.opened(address, SCHEMA)) as connection:
        line.let_read_only(connection)
        yield ServerSheet(connection)


@contextmanager
def writing(address: Address) -> Iterator[ServerSheet]:
    """Open the keyring in one transaction, which is kept before this returns."""
    with (
        _explained(address),
        closing(line.opened(address, SCHEMA)) as connection,
        connection.transaction(),
    ):
        connection.execute(f"SELECT pg_advisory_xact_lock({line.KEEPERS})")
        yield ServerSheet(connection)


def make(address: Address, tables: str) -> None:
    """Make an empty keyring."""
    with _explained(address), closing(line.opened(address)) as connection:
        lay_out(connection, tables)
        connection.commit()


def lay_out(connection: "psycopg.Connection[Any]", tables: str) -> None:
    """Make the tables of a keyring, in the caller's transaction."""
    own = "id INTEGER PRIMARY KEY, user_name"
    numbered = "id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_name"
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    connection.execute(f"SET LOCAL search_path = {SCHEMA}")
    connection.execute(_spelt(tables).replace(own, numbered))
    connection.execute("SET LOCAL search_path = public")


def _spelt(statement: str) -> str:
    """Write for the server what is written for a file."""
    for ours, theirs in (("?", "%s"), (" STRICT", ""), (" BLOB ", " BYTEA ")):
        statement = statement.replace(ours, theirs)
    return statement


@contextmanager
def _explained(address: Address) -> Iterator[None]:
    try:
        yield
    except line.faults() as fault:
        if getattr(fault, "sqlstate", None) == "42P01":  # there is no such table
            raise NotARegistry(address) from fault
        explained = meaning(address, fault)
        if explained is None:
            raise
        raise explained from fault
