"""What was decided is decided otherwise by reopening it, and by no other way (S2, S3, G3)."""

import pytest

from coordinator.commands.decisions import decide, reopen, void_screening
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import (
    AlreadyEnrolled,
    AlreadyInScreening,
    NotThisWay,
    Outcome,
    ScreeningEnded,
    State,
)
from coordinator.queries.screenings import screening_of
from tests.builders import COORDINATOR, active, answered, consented, record
from tests.outcomes import SATISFIED, eligible, enrolled, failed, somebody

WHY = "looked at again"


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def subject_id(registry):
    return somebody(registry, 1)


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def awaiting(registry, trial_id, subject_id):
    screening_id = consented(registry, trial_id, subject_id)
    answered(registry, screening_id, **SATISFIED)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    return screening_id


def withdrawn(registry, trial_id, subject_id):
    screening_id = consented(registry, trial_id, subject_id)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.WITHDRAWN)
    return screening_id


def voided(registry, trial_id, subject_id):
    screening_id = consented(registry, trial_id, subject_id)
    void_screening(registry, COORDINATOR, screening_id=screening_id, reason="another subject")
    return screening_id


def failing(registry, trial_id, subject_id):
    return failed(registry, trial_id, subject_id, "E2")


@pytest.mark.parametrize("made", [awaiting, eligible, enrolled, failing, withdrawn, voided])
def test_what_was_decided_is_not_left_pending_by_a_page_that_was_open(
    registry, trial_id, subject_id, made
):
    """S2, S3, A3: the decision and the signatures under it stay as they were."""
    screening_id = made(registry, trial_id, subject_id)
    before = seen(registry, screening_id)

    with pytest.raises(ScreeningEnded, match="Reopen it"):
        decide(
            registry,
            COORDINATOR,
            screening_id=screening_id,
            outcome=Outcome.PENDING,
            reason=WHY,
        )

    assert seen(registry, screening_id) == before


@pytest.mark.parametrize(
    ("made", "outcome"),
    [
        (awaiting, Outcome.ELIGIBLE),
        (eligible, Outcome.ELIGIBLE),
        (failing, Outcome.SCREEN_FAILURE),
    ],
)
def test_what_was_signed_is_not_decided_once_more(
    registry, trial_id, subject_id, made, outcome
):
    """S3, G3: it would wait for an investigator who has nothing left to sign."""
    screening_id = made(registry, trial_id, subject_id)
    before = seen(registry, screening_id)

    with pytest.raises(ScreeningEnded):
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=outcome, reason=WHY)

    assert seen(registry, screening_id) == before


def test_a_subject_can_withdraw_whatever_was_decided(registry, trial_id, subject_id):
    """C4"""
    screening_id = eligible(registry, trial_id, subject_id)

    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.WITHDRAWN)

    found = seen(registry, screening_id)
    assert (found.state, found.standing_signatures) == (State.WITHDRAWN, ())


def test_nothing_is_reopened_before_it_was_decided(registry, trial_id, subject_id):
    """S2, S3"""
    screening_id = consented(registry, trial_id, subject_id)

    with pytest.raises(NotThisWay):
        reopen(registry, COORDINATOR, screening_id=screening_id, reason=WHY)


def test_nothing_is_reopened_while_the_subject_is_in_another_screening(
    registry, trial_id, subject_id
):
    """S5"""
    first = failing(registry, trial_id, subject_id)
    second = consented(registry, trial_id, subject_id)

    with pytest.raises(AlreadyInScreening, match="07002"):
        reopen(registry, COORDINATOR, screening_id=first, reason=WHY)
    assert seen(registry, first).state is State.SCREEN_FAILURE

    with pytest.raises(AlreadyInScreening, match="07002"):
        consented(registry, trial_id, subject_id)

    void_screening(registry, COORDINATOR, screening_id=second, reason="the first one goes on")
    reopen(registry, COORDINATOR, screening_id=first, reason=WHY)
    assert seen(registry, first).state is State.IN_SCREENING


@pytest.mark.parametrize(
    ("made", "refusal"), [(eligible, AlreadyInScreening), (enrolled, AlreadyEnrolled)]
)
def test_nobody_is_screened_for_a_trial_who_got_into_it(
    registry, trial_id, subject_id, made, refusal
):
    """S5: another trial may follow; what has to lie between is for its criteria to say."""
    first = made(registry, trial_id, subject_id)
    other = active(registry, known=record(ids=RegistryIds(nct="NCT99990002"))).trial_id

    with pytest.raises(refusal, match="07001"):
        consented(registry, trial_id, subject_id)

    second = consented(registry, other, subject_id)
    decide(registry, COORDINATOR, screening_id=second, outcome=Outcome.WITHDRAWN)
    decide(registry, COORDINATOR, screening_id=first, outcome=Outcome.WITHDRAWN)
    assert consented(registry, trial_id, subject_id)
