"""Arithmetic on numbers that are known to lie between two ends.

What is computed from ranges holds for every pair of numbers within them, so that an item
entered later can only narrow a result.
"""

from collections.abc import Callable, Iterable
from decimal import Context, Decimal

from coordinator.domain.logic import Truth, truth
from coordinator.domain.units import PRECISE
from coordinator.instruments.possible import (
    INFINITE,
    ONE,
    ZERO,
    Keys,
    Number,
    Statement,
    exactly,
)

# Limits are met by infinities on purpose: an end can be without bound.
End = tuple[Decimal, bool]  # the value, and whether it is itself not possible
_UNBOUND = Context(prec=PRECISE.prec, traps=[])
CLOSE = Decimal("0.005")  # our convention: conversions of a figure may differ by this share


def plus(one: Number, other: Number) -> Number:
    return _made(
        (one, other),
        (_UNBOUND.add(one.low, other.low), one.low_open or other.low_open),
        (_UNBOUND.add(one.high, other.high), one.high_open or other.high_open),
    )


def minus(number: Number) -> Number:
    return _made((number,), _opposite(number.ends[1]), _opposite(number.ends[0]))


def less(one: Number, other: Number) -> Number:
    return plus(one, minus(other))


def times(one: Number, other: Number) -> Number:
    return _from_corners(one, other, _product)


def over(one: Number, other: Number) -> Number:
    """Divide; a divisor that may be zero leaves the quotient without bound on that side."""
    if other.low < ZERO and other.high <= ZERO:
        return over(minus(one), minus(other))
    if other.low < ZERO or other.high == ZERO:
        return _anything((one, other))
    return _from_corners(one, other, _quotient)


def power(base: Number, exponent: Number) -> Number:
    """Raise a base that is not negative; of others nothing is said."""
    if base.low < ZERO:
        return _anything((base, exponent))
    return _from_corners(base, exponent, _power)


def root(number: Number) -> Number:
    """Take the square root of what is not negative."""
    if number.low < ZERO:
        return _anything((number,))
    return _made(
        (number,),
        (_UNBOUND.sqrt(number.low), number.low_open),
        (_UNBOUND.sqrt(number.high), number.high_open),
    )


def size(number: Number) -> Number:
    if number.low >= ZERO:
        return number
    if number.high <= ZERO:
        return minus(number)
    ends = (number.ends[1], _opposite(number.ends[0]))
    return _made((number,), (ZERO, False), _farthest(ends, highest=True))


def total(numbers: Iterable[Number]) -> Number:
    found = exactly(0)
    for number in numbers:
        found = plus(found, number)
    return found


def highest(numbers: Iterable[Number]) -> Number:
    """Give the highest; none at all count as 0. Hangs only on those that can still win."""
    found = tuple(numbers) or (exactly(0),)
    low = _farthest((number.ends[0] for number in found), highest=True)
    high = _farthest((number.ends[1] for number in found), highest=True)
    return _made(tuple(number for number in found if number.high >= low[0]), low, high)


def lowest(numbers: Iterable[Number]) -> Number:
    return minus(highest(minus(number) for number in numbers))


def is_below(one: Number, other: Number) -> Statement:
    """Say whether `one` < `other`."""
    if one.high < other.low or (one.high == other.low and (one.high_open or other.low_open)):
        return Statement(Truth.TRUE)
    if one.low >= other.high:
        return Statement(Truth.FALSE)
    return Statement(Truth.UNKNOWN, one.hangs_on | other.hangs_on)


def is_equal(one: Number, other: Number) -> Statement:
    if one.is_settled and other.is_settled:
        return Statement(truth(one.low == other.low))
    apart = (is_below(one, other), is_below(other, one))
    if any(each.truth is Truth.TRUE for each in apart):
        return Statement(Truth.FALSE)
    return Statement(Truth.UNKNOWN, one.hangs_on | other.hangs_on)


def measured_at(one: Number, other: Number) -> Keys:
    """Name the measured items where a figure and its limit meet.

    A figure that was converted from another unit meets its limit also when it is so near
    that the choice between two conversion constants could decide.
    """
    if not (one.is_settled and other.is_settled):
        return frozenset()
    is_converted = one.converted or other.converted
    near = CLOSE * max(abs(one.low), abs(other.low)) if is_converted else ZERO
    meets = abs(one.low - other.low) <= near
    return one.measured | other.measured if meets else frozenset()


def _made(sources: tuple[Number, ...], low: End, high: End) -> Number:
    return Number(
        low[0],
        high[0],
        low[1],
        high[1],
        frozenset[str]().union(*(source.hangs_on for source in sources)),
        frozenset[str]().union(*(source.measured for source in sources)),
        frozenset[str]().union(*(source.converted for source in sources)),
    ).settled()


def _opposite(end: End) -> End:
    """Change the sign exactly: a unary minus would round."""
    return end[0].copy_negate(), end[1]


def _anything(sources: tuple[Number, ...]) -> Number:
    """Say nothing of a number; it hangs on all that it would be computed from."""
    found = _made(sources, (-INFINITE, False), (INFINITE, False))
    return Number(found.low, found.high, hangs_on=found.hangs_on | found.measured)


Corner = Callable[[End, End], End]


def _from_corners(one: Number, other: Number, operation: Corner) -> Number:
    """Compute at the four corners: between them the operation rises or falls steadily."""
    corners = [operation(here, there) for here in one.ends for there in other.ends]
    return _made(
        (one, other),
        _farthest(corners, highest=False),
        _farthest(corners, highest=True),
    )


def _farthest(ends: Iterable[End], *, highest: bool) -> End:
    found = tuple(ends)
    values = tuple(value for value, _open in found)
    value = max(values) if highest else min(values)
    return value, all(is_open for end, is_open in found if end == value)


def _product(one: End, other: End) -> End:
    if ZERO in (one[0], other[0]):
        is_reached = any(end == (ZERO, False) for end in (one, other))
        return ZERO, not is_reached and (one[1] or other[1])
    return _UNBOUND.multiply(one[0], other[0]), one[1] or other[1]


def _quotient(one: End, other: End) -> End:
    """Divide by what is positive, or by zero as it is neared from above."""
    upper, lower = one[0], other[0]
    if upper == ZERO or lower == INFINITE:
        return ZERO, False
    if lower == ZERO:
        return INFINITE.copy_sign(upper), False
    return _UNBOUND.divide(upper, lower), one[1] or other[1]


def _power(base: End, exponent: End) -> End:
    if exponent[0] == ZERO or base[0] == ONE:
        return ONE, False
    if base[0] == ZERO:
        return (ZERO if exponent[0] > ZERO else INFINITE), False
    return _UNBOUND.power(base[0], exponent[0]), base[1] or exponent[1]
