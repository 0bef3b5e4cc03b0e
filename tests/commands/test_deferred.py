"""What is answered later than the decision is neither passed nor failed (W1, A3, G3)."""

from datetime import timedelta

import pytest

from coordinator.commands.decisions import decide, enrol
from coordinator.commands.outline_edits import defer_criterion
from coordinator.commands.review import activate_version, confirm_wording
from coordinator.commands.screening import enter_at_criterion, set_dates
from coordinator.commands.signing import sign
from coordinator.domain.checklist import Verdict
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.screening import Outcome, ScreeningEnded, State
from coordinator.domain.screening_words import deferred_words
from coordinator.domain.signature import Meaning
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    PASSWORD,
    TODAY,
    answered,
    coded,
    consented,
    draft,
    identify,
    settle_all,
)

DOSE = "first belimumab dose"


@pytest.fixture
def version(registry):
    """A version whose E2 is answered before the first dose."""
    found = draft(registry)
    settle_all(registry, found.id)
    defer_criterion(
        registry,
        COORDINATOR,
        criterion_id=coded(found, "E2").id,
        until=DOSE,
        reason="protocol 5.2",
    )
    identify(registry, found.id)
    confirm_wording(registry, COORDINATOR, version_id=found.id)
    activate_version(registry, COORDINATOR, version_id=found.id)
    return version_of(registry, found.id)


@pytest.fixture
def screening_id(registry, version):
    found = consented(registry, version.trial_id)
    answered(registry, found, I1="yes", I2="yes", E1="no")
    return found


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def later(registry, **span):
    now = registry.clock() + timedelta(**span)
    registry.clock = lambda: now


def sign_as(registry, screening_id, person, meaning):
    sign(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        user_name=person.user_name,
        password=PASSWORD,
        meaning=meaning,
        content_sha256=content_digest(seen(registry, screening_id)),
    )


def answer_e2(registry, version, screening_id, answer, code="E2"):
    item = seen(registry, screening_id).checklist.item(code)
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        criterion_id=coded(version, code).id,
        entry=Entry(answer, DOCUMENT, correction="seen again"),
        expected_revision=item.entry.revision,
    )


def confirmed(registry, screening_id):
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    sign_as(registry, screening_id, COORDINATOR, Meaning.COMPLETED)
    sign_as(registry, screening_id, INVESTIGATOR, Meaning.REVIEWED_ELIGIBLE)
    later(registry, hours=1)


def test_what_is_answered_later_stands_neither_as_open_nor_as_failed(registry, screening_id):
    """A3"""
    found = seen(registry, screening_id).checklist

    assert (found.open, found.failed, found.deferred) == ((), (), ("E2",))
    assert found.verdict is Verdict.ELIGIBLE


def test_it_says_until_when_it_may_wait(registry, version, screening_id):
    """W1"""
    criterion = coded(version, "E2")
    assert deferred_words(criterion, seen(registry, screening_id).dates) == f"due before {DOSE}"

    day_0 = TODAY + timedelta(days=10)
    set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=day_0)

    words = deferred_words(criterion, seen(registry, screening_id).dates)
    assert words == f"due by 2026-12-02, before {DOSE}"


def test_an_answer_before_the_decision_counts_as_any_other(registry, version, screening_id):
    """A3"""
    answer_e2(registry, version, screening_id, Answer.YES)

    found = seen(registry, screening_id).checklist
    assert (found.failed, found.deferred) == (("E2",), ())


def test_it_is_answered_after_the_decision_and_the_signatures_stand(
    registry, version, screening_id
):
    """G3: what was signed is still the same, byte for byte."""
    confirmed(registry, screening_id)
    signed = content_digest(seen(registry, screening_id))

    answer_e2(registry, version, screening_id, Answer.NO)

    found = seen(registry, screening_id)
    assert found.checklist.item("E2").answer is Answer.NO
    assert found.checklist.deferred == ()
    assert len(found.standing_signatures) == 2
    assert content_digest(found) == signed


def test_between_the_two_signatures_too(registry, version, screening_id):
    """G3"""
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    sign_as(registry, screening_id, COORDINATOR, Meaning.COMPLETED)
    later(registry, minutes=5)
    answer_e2(registry, version, screening_id, Answer.NO)
    sign_as(registry, screening_id, INVESTIGATOR, Meaning.REVIEWED_ELIGIBLE)

    assert seen(registry, screening_id).state is State.ELIGIBLE


def test_an_unfavourable_answer_after_the_decision_shows_as_failed(
    registry, version, screening_id
):
    """A3: the state is the investigator's to change."""
    confirmed(registry, screening_id)
    enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)
    answer_e2(registry, version, screening_id, Answer.YES)

    found = seen(registry, screening_id)
    assert (found.state, found.checklist.failed) == (State.ENROLLED, ("E2",))


def test_nothing_else_is_answered_after_the_decision(registry, version, screening_id):
    """A8"""
    confirmed(registry, screening_id)

    with pytest.raises(ScreeningEnded):
        answer_e2(registry, version, screening_id, Answer.YES, code="E1")
