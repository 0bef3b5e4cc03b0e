"""Arithmetic on what is not quite known: never says more than is true."""

import operator
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coordinator.domain.logic import Truth
from coordinator.domain.units import PRECISE
from coordinator.instruments.arithmetic import (
    highest,
    is_below,
    is_equal,
    less,
    lowest,
    over,
    plus,
    power,
    root,
    size,
    times,
)
from coordinator.instruments.possible import INFINITE, Number, exactly

figures = st.decimals(-50, 50, places=1, allow_nan=False)
positive = st.decimals(0, 50, places=1, allow_nan=False)


@st.composite
def ranges(draw, of=figures):
    """A range, and a number in it."""
    ends = sorted(draw(st.tuples(of, of)))
    low, high = draw(st.sampled_from([tuple(ends), (ends[0], INFINITE), (ends[0], ends[0])]))
    inside = draw(st.sampled_from([low, ends[1] if high != low else low]))
    between = (low + min(high, ends[1])) / 2
    chosen = draw(st.sampled_from([inside, between]))
    is_point = low == high
    low_open = not is_point and chosen != low and draw(st.booleans())
    high_open = not is_point and chosen != high and draw(st.booleans())
    key = frozenset() if is_point else frozenset({"x"})
    return Number(low, high, low_open, high_open, key), chosen


def holds(number, value):
    above = value > number.low or (value == number.low and not number.low_open)
    below = value < number.high or (value == number.high and not number.high_open)
    return above and below


@pytest.mark.parametrize(
    ("on_ranges", "on_figures"),
    [(plus, operator.add), (less, operator.sub), (times, operator.mul)],
)
@given(one=ranges(), other=ranges())
def test_a_result_lies_in_the_range_computed(on_ranges, on_figures, one, other):
    (here, x), (there, y) = one, other

    assert holds(on_ranges(here, there), on_figures(x, y))


@given(one=ranges(), other=ranges())
def test_a_quotient_lies_in_the_range_computed(one, other):
    (here, x), (there, y) = one, other
    assume(y != 0)

    assert holds(over(here, there), PRECISE.divide(x, y))


@given(one=ranges(positive), other=ranges(st.decimals(-2, 2, places=1, allow_nan=False)))
def test_a_power_lies_in_the_range_computed(one, other):
    (base, x), (exponent, y) = one, other
    assume(x > 0)
    found = power(base, exponent)
    value = x**y
    slack = Decimal("1e-20") * value

    assert found.low <= value + slack
    assert value - slack <= found.high


@given(ranges(positive))
def test_a_root_and_a_size_lie_in_the_range_computed(drawn):
    number, x = drawn

    assert root(number).low <= x.sqrt() + Decimal("1e-20")
    assert x.sqrt() <= root(number).high + Decimal("1e-20")
    assert holds(size(less(exactly(0), number)), x)


@given(st.lists(ranges(), min_size=1, max_size=4))
def test_highest_and_lowest_hold_the_highest_and_lowest_of_all(drawn):
    numbers, values = zip(*drawn, strict=True)

    assert holds(highest(numbers), max(values))
    assert holds(lowest(numbers), min(values))


@given(ranges(), ranges())
def test_a_comparison_that_is_settled_holds_for_every_number(one, other):
    (here, x), (there, y) = one, other
    below, equal = is_below(here, there).truth, is_equal(here, there).truth

    assert below is Truth.UNKNOWN or (below is Truth.TRUE) == (x < y)
    assert equal is Truth.UNKNOWN or (equal is Truth.TRUE) == (x == y)


def test_a_bound_settles_what_it_decides():
    below = Number(Decimal(0), Decimal("0.1"), high_open=True, hangs_on=frozenset({"x"}))

    assert is_below(below, exactly(Decimal("0.1"))).truth is Truth.TRUE
    assert is_below(exactly(Decimal("0.1")), below).truth is Truth.FALSE
    assert is_below(below, exactly(0)).truth is Truth.FALSE
    assert is_below(below, exactly(Decimal("0.05"))).truth is Truth.UNKNOWN


def test_a_number_divided_by_zero_is_nothing_known():
    found = over(exactly(1), Number(Decimal(0), Decimal(0), measured=frozenset({"uln"})))

    assert (found.low, found.high) == (-INFINITE, INFINITE)
    assert found.hangs_on == {"uln"}
