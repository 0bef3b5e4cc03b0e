"""Whether a registry's file is whole: every page readable, the chain unbroken."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coordinator.registry import chain, cipher
from coordinator.registry.connections import faults_explained
from coordinator.registry.errors import RegistryDamaged
from coordinator.registry.file_engine import schema_of
from coordinator.text import _

Told = Callable[[float, str], None]
"""Hears how far work is, from 0 to 1, and what it is doing; what it raises ends the work."""

PAGES_SHARE = 0.6  # of the time that looking at the pages takes


@dataclass(frozen=True, slots=True)
class Content:
    """What a whole registry holds: its schema, and where its audit trail ends."""

    schema: str
    entries: int
    head: str


def nobody(_share: float, _words: str) -> None:
    """Tell nobody how far it is."""


def part(told: Told, begin: float, end: float) -> Told:
    """Give the teller for a part of the work."""
    return lambda share, words: told(begin + (end - begin) * share, words)


def looked_through(path: Path, key: bytes, told: Told = nobody) -> Content:
    """Read the registry at `path` whole, and say what it holds.

    Raises:
        RegistryDamaged: a page or an entry does not fit.
        NotARegistry, KeyDoesNotFit, RegistryTooNew, ….
    """
    words = _("Reading every page…")
    told(0.0, words)
    with faults_explained(path):
        schema = schema_of(path, key)
        with closing(cipher.connect(path, key, read_only=True)) as connection:
            faults = connection.execute("PRAGMA integrity_check(1)").fetchall()
            if faults != [("ok",)]:
                raise RegistryDamaged(path, str(faults[0][0]))
            told(PAGES_SHARE, words)
            count = connection.execute("SELECT count(*) FROM audit_entry").fetchone()[0]
            entries = connection.execute(
                f"SELECT id, {chain.as_hashed()}, hash FROM audit_entry ORDER BY id"  # noqa: S608  no input in it
            )
            found = chain.verify(entries, count, _walked(part(told, PAGES_SHARE, 1.0)))
    if not found.is_whole:
        raise RegistryDamaged(path, _("audit entry {entry}").format(entry=found.broken_at))
    return Content(schema or "", found.count, found.head)


def _walked(told: Told) -> chain.Progress:
    def progress(done: int, total: int) -> bool:
        told(done / max(total, 1), _("Verifying the audit trail…"))
        return True

    return progress
