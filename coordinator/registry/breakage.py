"""What was done to the audit trail where its chain does not fit."""

import hashlib
from collections.abc import Iterator

from coordinator.domain.audit import Verification
from coordinator.domain.proof import Fault, Misfit
from coordinator.registry import chain
from coordinator.registry.raw import Raw, dialect_of

Link = tuple[int, bytes, str]  # number, fields after it as hashed, hash


def breakage_of(raw: Raw, found: Verification) -> Misfit:
    """Say what was done to the trail at the first entry that does not fit.

    Each entry's hash binds its number, its fields and the hash before it: so it shows where an
    entry stood when it was written, also when it stands elsewhere now.
    """
    expected, previous = found.count + 1, found.head
    if found.broken_at is None:
        raise ValueError(found)
    before = raw.execute("SELECT min(id) FROM audit_entry WHERE id < 1").fetchone()[0]
    if before is not None:
        return Misfit(Fault.ENTRY_INSERTED, before)
    links = _links(raw, expected)
    here = next(links)
    if here[0] != expected:
        return Misfit(Fault.ENTRY_REMOVED, expected)
    place = _place_of(raw, expected, previous)
    if place is not None and place != expected:
        return _moved(raw, expected, place)
    after = next(links, None)
    if after is not None and _fits(_digest(previous, here[0], here[1]), after[0], after):
        return Misfit(Fault.HASH_CHANGED, expected)
    if after is not None and _fits(here[2], after[0] + 1, after):
        return Misfit(Fault.ENTRIES_RENUMBERED, expected)
    return Misfit(Fault.ENTRY_CHANGED, expected)


def _moved(raw: Raw, expected: int, place: int) -> Misfit:
    """Tell two swapped entries from one that was put in between."""
    wanted = {expected, place - 1, place}
    around = {link[0]: link for link in _links(raw, expected) if link[0] in wanted}
    intruder = around[expected]
    before = around[place if place - 1 == expected else place - 1][2]
    if _fits(before, place, intruder):
        return Misfit(Fault.ENTRIES_SWAPPED, expected, place)
    return Misfit(Fault.ENTRY_INSERTED, expected)


def _place_of(raw: Raw, number: int, previous: str) -> int | None:
    """Find where the entry stands that was written as `number`."""
    return next(
        (link[0] for link in _links(raw, number) if _fits(previous, number, link)), None
    )


def _links(raw: Raw, begin: int) -> Iterator[Link]:
    fields = chain.as_hashed(chain.FIELDS[1:], dialect_of(raw))
    query = f"SELECT id, {fields}, hash FROM audit_entry WHERE id >= {begin:d} ORDER BY id"  # noqa: S608  no input in it
    return iter(raw.execute(query))


def _fits(previous: str, number: int, link: Link) -> bool:
    return _digest(previous, number, link[1]) == link[2]


def _digest(previous: str, number: int, content: bytes) -> str:
    begin = f"{previous}{chain.SEPARATOR}{number}".encode()
    return hashlib.sha256(begin + content).hexdigest()
