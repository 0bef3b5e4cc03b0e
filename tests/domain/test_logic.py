"""Three-valued logic (A5): an unknown counts only where it could change the result."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.logic import Truth, all_of, any_of, at_least

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
truths = st.lists(st.sampled_from(Truth), max_size=6)


@pytest.mark.parametrize(
    ("statements", "every", "some"),
    [
        ((T, T), T, T),
        ((T, F), F, T),
        ((T, U), U, T),
        ((F, U), F, U),
        ((F, F), F, F),
        ((U, U), U, U),
        ((), T, F),
    ],
)
def test_all_and_any_after_kleene(statements, every, some):
    assert all_of(statements) is every
    assert any_of(statements) is some


@given(truths, st.integers(0, 7))
def test_what_is_said_holds_however_the_unknown_turn_out(statements, count):
    """A5: TRUE and FALSE never depend on what is not known; UNKNOWN always does."""
    ways = product(*([T, F] if s is U else [s] for s in statements))
    outcomes = {sum(s is T for s in way) >= count for way in ways}

    said = at_least(count, statements)

    assert outcomes == {T: {True}, F: {False}, U: {True, False}}[said]


@given(truths)
def test_not_all_is_some_not(statements):
    assert all_of(statements).opposite is any_of(s.opposite for s in statements)
