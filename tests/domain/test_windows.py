"""Ages and months (W3) and the order of dates (W4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.windows import (
    DateBeforeBirth,
    DateInFuture,
    EntryLate,
    OutOfRange,
    add_months,
    age_on,
    require_past,
    require_timely,
)

TODAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1955-03-15", "2026-03-14", 70),
        ("1955-03-15", "2026-03-15", 71),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-12-31", "2026-12-30", 17),
        ("2007-06-10", "2026-06-09", 18),
        ("2007-06-10", "2026-06-10", 19),
        ("2021-07-01", "2026-07-01", 5),
    ],
)
def test_age_is_counted_in_completed_years(birth, day, age):
    """W3, with the examples of the reference, section 18.1."""
    assert age_on(date.fromisoformat(birth), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2025-11-30", 3, "2026-02-28"),
        ("2026-05-31", -3, "2026-02-28"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", -6, "2026-02-28"),
        ("2028-08-31", -6, "2028-02-29"),
        ("2026-07-15", -3, "2026-04-15"),
        ("2026-01-31", -12, "2025-01-31"),
    ],
)
def test_the_end_of_a_month_clamps(day, months, moved):
    """W3: 31 August minus 6 months is 28 or 29 February."""
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(moved)


@given(days, st.integers(-600, 600))
def test_months_move_within_the_wanted_month(day, months):
    moved = add_months(day, months)

    assert 12 * (moved.year - day.year) + moved.month - day.month == months
    assert moved.day == day.day or (moved + timedelta(1)).day == 1


def test_dates_in_the_future_and_before_birth_are_refused():
    """W4"""
    require_past("The visit", TODAY, TODAY, TODAY)
    with pytest.raises(DateInFuture, match="2026-11-23"):
        require_past("The visit", TODAY + timedelta(1), TODAY)
    with pytest.raises(DateBeforeBirth, match="2000-01-01"):
        require_past("The visit", date(1999, 12, 31), TODAY, date(2000, 1, 1))
    with pytest.raises(OutOfRange, match="0026-01-01"):
        require_past("The visit", date(26, 1, 1), TODAY)


def test_a_late_entry_asks_for_a_reason():
    """W4: the limit is in days after the event."""
    event = TODAY - timedelta(7)
    require_timely("The consent", event, TODAY, limit=7, reason="")
    with pytest.raises(EntryLate, match="7 days"):
        require_timely("The consent", event - timedelta(1), TODAY, limit=7, reason=" ")
    require_timely("The consent", event - timedelta(1), TODAY, limit=7, reason="was ill")
