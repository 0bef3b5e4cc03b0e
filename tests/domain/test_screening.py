"""States and decisions (S2), screening numbers (S1), people and duties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordinator.domain.criterion import Answer
from coordinator.domain.evidence import Evidence
from coordinator.domain.screening import (
    STATE_WORDS,
    TRANSITIONS,
    NotEligible,
    NothingFailed,
    NotThisWay,
    Outcome,
    State,
    require_outcome,
    require_transition,
)
from coordinator.domain.signature import canonical, digest
from coordinator.domain.staff import Delegation, Duty, NotDelegated, Role, StaffMember
from coordinator.domain.trial import NumbersExhausted, PatternUnusable, numbered
from coordinator.domain.windows import Expired
from tests.domain.facts import checklist, criterion, entry

DAY = date(2026, 11, 22)


def test_only_the_listed_transitions_exist():
    """S2"""
    for state in State:
        for wanted in set(State) - TRANSITIONS[state]:
            with pytest.raises(NotThisWay):
                require_transition("07001", state, wanted)
        for wanted in TRANSITIONS[state]:
            require_transition("07001", state, wanted)


def test_every_state_has_a_word_and_a_way_on():
    """S2: nothing leads out of a voided number, and something out of every other state."""
    assert set(STATE_WORDS) == set(State)
    assert [state for state in State if not TRANSITIONS[state]] == [State.VOIDED]


@pytest.mark.parametrize(
    ("answers", "obstacle"),
    [
        ({"I1": Answer.YES}, "still open: E1"),
        ({"I1": Answer.NO, "E1": Answer.NO}, "failed: I1"),
        ({"I1": entry(Answer.YES, Evidence()), "E1": Answer.NO}, "claimed, not evidenced: I1"),
    ],
)
def test_eligible_is_refused_and_says_what_stands_against_it(answers, obstacle):
    """A3, A4"""
    found = checklist(criterion("I1"), criterion("E1"), **answers)

    with pytest.raises(NotEligible, match=obstacle):
        require_outcome(found, Outcome.ELIGIBLE)


def test_eligible_is_refused_with_the_list_of_what_to_repeat():
    """W2"""
    expired = (Expired("ALT", ("E3",), DAY), Expired("IgG4", ("I2", "E1"), DAY))
    day_0 = DAY + timedelta(days=9)
    found = replace(checklist(criterion("I1"), I1=Answer.YES), holds_on=day_0, expired=expired)

    with pytest.raises(NotEligible) as refused:
        require_outcome(found, Outcome.ELIGIBLE)

    assert refused.value.what_happened == (
        "The decision “eligible” is not possible: out of its window on 2026-12-01: "
        "ALT (E3), valid until 2026-11-22; IgG4 (I2, E1), valid until 2026-11-22."
    )


def test_a_screen_failure_needs_a_failed_criterion():
    """S2"""
    with pytest.raises(NothingFailed):
        require_outcome(checklist(criterion("I1"), I1=Answer.YES), Outcome.SCREEN_FAILURE)
    require_outcome(checklist(criterion("I1"), I1=Answer.NO), Outcome.SCREEN_FAILURE)


@pytest.mark.parametrize(
    ("pattern", "number", "written"),
    [
        ("{site:2}{number:3}", 12, "07012"),
        ("S{site:2}-{number:3}", 1, "S07-001"),
        ("{number:4}", 9999, "9999"),
    ],
)
def test_screening_numbers_follow_the_pattern(pattern, number, written):
    """S1"""
    assert numbered(pattern, "7", number) == written


@pytest.mark.parametrize(
    "pattern", ["", "S", "{site:2}", "{number}", "{number:3}{number:3}", "{x:1}{number:2}"]
)
def test_a_pattern_without_one_running_number_is_refused(pattern):
    """S1"""
    with pytest.raises(PatternUnusable):
        numbered(pattern, "7", 1)


def test_numbers_are_never_reused_when_they_run_out():
    """S1"""
    with pytest.raises(NumbersExhausted):
        numbered("{number:2}", "7", 100)


def test_a_duty_is_delegated_for_a_trial_and_a_time():
    line = Delegation(Duty.OBTAIN_CONSENT, DAY, DAY + timedelta(30), trial_id=3)
    person = StaffMember("li.na", "Li Na", Role.COORDINATOR, (line,))

    person.require(Duty.OBTAIN_CONSENT, DAY, 3)
    for duty, day, trial in (
        (Duty.OBTAIN_CONSENT, DAY - timedelta(1), 3),
        (Duty.OBTAIN_CONSENT, DAY + timedelta(31), 3),
        (Duty.OBTAIN_CONSENT, DAY, 4),
        (Duty.ASSESS_CRITERIA, DAY, 3),
    ):
        with pytest.raises(NotDelegated, match="Li Na"):
            person.require(duty, day, trial)


def test_identifying_data_is_for_the_sites_own_clinical_staff():
    """P1"""
    assert [r for r in Role if StaffMember("x", "X", r).sees_identity] == [
        Role.COORDINATOR,
        Role.INVESTIGATOR,
    ]


def test_signed_content_can_be_recomputed_by_anybody():
    """G3: the bytes and the digest are those of a published recipe."""
    content = {"b": ["≥ 2", None], "a": 1}

    assert canonical(content) == '{"a":1,"b":["≥ 2",null]}'.encode()
    assert digest(content) == (
        "4571d8ca7b9eff735eef8dcb7b98ac853460645466739e992c28ed236a88ac00"
    )
