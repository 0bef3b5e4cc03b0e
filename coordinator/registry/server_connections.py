"""Connections to a server: how they are prepared, and what their faults mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.base import PGCompiler
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.elements import BinaryExpression

from coordinator.registry import line
from coordinator.registry.address import Address
from coordinator.registry.line import CHANGED, WRITERS
from coordinator.registry.server_errors import meaning

if TYPE_CHECKING:
    import psycopg


class LikeTheFile(PGCompiler):
    """Finds words as SQLite does, where LIKE does not tell A from a."""

    def visit_like_op_binary(
        self,
        binary: BinaryExpression[Any],
        operator: Any,  # noqa: ANN401  SQLAlchemy's
        **said: Any,  # noqa: ANN401
    ) -> str:
        return str(self.visit_ilike_op_binary(binary, operator, **said))  # type: ignore[no-untyped-call]


def connect(address: Address, *, read_only: bool) -> Engine:
    """Make an engine for the database at `address`; a reading one cannot write."""

    def opened() -> "psycopg.Connection[Any]":
        connection = line.opened(address)
        if read_only:
            line.let_read_only(connection)
        return connection

    engine = create_engine(
        "postgresql+psycopg://",
        creator=opened,
        poolclass=QueuePool,
        pool_pre_ping=True,  # a line that was cut while nobody worked is laid anew
        use_native_hstore=False,
    )
    engine.dialect.statement_compiler = LikeTheFile

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not read_only:
            # A writer takes its place in the queue at once: two workstations never work on
            # old facts. Who listens is told when this is kept, and not told when it is not.
            connection.exec_driver_sql(
                f"SELECT pg_advisory_xact_lock({WRITERS}), pg_notify('{CHANGED}', '')"
            )

    return engine


@contextmanager
def faults_explained(address: Address) -> Iterator[None]:
    """Turn what the server or the network reports into an Unavailable that says what to do."""
    try:
        yield
    except DBAPIError as fault:
        explained = meaning(address, fault.orig)
        if explained is None:
            raise
        raise explained from fault
    except line.faults() as fault:
        explained = meaning(address, fault)
        if explained is None:
            raise
        raise explained from fault
