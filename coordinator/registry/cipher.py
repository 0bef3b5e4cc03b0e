"""Connections to an encrypted file (SQLCipher), with the key already given.

The key is 32 random bytes: SQLCipher stretches nothing, so that a connection costs no time.
"""

import sqlite3
from pathlib import Path
from typing import cast

from sqlcipher3 import dbapi2 as driver

NotThisKey: type[Exception] = driver.DatabaseError
Busy: type[Exception] = driver.OperationalError
FAULTS: tuple[type[Exception], ...] = (driver.DatabaseError, sqlite3.DatabaseError)


def connect(
    path: Path, key: bytes, *, read_only: bool = False, wait: float = 2.0
) -> sqlite3.Connection:
    """Open the file at `path`, which is made where it is missing unless `read_only`.

    Transactions are the caller's own; `wait` is for how many seconds others may hold it.
    What the driver gives behaves as the standard library's connection does.
    """
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = driver.connect(
        uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    give_key(connection, key)
    # What SQLite puts aside while sorting must not reach the disk in the clear.
    connection.execute("PRAGMA temp_store = MEMORY")
    return cast("sqlite3.Connection", connection)


def give_key(connection: sqlite3.Connection, key: bytes) -> None:
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
