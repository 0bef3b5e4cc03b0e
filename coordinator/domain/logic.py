"""Three-valued logic after Kleene: not known stays not known, unless it cannot matter."""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @property
    def opposite(self) -> "Truth":
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(self, self)


def truth(value: bool) -> Truth:  # noqa: FBT001  the one argument is the subject matter
    return Truth.TRUE if value else Truth.FALSE


def at_least(count: int, statements: Iterable[Truth]) -> Truth:
    """Say whether `count` or more of `statements` are true."""
    found = tuple(statements)
    certain = found.count(Truth.TRUE)
    possible = certain + found.count(Truth.UNKNOWN)
    if certain >= count:
        return Truth.TRUE
    return Truth.UNKNOWN if possible >= count else Truth.FALSE


def all_of(statements: Iterable[Truth]) -> Truth:
    found = tuple(statements)
    return at_least(len(found), found)


def any_of(statements: Iterable[Truth]) -> Truth:
    return at_least(1, statements)
