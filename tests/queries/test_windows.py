"""How long results hold, and what has to be repeated before eligibility (W1, W2)."""

from datetime import date, timedelta

import pytest

from coordinator.commands.decisions import decide, enrol
from coordinator.commands.evidence import enter_observation
from coordinator.commands.screening import set_dates
from coordinator.commands.trials import change_trial
from coordinator.domain.checklist import Verdict
from coordinator.domain.expiring import HoldsNoLonger
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import NotEligible, Outcome, State
from coordinator.domain.windows import Anchor
from coordinator.practice import sign_next
from coordinator.queries.screenings import screening_of
from coordinator.queries.windows import windows_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    PASSWORD,
    TODAY,
    active,
    answered,
    consented,
)

LINES = ("I1 Age 18 to 70 years", "E1 ALT > 3 x ULN", "E2 AST > 3 x ULN", "E3 ALT > 200 U/L")
TAKEN = TODAY - timedelta(days=11)
HOLDS = TAKEN + timedelta(days=14)


@pytest.fixture
def trial_id(registry):
    return active(registry, *LINES).trial_id


@pytest.fixture
def screening_id(registry, trial_id):
    """A screening of a trial in which results hold for 14 days before Day 0."""
    settle(registry, trial_id, Anchor.ENROLMENT)
    found = consented(registry, trial_id)
    measured(registry, "alt", "ALT")
    measured(registry, "ast", "AST", TODAY)
    answered(registry, found, I1="yes", E1="no", E2="no", E3="no")
    return found


def settle(registry, trial_id, anchor, days=14):
    change_trial(
        registry,
        COORDINATOR,
        trial_id=trial_id,
        short_title="TEA",
        number_pattern="{site:2}{number:3}",
        age_anchor=Anchor.CONSENT,
        target_enrolment=None,
        result_anchor=anchor,
        result_days=days,
    )


def measured(registry, what, title, on=TAKEN):
    told = NewObservation(
        what, title, value="38", unit="U/L", high="40", on=on, document=DOCUMENT
    )
    enter_observation(registry, COORDINATOR, subject_id=1, told=told)


def plan(registry, screening_id, day):
    set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=day)


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def checklist(registry, screening_id):
    return seen(registry, screening_id).checklist


def test_each_result_has_a_bar_with_the_criteria_that_rest_on_it(registry, screening_id):
    alt, ast = windows_of(registry, screening_id)

    assert (alt.title, alt.codes, alt.taken_on) == ("ALT", ("E1", "E3"), TAKEN)
    assert (alt.valid_until, alt.days_left, alt.repeat_by) == (HOLDS, 3, None)
    assert (ast.title, ast.days_left) == ("AST", 14)


def test_a_day_0_that_is_tried_says_what_would_have_to_be_repeated(registry, screening_id):
    """W2: and stores nothing."""
    tried = HOLDS + timedelta(days=1)

    alt, ast = windows_of(registry, screening_id, tried)

    assert (alt.repeat_by, ast.repeat_by) == (tried, None)
    assert windows_of(registry, screening_id)[0].repeat_by is None


def test_eligible_is_refused_where_a_result_does_not_hold_on_day_0(registry, screening_id):
    """W2: the last day of the window is in it."""
    plan(registry, screening_id, HOLDS)
    assert checklist(registry, screening_id).verdict is Verdict.ELIGIBLE
    plan(registry, screening_id, HOLDS + timedelta(days=1))

    assert checklist(registry, screening_id).verdict is Verdict.PENDING
    with pytest.raises(NotEligible) as refused:
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)

    assert "out of its window on 2026-11-26: ALT (E1, E3), valid until 2026-11-25" in (
        refused.value.what_happened
    )


def test_a_result_that_was_repeated_lets_the_subject_be_found_eligible(registry, screening_id):
    """W2"""
    plan(registry, screening_id, HOLDS + timedelta(days=1))
    measured(registry, "alt", "ALT", TODAY)

    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)

    found = screening_of(registry, screening_id, with_identity=True)
    assert found.state is State.AWAITING_INVESTIGATOR


def test_without_a_planned_day_0_a_result_has_to_hold_today(registry, screening_id):
    """W2"""
    assert checklist(registry, screening_id).expired == ()

    later = registry.clock() + timedelta(days=4)
    registry.clock = lambda: later

    (expired,) = checklist(registry, screening_id).expired
    assert (expired.codes, expired.valid_until) == (("E1", "E3"), HOLDS)


def test_nobody_confirms_eligibility_with_a_result_that_expired_meanwhile(
    registry, screening_id
):
    """W2: the decision was right on its day, and is reopened to repeat the result."""
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    sign_next(registry, COORDINATOR, PASSWORD, screening_id)
    later = registry.clock() + timedelta(days=4)
    registry.clock = lambda: later

    with pytest.raises(NotEligible, match="valid until 2026-11-25"):
        sign_next(registry, INVESTIGATOR, PASSWORD, screening_id)

    assert screening_of(registry, screening_id, with_identity=True).state is (
        State.AWAITING_INVESTIGATOR
    )


def test_nobody_is_enrolled_on_a_day_on_which_a_result_holds_no_longer(registry, screening_id):
    """W2: however long ago the subject was found eligible."""
    plan(registry, screening_id, HOLDS)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    sign_next(registry, COORDINATOR, PASSWORD, screening_id)
    sign_next(registry, INVESTIGATOR, PASSWORD, screening_id)
    clock = registry.clock
    registry.clock = lambda: clock() + timedelta(days=5)
    late = HOLDS + timedelta(days=1)

    with pytest.raises(HoldsNoLonger) as refused:
        enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=late)

    assert f"enrolled on {late}" in str(refused.value)
    assert f"ALT (E1, E3), valid until {HOLDS}" in str(refused.value)
    assert seen(registry, screening_id).state is State.ELIGIBLE

    enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=HOLDS)

    assert seen(registry, screening_id).state is State.ENROLLED


def test_what_is_counted_to_consent_goes_on_holding(registry, trial_id, screening_id):
    """W1"""
    settle(registry, trial_id, Anchor.CONSENT)
    plan(registry, screening_id, date(2026, 12, 24))

    assert checklist(registry, screening_id).expired == ()
    assert [bar.repeat_by for bar in windows_of(registry, screening_id)] == [None, None]


def test_what_is_counted_to_a_first_dose_holds_at_the_earliest_until_day_0(
    registry, trial_id, screening_id
):
    """W2: nobody is dosed before enrolment."""
    settle(registry, trial_id, Anchor.FIRST_DOSE)
    plan(registry, screening_id, HOLDS + timedelta(days=1))

    assert [expired.title for expired in checklist(registry, screening_id).expired] == ["ALT"]
