"""Which backups are kept: the newest of 14 days, of 8 weeks, of 12 months."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from coordinator.domain.backup import DAILY, MONTHLY, WEEKLY, LastBackup, kept

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TIMES = some.sets(
    some.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=some.just(UTC)),  # noqa: DTZ001
    max_size=80,
)


def test_of_a_day_the_newest_is_kept():
    morning = NOON - timedelta(hours=3)
    assert kept([morning, NOON]) == {NOON}


def test_a_year_of_daily_backups_leaves_days_weeks_and_months():
    found = sorted(kept(NOON - timedelta(days=days) for days in range(365)), reverse=True)

    assert found[:14] == [NOON - timedelta(days=days) for days in range(14)]
    assert {at.isocalendar()[:2] for at in found} >= {
        (NOON - timedelta(weeks=weeks)).isocalendar()[:2] for weeks in range(8)
    }
    assert {(at.year, at.month) for at in found} == {
        (2025, 12), *((2026, month) for month in range(1, 12)),
    }  # fmt: skip


def test_a_long_pause_takes_nothing_away():
    """Periods are counted back from what is there, not from today."""
    old = [NOON - timedelta(days=400 + days) for days in range(14)]
    assert kept([*old, NOON]) >= {NOON, *old[:13]}


@given(TIMES)
def test_the_newest_is_always_kept_and_never_more_than_the_rule_says(made):
    found = kept(made)

    assert found <= made
    assert len(found) <= DAILY + WEEKLY + MONTHLY
    assert not made or max(made) in found


@given(TIMES)
def test_what_is_kept_today_is_kept_when_the_rest_is_gone(made):
    assert kept(kept(made)) == kept(made)


@given(TIMES)
def test_every_day_week_and_month_that_still_counts_has_its_newest(made):
    found = kept(made)
    for period, most in (
        (lambda at: at.date(), DAILY),
        (lambda at: at.isocalendar()[:2], WEEKLY),
        (lambda at: (at.year, at.month), MONTHLY),
    ):
        for newest in sorted({period(at) for at in made}, reverse=True)[:most]:
            assert max(at for at in made if period(at) == newest) in found


def test_somebody_is_warned_when_the_last_good_backup_is_three_days_old():
    founded = NOON - timedelta(days=30)
    assert not LastBackup(NOON - timedelta(days=2)).is_old(NOON, founded)
    assert LastBackup(NOON - timedelta(days=3)).is_old(NOON, founded)
    assert LastBackup().is_old(NOON, founded)
    assert not LastBackup().is_old(NOON, NOON - timedelta(days=1))
    assert LastBackup(NOON - timedelta(days=4)).days_ago(NOON) == 4
