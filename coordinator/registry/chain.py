"""The chain that binds the entries of the audit trail to one another (T3).

The hash of an entry is the SHA-256, in hexadecimal, of the hash before it and the entry's
fields in the order of FIELDS, joined by U+001F, in UTF-8; before the first entry stands the
empty string. With the standard library and this paragraph an inspector can recompute it.

How `changes` is written, its form and version, is said in `telling.py`; the first entry of a
registry tells the form (`trail`, `form`). Former forms stay as they were written: the chain
binds the text, whatever its form.

No field is stored with U+001F in it, so that each text that is hashed has one meaning.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from coordinator.domain.audit import Verification

FIELDS = (
    "id", "at", "utc_offset", "actor", "action", "reason", "workstation", "record", "key",
    "changes",
)  # fmt: skip
BEFORE_THE_FIRST = ""
SEPARATOR = "\x1f"
STRIDE = 20_000  # entries between two reports of progress

Progress = Callable[[int, int], bool]


def linked(previous: str, entry: dict[str, Any]) -> str:
    """Compute the hash of `entry` that follows the entry with hash `previous`."""
    said = (str(entry[name]) for name in FIELDS)
    return hashlib.sha256(SEPARATOR.join((previous, *said)).encode()).hexdigest()


def as_hashed(columns: Iterable[str] = FIELDS, dialect: str = "sqlite") -> str:
    """SQL that gives an entry's fields as the bytes that are hashed after the hash before."""
    joined = " || ".join(f"'{SEPARATOR}' || \"{name}\"" for name in columns)
    if dialect == "postgresql":
        return f"convert_to({joined}, 'UTF8')"
    return f"CAST({joined} AS BLOB)"


def verify(
    entries: Iterable[tuple[int, bytes, str]], count: int, progress: Progress | None = None
) -> Verification:
    """Walk `entries` (id, fields as hashed, hash), oldest first, and name the first misfit.

    `progress` is told how many of `count` were walked; when it answers False, the walk stops
    and what was walked so far is reported.
    """
    previous, expected = BEFORE_THE_FIRST, 1
    digest = hashlib.sha256
    for number, content, found in entries:
        if number != expected:
            return Verification(expected - 1, previous, broken_at=expected)
        if digest(previous.encode() + content).hexdigest() != found:
            return Verification(expected - 1, previous, broken_at=number)
        previous, expected = found, expected + 1
        if number % STRIDE == 0 and progress and not progress(number, count):
            return Verification(number, previous)
    if progress and expected > 1:
        progress(count, count)
    return Verification(expected - 1, previous)
