"""What was signed and is changed afterwards is not signed any more (G3)."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.commands.decisions import decide, enrol
from coordinator.commands.subjects import correct_subject
from coordinator.domain.screening import NotThisWay, Outcome, State
from coordinator.domain.signature import Meaning
from coordinator.queries.subjects import subject_of
from tests.builders import COORDINATOR, INVESTIGATOR, TODAY, active, answered, consented
from tests.commands.test_signing import COMPLETED, ELIGIBLE, decided, seen, signed

WHY = "birth date misread"


@pytest.fixture
def screening_id(registry):
    found = decided(registry, active(registry))
    signed(registry, found, COORDINATOR, COMPLETED)
    signed(registry, found, INVESTIGATOR, ELIGIBLE)
    return found


def corrected(registry, screening_id, *, birth=None, initials=""):
    subject = subject_of(registry, seen(registry, screening_id).subject.id)
    identity = replace(subject.identity, birth_on=birth or subject.identity.birth_on)
    correct_subject(
        registry,
        COORDINATOR,
        subject_id=subject.id,
        identity=identity,
        sex=subject.sex,
        initials=initials or subject.initials,
        reason=WHY,
    )


def test_another_age_than_was_signed_voids_both_signatures(registry, screening_id):
    """G3"""
    corrected(registry, screening_id, birth=date(1990, 1, 1))

    found = seen(registry, screening_id)
    assert found.standing_signatures == ()
    assert {s.void_reason for s in found.signatures} == {WHY}
    assert found.state is State.AWAITING_INVESTIGATOR
    assert found.next_meaning is COMPLETED


def test_it_is_signed_again_by_both(registry, screening_id):
    """G3, G4"""
    corrected(registry, screening_id, birth=date(1990, 1, 1))
    with pytest.raises(NotThisWay):
        enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)

    signed(registry, screening_id, COORDINATOR, COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)

    assert seen(registry, screening_id).state is State.ELIGIBLE


def test_who_was_enrolled_stays_so_and_is_signed_again_in_place(registry, screening_id):
    """G3, S2"""
    enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)
    corrected(registry, screening_id, birth=date(1990, 1, 1))
    found = seen(registry, screening_id)
    assert (found.state, found.standing_signatures) == (State.ENROLLED, ())

    signed(registry, screening_id, COORDINATOR, COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, ELIGIBLE)

    found = seen(registry, screening_id)
    assert (found.state, len(found.standing_signatures)) == (State.ENROLLED, 2)


def test_a_screen_failure_awaits_its_signatures_again(registry):
    """G3, S2"""
    screening_id = consented(registry, active(registry).trial_id)
    answered(registry, screening_id, E2="yes")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    signed(registry, screening_id, COORDINATOR, COMPLETED)
    signed(registry, screening_id, INVESTIGATOR, Meaning.REVIEWED_NOT_ELIGIBLE)

    corrected(registry, screening_id, birth=date(1990, 1, 1))

    found = seen(registry, screening_id)
    assert found.state is State.AWAITING_INVESTIGATOR
    assert (found.standing_signatures, found.decision.outcome) == ((), Outcome.SCREEN_FAILURE)


def test_what_is_no_part_of_the_signed_content_voids_nothing(registry, screening_id):
    """G3: initials are not signed"""
    corrected(registry, screening_id, initials="ZZZZ")

    assert len(seen(registry, screening_id).standing_signatures) == 2
