"""What the evidence asks of somebody today (W2, C3)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coordinator.commands.clarifications import ask
from coordinator.commands.decisions import decide
from coordinator.commands.evidence import (
    correct_observation,
    enter_observation,
    withdraw_observation,
)
from coordinator.commands.outline_edits import defer_criterion
from coordinator.commands.review import activate_version, confirm_wording
from coordinator.commands.screening import enter_at_criterion, set_dates
from coordinator.commands.trials import change_trial
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import Outcome
from coordinator.domain.windows import Anchor
from coordinator.queries.today import today_of
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    TODAY,
    active,
    answered,
    coded,
    consented,
    draft,
    identify,
    settle_all,
    subject,
)

LINES = ("I1 Age 18 to 70 years", "E1 ALT > 3 x ULN", "E2 Active infection")
ALT = NewObservation(
    "alt", "ALT", value="78", unit="U/L", high="40", on=TODAY, document=DOCUMENT
)


@pytest.fixture
def version(registry):
    """A version whose E2 is answered before the first dose; results hold for 14 days."""
    found = draft(registry, *LINES)
    settle_all(registry, found.id)
    defer_criterion(
        registry,
        COORDINATOR,
        criterion_id=coded(found, "E2").id,
        until="first dose",
        reason="protocol 5.2",
    )
    identify(registry, found.id)
    confirm_wording(registry, COORDINATOR, version_id=found.id)
    activate_version(registry, COORDINATOR, version_id=found.id)
    change_trial(
        registry,
        COORDINATOR,
        trial_id=found.trial_id,
        short_title="TEA",
        number_pattern="{site:2}{number:3}",
        age_anchor=Anchor.CONSENT,
        target_enrolment=None,
        result_anchor=Anchor.ENROLMENT,
        result_days=14,
    )
    return version_of(registry, found.id)


@pytest.fixture
def screening_id(registry, version):
    return consented(registry, version.trial_id, subject(registry))


def enter(registry, told=ALT):
    return enter_observation(registry, COORDINATOR, subject_id=1, told=told)


def plan(registry, screening_id, days):
    day = TODAY + timedelta(days=days)
    set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=day)


def decided(registry, screening_id):
    answered(registry, screening_id, I1="yes", E1="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    now = registry.clock() + timedelta(hours=1)
    registry.clock = lambda: now


def today(registry, days=0):
    return today_of(registry, day=TODAY + timedelta(days=days))


@pytest.mark.parametrize(("days_ago", "expires"), [(0, False), (6, False), (8, True)])
def test_a_result_that_expires_within_a_week_is_pointed_out(
    registry, screening_id, days_ago, expires
):
    """W2"""
    taken = TODAY - timedelta(days=days_ago)
    enter(registry, replace(ALT, on=taken))

    found = today(registry).expiring

    assert [each.title for each in found] == (["ALT"] if expires else [])
    for each in found:
        assert (each.screening_number, each.codes) == ("07001", ("E1",))
        assert (each.valid_until, each.enrolment) == (taken + timedelta(days=14), None)


@pytest.mark.parametrize(("days", "expires"), [(14, False), (15, True)])
def test_with_a_planned_day_0_only_what_does_not_hold_then_is_pointed_out(
    registry, screening_id, days, expires
):
    """W2"""
    enter(registry)
    plan(registry, screening_id, days)

    assert bool(today(registry).expiring) is expires


def test_what_was_left_for_later_is_due_when_its_day_comes_near(registry, screening_id):
    """W1"""
    enter(registry)
    plan(registry, screening_id, 10)
    decided(registry, screening_id)

    assert today(registry).later == ()
    [later] = today(registry, days=3).later
    assert (later.codes, later.event, later.is_failed) == (("E2",), "first dose", False)
    assert later.due_on == TODAY + timedelta(days=10)


def test_what_was_left_for_later_without_a_day_is_due_at_once(registry, screening_id):
    """W1"""
    decided(registry, screening_id)

    [later] = today(registry).later
    assert (later.codes, later.due_on) == (("E2",), None)


@pytest.mark.parametrize(("answer", "failed"), [("yes", [True]), ("no", [])])
def test_what_failed_after_the_decision_needs_the_investigator(
    registry, version, screening_id, answer, failed
):
    """A3"""
    decided(registry, screening_id)
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        criterion_id=coded(version, "E2").id,
        entry=Entry(Answer(answer), DOCUMENT),
        expected_revision=0,
    )

    assert [later.is_failed for later in today(registry).later] == failed


def test_an_open_screening_is_not_reminded_of_what_is_answered_later(registry, screening_id):
    answered(registry, screening_id, I1="yes", E1="no")

    assert today(registry).later == ()


def test_a_value_corrected_after_the_decision_that_cites_it_is_pointed_out(
    registry, screening_id
):
    """A8"""
    alt = enter(registry)
    decided(registry, screening_id)
    assert today(registry).corrected == ()

    correct_observation(
        registry,
        COORDINATOR,
        observation_id=alt,
        told=replace(ALT, value="87"),
        correction="digits turned round",
    )

    [found] = today(registry).corrected
    assert (found.screening_number, found.codes, found.title) == ("07001", ("E1",), "ALT")
    assert found.corrected_on == TODAY
    assert today(registry, days=40).corrected == ()


def test_a_value_corrected_before_the_decision_is_not(registry, screening_id):
    alt = enter(registry)
    answered(registry, screening_id, E1="no")
    withdraw_observation(registry, COORDINATOR, observation_id=alt, reason="another person's")
    decided(registry, screening_id)

    assert today(registry).corrected == ()


def test_a_question_that_waits_for_more_than_a_week_is_pointed_out(registry):
    version = active(registry)
    for days, code in ((8, "E1"), (7, "E2")):
        ask(
            registry,
            COORDINATOR,
            criterion_id=coded(version, code).id,
            question="Also a healed one?",
            asked_of="Sponsor",
            asked_on=TODAY - timedelta(days=days),
        )

    [question] = today(registry).questions
    assert (question.code, question.asked_of) == ("E1", "Sponsor")


def test_what_waits_is_found_behind_as_many_older_screenings_as_there_are(
    registry, screening_id, version, monkeypatch
):
    """G5, A1: the page lists the oldest; what somebody has to do is never left out."""
    monkeypatch.setattr("coordinator.queries.today.MOST", 1)
    others = [
        consented(registry, version.trial_id, subject(registry, name, hospital_number=name))
        for name in ("A-1", "A-2", "A-3")
    ]
    decided(registry, others[0])
    due = TODAY + timedelta(days=2)
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=others[1],
        criterion_id=coded(version, "I1").id,
        entry=Entry(Answer.PENDING, reason="biopsy", due_on=due),
        expected_revision=0,
    )

    found = today(registry)

    assert [line.screening_id for line in found.unsigned] == [others[0]]
    assert [(one.screening_id, one.due_on) for one in found.awaited] == [(others[1], due)]
    assert others[2] not in [line.screening_id for line in found.open]
