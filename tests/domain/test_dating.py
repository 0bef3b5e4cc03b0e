from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.dating import dates_set
from coordinator.domain.meanwhile import ChangedMeanwhile
from coordinator.domain.windows import ScreeningDates

CONSENT = date(2026, 11, 2)
DAY_0, DOSE = CONSENT + timedelta(9), CONSENT + timedelta(12)
SEEN = ScreeningDates(CONSENT)
DAYS = st.none() | st.dates(CONSENT, DOSE)
DATES = st.builds(ScreeningDates, st.just(CONSENT), DAYS, DAYS, DAYS)


def test_two_people_set_different_dates_and_both_are_kept():
    """W1"""
    theirs = replace(SEEN, enrolment=DAY_0)

    dates = dates_set(theirs, SEEN, replace(SEEN, first_dose=DOSE))

    assert dates == replace(SEEN, enrolment=DAY_0, first_dose=DOSE)


def test_two_people_set_the_same_date_and_the_second_sees_both():
    """W1"""
    theirs, mine = replace(SEEN, enrolment=DAY_0), replace(SEEN, enrolment=DOSE)

    with pytest.raises(ChangedMeanwhile) as refused:
        dates_set(theirs, SEEN, mine)

    for day in (DAY_0, DOSE):
        assert day.isoformat() in refused.value.what_happened


def test_a_date_taken_out_meanwhile_is_not_silently_put_back():
    seen = replace(SEEN, enrolment=DAY_0)

    with pytest.raises(ChangedMeanwhile, match="no date"):
        dates_set(SEEN, seen, replace(SEEN, enrolment=DOSE))


@given(DATES, DATES)
def test_who_saw_what_is_stored_sets_all_dates(stored, wanted):
    assert dates_set(stored, stored, wanted) == wanted


@given(DATES, DATES, DATES)
def test_what_somebody_else_set_is_never_written_over(stored, seen, wanted):
    try:
        dates = dates_set(stored, seen, wanted)
    except ChangedMeanwhile:
        return
    for name in ("screening_visit", "enrolment", "first_dose"):
        before, mine = getattr(seen, name), getattr(wanted, name)
        theirs, now = getattr(stored, name), getattr(dates, name)
        assert now == (theirs if mine in (before, theirs) else mine)
        assert theirs in (now, before)
