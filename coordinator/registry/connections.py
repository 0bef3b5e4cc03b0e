"""Connections to a registry file: how they are prepared, and what their faults mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from coordinator.registry import cipher
from coordinator.registry.address import Address, Place
from coordinator.registry.faults import meaning

WAIT_FOR_OTHERS = 2_000  # milliseconds


def connect(path: Path, key: bytes, *, read_only: bool) -> Engine:
    """Make an engine for the file at `path`; a reading one cannot write, whatever is asked."""

    def opened() -> sqlite3.Connection:
        connection = cipher.connect(path, key, wait=WAIT_FOR_OTHERS / 1000)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA trusted_schema = OFF")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
        return connection

    engine = create_engine("sqlite://", module=driver, creator=opened, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its place in the queue at once: two windows never work on old facts.
        # The driver opens transactions late and not for DDL; we open them ourselves.
        raw = cast("sqlite3.Connection", connection.connection.driver_connection)
        raw.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def faults_explained(path: Place) -> Iterator[None]:
    """Turn what SQLite reports about the machine into an Unavailable that says what to do."""
    if isinstance(path, Address):
        from coordinator.registry import server_connections  # noqa: PLC0415  seldom needed

        with server_connections.faults_explained(path):
            yield
        return
    try:
        yield
    except DBAPIError as fault:
        explained = meaning(path, fault.orig)
        if explained is None:
            raise
        raise explained from fault
    except cipher.FAULTS as fault:
        explained = meaning(path, fault)
        if explained is None:
            raise
        raise explained from fault
