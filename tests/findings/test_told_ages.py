"""An age told in years, without a birth date, at a pre-screening (P3, W3)."""

from datetime import date
from decimal import Decimal

import pytest

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth
from coordinator.findings.ages import of_age


def finding(age, comparator, value, unit="years", high=None):
    top = None if high is None else Decimal(high)
    check = Check(CheckKind.AGE, "age", comparator, Decimal(value), top, unit, is_whole=True)
    return of_age(check, Known(date(2026, 11, 22), age=Decimal(age)))


@pytest.mark.parametrize(
    ("age", "expected"),
    [("17.9", Truth.FALSE), ("18", Truth.TRUE), ("70", Truth.TRUE), ("71", Truth.FALSE)],
)
def test_an_age_that_was_told_counts_in_completed_years(age, expected):
    """W3"""
    assert finding(age, Comparator.BETWEEN, 18, high=70).truth is expected


def test_the_working_says_that_the_age_was_told():
    within = finding("43", Comparator.BETWEEN, 18, high=70).working

    assert within == "43 years as told, within 18 to 70."


@pytest.mark.parametrize(
    ("age", "limit", "unit", "words"),
    [
        ("43", 18, "years", "43 years as told, so that “≥ 18” holds."),
        ("1", 18, "years", "1 year as told, so that “≥ 18” does not hold."),
        ("17", 18, "years", "17 years as told, so that “≥ 18” does not hold."),
        (
            "2",
            30,
            "months",
            "2 years as told; whether “≥ 30 months” holds needs the birth date.",
        ),
    ],
)
def test_a_limit_with_a_sign_is_said_to_hold_or_not(age, limit, unit, words):
    assert finding(age, Comparator.AT_LEAST, limit, unit).working == words


@pytest.mark.parametrize(
    ("age", "unit", "limit", "expected"),
    [
        ("1", "months", 12, Truth.TRUE),
        ("1", "months", 18, Truth.UNKNOWN),
        ("1.5", "months", 18, Truth.TRUE),
        ("2", "weeks", 100, Truth.TRUE),
        ("0", "days", 28, Truth.UNKNOWN),
        ("1", "fortnights", 3, Truth.UNKNOWN),
    ],
)
def test_a_limit_in_smaller_units_is_not_known_where_it_lies_within_the_year_told(
    age, unit, limit, expected
):
    found = finding(age, Comparator.AT_LEAST, limit, unit)

    assert found.truth is expected
    assert ("birth date" in found.working) is (expected is Truth.UNKNOWN)
