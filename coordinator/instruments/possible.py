"""What can be said of a value while some items are not known.

A number lies between two ends, a statement is true, false or not known, a choice is one of
several. `hangs_on` are the keys of the items that would decide it: none when it is settled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coordinator.domain.logic import Truth, all_of, any_of

Keys = frozenset[str]
NOTHING: Keys = frozenset()
INFINITE = Decimal("Infinity")
ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two ends; an open end is not itself possible.

    `measured` are the items that its figure comes from, `converted` those of them that
    were reported in another unit.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False
    hangs_on: Keys = NOTHING
    measured: Keys = NOTHING
    converted: Keys = NOTHING

    @property
    def is_settled(self) -> bool:
        return self.low == self.high

    @property
    def ends(self) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
        return (self.low, self.low_open), (self.high, self.high_open)

    def settled(self) -> "Number":
        """Forget what it hung on, once both ends meet."""
        if not self.is_settled or not self.hangs_on:
            return self
        return Number(self.low, self.high, measured=self.measured, converted=self.converted)


@dataclass(frozen=True, slots=True)
class Statement:
    truth: Truth
    hangs_on: Keys = NOTHING

    @property
    def opposite(self) -> "Statement":
        return Statement(self.truth.opposite, self.hangs_on)


@dataclass(frozen=True, slots=True)
class OneOf:
    choices: Keys
    hangs_on: Keys = NOTHING

    @property
    def is_settled(self) -> bool:
        return len(self.choices) == 1


@dataclass(frozen=True, slots=True)
class Day:
    day: date | None
    hangs_on: Keys = NOTHING


Value = Number | Statement | OneOf | Day

TRUE, FALSE = Statement(Truth.TRUE), Statement(Truth.FALSE)


def exactly(value: Decimal | int) -> Number:
    return Number(Decimal(value), Decimal(value))


def unknown_number(key: str, low: Decimal | None, high: Decimal | None) -> Number:
    return Number(
        -INFINITE if low is None else low,
        INFINITE if high is None else high,
        hangs_on=frozenset({key}),
    )


def stated(*, holds: bool) -> Statement:
    return TRUE if holds else FALSE


def hanging(values: Iterable[Value]) -> Keys:
    return frozenset[str]().union(*(value.hangs_on for value in values))


def every(statements: Iterable[Statement]) -> Statement:
    found = tuple(statements)
    return _joined(all_of(each.truth for each in found), found)


def some(statements: Iterable[Statement]) -> Statement:
    found = tuple(statements)
    return _joined(any_of(each.truth for each in found), found)


def _joined(truth: Truth, found: tuple[Statement, ...]) -> Statement:
    if truth is not Truth.UNKNOWN:
        return Statement(truth)
    return Statement(truth, hanging(each for each in found if each.truth is Truth.UNKNOWN))


def counted(statements: Iterable[Statement]) -> Number:
    """Say how many are true: at least, and at most."""
    found = tuple(statements)
    certain = sum(each.truth is Truth.TRUE for each in found)
    open_ones = tuple(each for each in found if each.truth is Truth.UNKNOWN)
    return Number(
        Decimal(certain), Decimal(certain + len(open_ones)), hangs_on=hanging(open_ones)
    )


def worth(statement: Statement, points: Decimal) -> Number:
    """Give the points of a statement: all of them, none, or one of the two."""
    if statement.truth is Truth.TRUE:
        return exactly(points)
    if statement.truth is Truth.FALSE:
        return exactly(0)
    low, high = sorted((ZERO, points))
    return Number(low, high, hangs_on=statement.hangs_on).settled()


def hull(values: tuple[Value, ...], condition: Keys) -> Value:
    """Take together what several branches give while `condition` does not choose one."""
    hangs_on = hanging(values) | condition
    match values:
        case (Number(), *_):
            return _hull_of_numbers(
                tuple(value for value in values if isinstance(value, Number)), hangs_on
            )
        case (OneOf(), *_):
            choices = frozenset[str]().union(
                *(value.choices for value in values if isinstance(value, OneOf))
            )
            return OneOf(choices, hangs_on if len(choices) > 1 else NOTHING)
        case (Statement(truth=first), *_):
            same = all(isinstance(v, Statement) and v.truth is first for v in values)
            if same and first is not Truth.UNKNOWN:
                return Statement(first)
            return Statement(Truth.UNKNOWN, hangs_on)
    return Day(None, hangs_on)


def _hull_of_numbers(values: tuple[Number, ...], hangs_on: Keys) -> Number:
    low = min(value.low for value in values)
    high = max(value.high for value in values)
    return Number(
        low,
        high,
        all(value.low_open for value in values if value.low == low),
        all(value.high_open for value in values if value.high == high),
        hangs_on,
        frozenset[str]().union(*(value.measured for value in values)),
        frozenset[str]().union(*(value.converted for value in values)),
    ).settled()
