"""Figures as people write them."""

from decimal import Decimal

import pytest

from coordinator.domain.written import half_width, number_in


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("78", Decimal(78)),
        (" 7,8 ", Decimal("7.8")),
        ("-0.5", Decimal("-0.5")),
        ("７８．５", Decimal("78.5")),
        ("1,350", None),
        ("1e9", None),
        ("1E400", None),
        ("8O", None),
        ("१२", None),
        ("<5", None),
        ("", None),
    ],
)
def test_a_figure_is_read_only_where_it_can_mean_nothing_else(words, number):
    assert number_in(words) == number


def test_raised_digits_stay_raised():
    """Written flat, 10⁹ would be 109."""
    assert half_width("３．０ × 10⁹／L") == "3.0 × 10⁹/L"
