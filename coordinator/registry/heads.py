"""Where the audit trail once ended: noted beside it, printed on a form, told by a backup.

A chain cannot tell that its end was cut off, nor that an older file was put in its place; who
kept a head of it can. The keyring keeps the newest one that was seen, and that something was
found: neither with anything of a subject in it.
"""

from dataclasses import dataclass
from datetime import datetime

from coordinator.domain.proof import Distrust, Fault, Misfit
from coordinator.registry import cover
from coordinator.registry.address import Place
from coordinator.registry.connections import faults_explained
from coordinator.registry.cover import Sheet
from coordinator.registry.raw import Raw
from coordinator.registry.sealing import tag_of

TABLES = """
CREATE TABLE IF NOT EXISTS head (
    id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, hash TEXT NOT NULL,
    tag TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS found (
    id INTEGER PRIMARY KEY CHECK (id = 1), at TEXT NOT NULL, misfits INTEGER NOT NULL,
    fault TEXT NOT NULL, entry INTEGER NOT NULL, other INTEGER NOT NULL
) STRICT
"""
SHORTEST = 8  # signs of a printed hash that are enough to look for it


@dataclass(frozen=True, slots=True)
class Head:
    """The number and the hash of the entry that was the newest."""

    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A head as it was noted in the keyring, and the tag that binds it to the registry."""

    head: Head
    tag: str

    def misfit(self, raw: Raw, secret: bytes) -> Misfit | None:
        """Say what is wrong with the registry that `raw` reads, whose trail has this secret."""
        if self.tag != _tag(self.head, secret):
            return Misfit(Fault.NOTE_FORGED)
        return misfit_of(raw, self.head)


class Heads:
    """What is noted in the keyring of the registry at `registry`."""

    def __init__(self, registry: Place) -> None:
        self.registry = registry

    def keep(self, head: Head, secret: bytes) -> None:
        """Note where the trail ends, unless a later end is noted already."""
        with faults_explained(self.registry), cover.writing(self.registry) as connection:
            _make(connection)
            connection.execute(
                "INSERT INTO head VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "count = excluded.count, hash = excluded.hash, tag = excluded.tag "
                "WHERE excluded.count > head.count",
                (head.count, head.hash, _tag(head, secret)),
            )

    def kept(self) -> "Kept | None":
        """Give the head that is noted.

        To be asked before the trail is looked at: other workstations write to it meanwhile,
        and note later ends. An end that was noted before is in every later view of the trail.
        """
        with cover.reading(self.registry) as connection:
            if not _has(connection, "head"):
                return None
            row = connection.execute("SELECT count, hash, tag FROM head").fetchone()
        return Kept(Head(row[0], row[1]), row[2]) if row else None

    def note(self, found: Distrust) -> None:
        """Note that something was found, so that nobody goes on unawares."""
        with faults_explained(self.registry), cover.writing(self.registry) as connection:
            _make(connection)
            connection.execute(
                "INSERT INTO found VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "at = excluded.at, misfits = excluded.misfits, fault = excluded.fault, "
                "entry = excluded.entry, other = excluded.other",
                (
                    found.at.isoformat(),
                    found.count,
                    found.first.fault.value,
                    found.first.entry,
                    found.first.other,
                ),
            )

    def noted(self) -> Distrust | None:
        with cover.reading(self.registry) as connection:
            if not _has(connection, "found"):
                return None
            row = connection.execute(
                "SELECT at, misfits, fault, entry, other FROM found"
            ).fetchone()
        if row is None:
            return None
        at, count, fault, entry, other = row
        return Distrust(datetime.fromisoformat(at), count, Misfit(Fault(fault), entry, other))

    def forget_found(self) -> None:
        with faults_explained(self.registry), cover.writing(self.registry) as connection:
            _make(connection)
            connection.execute("DELETE FROM found")

    def begin_anew(self) -> None:
        """Forget both: the registry is another now, such as one from a backup."""
        with faults_explained(self.registry), cover.writing(self.registry) as connection:
            _make(connection)
            connection.execute("DELETE FROM found")
            connection.execute("DELETE FROM head")


def misfit_of(raw: Raw, head: Head) -> Misfit | None:
    """Say what happened to a trail that once had this head; None where it still has it."""
    newest = raw.execute("SELECT coalesce(max(id), 0) FROM audit_entry").fetchone()[0]
    if newest < head.count:
        return Misfit(Fault.TRAIL_CUT_OFF, newest, head.count)
    found = raw.execute("SELECT hash FROM audit_entry WHERE id = ?", (head.count,)).fetchone()
    if found is None or found[0] != head.hash:
        return Misfit(Fault.TRAIL_REWRITTEN, head.count)
    return None


def entry_with(raw: Raw, printed: str) -> int | None:
    """Find the entry whose hash begins as the printed one; None where there is none."""
    wanted = "".join(printed.split()).lower()
    if len(wanted) < SHORTEST or not set(wanted) <= set("0123456789abcdef"):
        return None
    found = raw.execute(
        "SELECT id FROM audit_entry WHERE substr(hash, 1, ?) = ?", (len(wanted), wanted)
    ).fetchone()
    return int(found[0]) if found else None


def newest(raw: Raw) -> Head | None:
    row = raw.execute("SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
    return Head(*row) if row else None


def _make(connection: Sheet) -> None:
    for statement in TABLES.split(";"):
        connection.execute(statement)


def _has(connection: Sheet, table: str) -> bool:
    return table in cover.tables_of(connection)


def _tag(head: Head, secret: bytes) -> str:
    return tag_of(secret, ["head", head.count, head.hash])
