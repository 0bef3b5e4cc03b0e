"""Connections to a registry file: how they are prepared, and what their faults mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from coordinator.registry.faults import meaning

WAIT_FOR_OTHERS = 2_000  # milliseconds


def connect(path: Path, *, read_only: bool) -> Engine:
    """Make an engine for the file at `path`; a reading one cannot write, whatever is asked."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        connect_args={"check_same_thread": False, "timeout": WAIT_FOR_OTHERS / 1000},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # The driver opens transactions late and not for DDL; we open them ourselves.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA trusted_schema = OFF")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its place in the queue at once: two windows never work on old facts.
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        driver.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def faults_explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the machine into an Unavailable that says what to do."""
    try:
        yield
    except DBAPIError as fault:
        explained = meaning(path, fault.orig)
        if explained is None:
            raise
        raise explained from fault
    except sqlite3.DatabaseError as fault:
        explained = meaning(path, fault)
        if explained is None:
            raise
        raise explained from fault
