"""Versions of a consent form that two people change at once (C1)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.consent_changes import FIELDS, form_set
from coordinator.domain.consent_form import ConsentForm
from coordinator.domain.meanwhile import ChangedMeanwhile

FIRST = date(2026, 1, 4)
SEEN = ConsentForm(1, 1, "2.0", FIRST)
DAYS = st.dates(FIRST, FIRST + timedelta(3))
FORMS = st.builds(
    replace,
    st.just(SEEN),
    valid_from=DAYS,
    valid_until=st.none() | DAYS,
    asks_again=st.booleans(),
    note=st.sampled_from(("", "vote 7", "vote 8")),
)


def test_two_people_change_different_things_and_both_are_kept():
    """C1"""
    theirs, mine = replace(SEEN, note="vote 7"), replace(SEEN, asks_again=True)

    assert form_set(theirs, SEEN, mine) == replace(SEEN, note="vote 7", asks_again=True)


@pytest.mark.parametrize(
    ("theirs", "mine", "said"),
    [
        (
            {"valid_from": FIRST + timedelta(1)},
            {"valid_from": FIRST + timedelta(2)},
            "2026-01-05",
        ),
        ({"valid_until": date(2026, 6, 1)}, {"valid_until": date(2026, 7, 1)}, "2026-07-01"),
        ({"note": "vote 7"}, {"note": "vote 8"}, "“vote 7”"),
    ],
)
def test_two_people_change_the_same_and_the_second_sees_both(theirs, mine, said):
    """C1"""
    with pytest.raises(ChangedMeanwhile, match=said):
        form_set(replace(SEEN, **theirs), SEEN, replace(SEEN, **mine))


def test_what_was_emptied_meanwhile_is_not_silently_filled_again():
    seen = replace(SEEN, note="vote 7", valid_until=date(2026, 6, 1))

    with pytest.raises(ChangedMeanwhile, match="nothing"):
        form_set(replace(seen, note=""), seen, replace(seen, note="vote 8"))
    with pytest.raises(ChangedMeanwhile, match="no date"):
        form_set(replace(seen, valid_until=None), seen, replace(seen, valid_until=FIRST))


@given(FORMS, FORMS)
def test_who_saw_what_is_stored_sets_everything(stored, wanted):
    assert form_set(stored, stored, wanted) == wanted


@given(FORMS, FORMS, FORMS)
def test_what_somebody_else_set_is_never_written_over(stored, seen, wanted):
    try:
        form = form_set(stored, seen, wanted)
    except ChangedMeanwhile:
        return
    for name in FIELDS:
        before, mine = getattr(seen, name), getattr(wanted, name)
        theirs, now = getattr(stored, name), getattr(form, name)
        assert now == (theirs if mine == before else mine)
        assert theirs in (now, before)
