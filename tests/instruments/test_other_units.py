"""A value beside itself in other units, and the range of a list that is meant for a subject."""

from datetime import date
from decimal import Decimal

import pytest

from coordinator.domain.laboratory import ReferenceRange
from coordinator.domain.subject import Sex
from coordinator.instruments.other_units import figure_in, in_other_units, range_for

DAY = date(2026, 1, 1)
TODAY = date(2026, 11, 22)


def listed(number, low, high, *, unit="U/L", analyte="alt", since=DAY, **meant):
    limits = (Decimal(limit) if limit else None for limit in (low, high))
    return ReferenceRange(number, 1, analyte, unit, *limits, since, **meant)


def chosen(*ranges, unit="U/L", key="alt", sex=Sex.FEMALE, age=43, day=TODAY):
    found = range_for(ranges, key, unit, sex=sex, age=age, day=day)
    return None if found is None else (found[0].id, *found[1:])


def test_a_reported_value_stands_in_its_other_units():
    assert in_other_units("igg4", "1.35", "g/L") == ("135 mg/dL", "1350 mg/L")


def test_a_bound_keeps_its_sign_and_a_rounded_figure_says_so():
    assert in_other_units("igg4", "<0.1", "g/L")[0] == "<10 mg/dL"
    assert in_other_units("alt", "31", "U/L") == ("≈ 0.5167 µkat/L",)


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [("mood", "3", "U/L"), ("alt", "high", "U/L"), ("alt", "31", "furlong")],
)
def test_what_has_no_factor_stands_alone(key, value, unit):
    assert in_other_units(key, value, unit) == ()


def test_the_figure_of_a_bound_is_read_without_its_sign():
    assert (figure_in("< 0.1"), figure_in("III")) == (Decimal("0.1"), None)


def test_a_range_for_the_sex_and_age_goes_before_one_for_everybody():
    everybody = listed(1, "7", "50")
    women = listed(2, "7", "35", sex=Sex.FEMALE)
    older = listed(3, "7", "40", sex=Sex.FEMALE, from_age=60)

    assert chosen(everybody, women, older) == (2, "7", "35")
    assert chosen(everybody, women, older, age=60) == (3, "7", "40")
    assert chosen(everybody, women, older, sex=Sex.MALE) == (1, "7", "50")


def test_a_later_range_takes_an_earlier_ones_place_from_its_own_day_on():
    former, later = listed(1, "7", "35"), listed(2, "7", "33", since=date(2026, 6, 1))
    assert chosen(former, later) == (2, "7", "33")
    assert chosen(former, later, day=date(2026, 5, 31)) == (1, "7", "35")
    assert chosen(former, later, day=date(2025, 12, 31)) is None


def test_limits_are_given_in_the_unit_of_the_value():
    igg4 = listed(1, "", "1.35", unit="g/L", analyte="igg4")
    assert chosen(igg4, key="igg4", unit="mg/dL") == (1, "", "135")
    assert chosen(igg4, key="igg4", unit="furlong") is None


def test_a_range_by_age_is_not_taken_for_a_subject_of_unknown_age():
    assert chosen(listed(1, "7", "35", from_age=18), age=None) is None
