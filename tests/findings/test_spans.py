"""Windows that count back from an anchor, and how long a result holds (W1, W2, W3)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.check import Window
from coordinator.domain.windows import Anchor
from coordinator.findings.spans import Length, anchor_of, length_of, span_of
from tests.findings.facts import known

DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
LENGTHS = st.one_of(
    st.builds(Length, days=st.integers(1, 400)),
    st.builds(Length, months=st.integers(1, 60)),
)


@given(taken=DAYS, length=LENGTHS)
def test_valid_until_is_the_last_day_that_still_reaches_back(taken, length):
    """W2, W3: adding months and counting back are not inverse."""
    last = length.last_day_for(taken)

    assert length.before(last) <= taken
    assert length.before(last + timedelta(days=1)) > taken


@pytest.mark.parametrize(
    ("taken", "months", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
    ],
)
def test_ends_of_months_and_leap_years(taken, months, last):
    """W3"""
    assert Length(months=months).last_day_for(taken) == last


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("enrollment", Anchor.ENROLMENT),
        ("enrolment", Anchor.ENROLMENT),
        ("Day 0", Anchor.ENROLMENT),
        ("randomisation", Anchor.ENROLMENT),
        ("baseline", Anchor.ENROLMENT),
        ("screening", Anchor.SCREENING_VISIT),
        ("the screening visit", Anchor.SCREENING_VISIT),
        ("signing informed consent", Anchor.CONSENT),
        ("first dose of study drug", Anchor.FIRST_DOSE),
        ("first administration", Anchor.FIRST_DOSE),
        ("入组", Anchor.ENROLMENT),
        ("first administration of Belimumab", None),
        ("surgery", None),
        *((anchor.value, anchor) for anchor in Anchor),
    ],
)
def test_words_for_the_four_dates(words, anchor):
    """W1: a dose of a named drug is not the trial's first dose."""
    assert anchor_of(words) is anchor


def test_a_window_without_an_anchor_counts_from_the_trials_own():
    """W1"""
    span = span_of(Window(Decimal(3), "months"), known())

    assert (span.since, span.anchor) == (date(2026, 8, 22), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("value", "unit", "length"),
    [
        ("4", "weeks", Length(days=28)),
        ("1.5", "years", Length(months=18)),
        ("1.5", "months", None),
        ("5", "half-lives", None),
        ("24", "hours", None),
    ],
)
def test_a_month_is_a_calendar_month_and_a_week_has_seven_days(value, unit, length):
    """W3"""
    assert length_of(Window(Decimal(value), unit)) == length
