from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coordinator.domain.chart import bins, count_axis, day_axis, days_words

MONDAY = 0


def words(axis):
    return [tick.words for tick in axis.ticks]


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, ["0", "1"]),
        (1, ["0", "1"]),
        (4, ["0", "1", "2", "3", "4"]),
        (7, ["0", "2", "4", "6", "8"]),
        (23, ["0", "5", "10", "15", "20", "25"]),
        (4000, ["0", "1000", "2000", "3000", "4000"]),
    ],
)
def test_counts_have_whole_and_round_ticks(highest, ticks):
    assert words(count_axis(highest)) == ticks


@given(some.integers(0, 10**7))
def test_no_count_is_higher_than_its_axis_and_few_ticks_are_there(highest):
    axis = count_axis(highest)

    assert axis.high >= highest
    assert len(axis.ticks) <= 6
    assert axis.share(axis.low) == 0
    assert axis.share(axis.high) == 1


def test_a_few_days_are_named_each():
    assert words(day_axis(date(2026, 11, 20), date(2026, 11, 22))) == [
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
    ]


def test_some_weeks_begin_on_mondays():
    ticks = day_axis(date(2026, 10, 1), date(2026, 11, 22)).ticks

    assert {date.fromordinal(int(tick.at)).weekday() for tick in ticks} == {MONDAY}


def test_months_are_named_without_their_first_day():
    assert words(day_axis(date(2026, 1, 20), date(2026, 11, 22)))[:2] == ["2026-03", "2026-05"]


def test_many_years_are_named_alone():
    assert words(day_axis(date(2016, 1, 4), date(2026, 11, 22)))[:2] == ["2018", "2020"]


@given(some.dates(date(1990, 1, 1), date(2080, 1, 1)), some.integers(0, 9000))
def test_each_day_is_on_the_axis_and_ticks_are_few(first, days):
    last = first + timedelta(days)

    axis = day_axis(first, last)

    assert 0 <= axis.share(last.toordinal()) <= 1
    assert all(axis.low <= tick.at <= axis.high for tick in axis.ticks)
    assert len(axis.ticks) <= 9


@given(some.lists(some.integers(0, 5000), min_size=1))
def test_every_value_is_in_one_bin(values):
    found = bins(values)

    assert sum(count for _first, _last, count in found) == len(values)
    assert len(found) <= 10


def test_nothing_has_no_bins():
    assert bins(()) == ()


def test_a_bin_of_days_is_named():
    assert [days_words(0, 0), days_words(1, 1), days_words(7, 13)] == [
        "0 days",
        "1 day",
        "7–13 days",
    ]
