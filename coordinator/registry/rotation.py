"""A new key for a registry: the only thing that encrypts its file anew.

It goes in steps, and the power may fail between any two of them:

sealed    the new key is sealed for everybody in the keyring, beside the one in force (from
          here to the end nobody else can open the file)
copied    `NAME.rotating` is the whole registry under the new key, verified, on the disk
closed    the old file refuses every further write
swapped   the copy lies in the place of the old file
settled   the keyring knows the new key alone

Up to `closed` the old file is in force: the next sign-in throws the copy away and lets it be
written again. From `swapped` on the file opens with the new key, which the keyring holds;
the audit trail is told of it before it is settled.
"""

import sqlite3
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coordinator.domain.errors import Unavailable
from coordinator.registry import cipher
from coordinator.registry.disk import flush
from coordinator.registry.errors import (
    KeyDoesNotFit,
    RegistryDamaged,
    RegistryInUse,
    RegistryLocked,
)
from coordinator.registry.faults import BAR, meaning
from coordinator.registry.keyring import Keyring
from coordinator.registry.sealing import new_key

MACHINE: tuple[type[Exception], ...] = (OSError, Unavailable, *cipher.FAULTS)


class Step(StrEnum):
    SEALED = "sealed"
    COPIED = "copied"
    CLOSED = "closed"
    SWAPPED = "swapped"
    SETTLED = "settled"


def rotating(path: Path) -> Path:
    """Say where the copy under the new key is made."""
    return path.with_name(f"{path.name}.rotating")


def rotate(path: Path, key: bytes) -> Generator[tuple[Step, bytes]]:
    """Give the registry at `path` a new key, step by step; each is told when it is done.

    Raises:
        RegistryInUse: another window or program has it open.
        RegistryDamaged: the copy is not the same as the file.
    """
    new = new_key()
    with closing(cipher.connect(path, key)) as old:
        _keep_others_out(old, path)
        clear(path)
        generation = Keyring(path).begin_generation(new, key)
        try:
            yield Step.SEALED, new
            _copy(old, path, new)
            yield Step.COPIED, new
            _close_for_good(old)
            yield Step.CLOSED, new
            rotating(path).replace(path)
        except MACHINE:
            _give_up(old, path, generation - 1, key)
            raise
        flush(path.parent)
        yield Step.SWAPPED, new
        Keyring(path).settle_generation(generation, new)
        yield Step.SETTLED, new


def _close_for_good(old: sqlite3.Connection) -> None:
    """Let nobody write who opened the old file meanwhile, and waits."""
    old.execute(
        f"CREATE TRIGGER {BAR} BEFORE INSERT ON audit_entry "
        f"BEGIN SELECT RAISE(ABORT, '{BAR}'); END"
    )


def _give_up(old: sqlite3.Connection, path: Path, generation: int, key: bytes) -> None:
    """Leave all as it was before; where the disk fails in this too, the next sign-in does."""
    with suppress(*MACHINE):
        clear(path)
        old.execute(f"DROP TRIGGER IF EXISTS {BAR}")
        Keyring(path).settle_generation(generation, key)


def _keep_others_out(old: sqlite3.Connection, path: Path) -> None:
    """Take the file for this connection alone, without a write-ahead log."""
    old.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        mode = old.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        old.execute("BEGIN EXCLUSIVE")
        old.execute("COMMIT")  # the lock stays
    except cipher.FAULTS as fault:
        if isinstance(meaning(path, fault), RegistryLocked):
            raise RegistryInUse(path) from fault
        raise
    if mode != "delete":
        raise RegistryInUse(path)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A rotation that was cut off: the key that opens the file, and whether it is the new."""

    generation: int
    key: bytes
    is_new: bool


def unsettled(path: Path, keys: dict[int, bytes]) -> Unsettled | None:
    """Say which of `keys`, given by generation, opens the file at `path`.

    Raises:
        RegistryInUse: the rotation is still going on, in another program.
    """
    for generation, key in sorted(keys.items(), reverse=True):
        with closing(cipher.connect(path, key)) as connection:
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except cipher.FAULTS as fault:
                found = meaning(path, fault)
                if isinstance(found, KeyDoesNotFit):
                    continue
                if isinstance(found, RegistryLocked):
                    raise RegistryInUse(path) from fault
                raise
            return Unsettled(generation, key, is_new=generation == max(keys))
    return None


def open_again(path: Path, key: bytes) -> None:
    """Put right the file that a rotation left which did not come to its end."""
    with closing(cipher.connect(path, key)) as connection:
        connection.execute("BEGIN EXCLUSIVE")  # nobody is at it at this moment
        connection.execute(f"DROP TRIGGER IF EXISTS {BAR}")
        connection.execute("COMMIT")
    clear(path)


def clear(path: Path) -> None:
    """Remove a copy that was begun."""
    for ending in ("", "-wal", "-shm", "-journal"):
        copy = rotating(path)
        copy.with_name(f"{copy.name}{ending}").unlink(missing_ok=True)


def _copy(old: sqlite3.Connection, path: Path, new: bytes) -> None:
    """Write the registry under the new key, and see that it is the same."""
    copy = rotating(path)
    copy.touch(mode=0o600)
    old.execute(f"ATTACH ? AS copy KEY \"x'{new.hex()}'\"", (str(copy),))
    old.execute("SELECT sqlcipher_export('copy')").fetchall()
    for pragma in ("application_id", "user_version"):
        value = old.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        old.execute(f"PRAGMA copy.{pragma} = {value}")
    old.execute("DETACH copy")
    with closing(cipher.connect(copy, new)) as found:
        faults = found.execute("PRAGMA integrity_check").fetchall()
        if faults != [("ok",)] or _counts(found) != _counts(old):
            raise RegistryDamaged(copy, "the copy under the new key is not the same")
    flush(copy)


def _counts(connection: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Count the rows of each table, and give the head of the chain beside them."""
    head = connection.execute("SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1")
    newest = (head.fetchone() or ("",))[0]
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "ORDER BY name"
    ).fetchall()
    return [
        (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0], newest)  # noqa: S608  a name of the schema
        for (name,) in names
    ]
