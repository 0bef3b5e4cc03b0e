"""Look into a registry before it is opened: whose it is and who may sign in.

The standard library alone, so that the sign-in can be painted before SQLAlchemy is loaded.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from coordinator.domain.action import Action
from coordinator.domain.role import Role
from coordinator.registry.errors import (
    NotARegistry,
    RegistryDamaged,
    RegistryMissing,
    RegistryTooNew,
)
from coordinator.registry.faults import meaning
from coordinator.registry.migrations import KNOWN

APPLICATION_ID = int.from_bytes(b"CTRG")
WAIT_FOR_OTHERS = 0.2  # seconds: the screen waits

PEOPLE = "SELECT user_name, name, role FROM staff_member ORDER BY id"
LAST_SIGN_IN = (
    "SELECT at, utc_offset FROM audit_entry WHERE actor = ? AND action = ? "
    "ORDER BY id DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who may sign in, and when that was done last."""

    user_name: str
    name: str
    role: Role
    signed_in_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Peek:
    """What stands on the cover of a registry. Without a site it has not been founded yet."""

    path: Path
    site_name: str = ""
    site_number: str = ""
    people: tuple[KnownPerson, ...] = ()

    @property
    def is_founded(self) -> bool:
        return bool(self.people)

    @property
    def last_here(self) -> KnownPerson | None:
        """Who signed in last, of those who ever did."""
        seen = [(person.signed_in_at, person) for person in self.people if person.signed_in_at]
        return max(seen, key=lambda pair: pair[0])[1] if seen else None


def peek(path: Path) -> Peek:
    """Read the cover of the registry at `path`.

    Raises:
        RegistryMissing, NotARegistry, RegistryTooNew, RegistryDamaged, …: see `errors`.
    """
    try:
        if schema_of(path) is None:
            return Peek(path)
        with _reading(path) as connection:
            site = connection.execute("SELECT name, number FROM site").fetchone()
            people = tuple(_person(connection, *row) for row in connection.execute(PEOPLE))
    except sqlite3.DatabaseError as fault:
        raise meaning(path, fault) or RegistryDamaged(path, str(fault)) from fault
    name, number = site or ("", "")
    return Peek(path, name, number, people)


def schema_of(path: Path) -> str | None:
    """Give the schema version of the file at `path`; None for a new one.

    Raises:
        RegistryMissing, NotARegistry, RegistryDamaged, RegistryTooNew.
    """
    if not path.is_file():
        raise RegistryMissing(path)
    with _reading(path) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise NotARegistry(path)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if not tables:
            return None
        if "alembic_version" not in tables or "audit_entry" not in tables:
            raise RegistryDamaged(path, "tables are missing")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    schema = str(row[0]) if row else ""
    if schema not in KNOWN:
        raise RegistryTooNew(path, schema)
    return schema


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=WAIT_FOR_OTHERS)) as connection:
        yield connection


def _person(
    connection: sqlite3.Connection, user_name: str, name: str, role: str
) -> KnownPerson:
    found = connection.execute(LAST_SIGN_IN, (user_name, Action.SIGNED_IN.value)).fetchone()
    at = None
    if found is not None:
        zone = timezone(timedelta(minutes=found[1]))
        at = datetime.fromisoformat(found[0]).astimezone(zone)
    return KnownPerson(user_name, name, Role(role), at)
