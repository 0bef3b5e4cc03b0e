"""Dates, times and short hashes as all forms write them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, tzinfo
from typing import Final

SHORT_HASH = 16  # hexadecimal digits
_zone: Final[ContextVar[tzinfo]] = ContextVar("_zone", default=UTC)


@contextmanager
def timed_as(printed_at: datetime) -> Iterator[None]:
    """Let `local` tell times by the clock of the workstation that prints."""
    token = _zone.set(printed_at.tzinfo or UTC)
    try:
        yield
    finally:
        _zone.reset(token)


def local(at: datetime) -> datetime:
    """Give the time of an entry by that clock; a signature has an offset of its own."""
    return at.astimezone(_zone.get())


def day(value: date | None) -> str:
    return value.isoformat() if value else "–"


def moment(at: datetime) -> str:
    """Write date, time and offset from UTC, such as 2026-11-22 14:03 +08:00."""
    return f"{day(at.date())} {clock(at)}"


def clock(at: datetime) -> str:
    written = at.isoformat(timespec="minutes")
    return f"{written[11:16]} {written[16:]}"


def short(sha256: str) -> str:
    """Write the beginning of a hash in groups of four, to be compared by eye."""
    start = sha256[:SHORT_HASH]
    return " ".join(start[place : place + 4] for place in range(0, len(start), 4))
