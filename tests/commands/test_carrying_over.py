"""Evidence in a re-screening and in another trial; participation from the log (S3, S5)."""

from datetime import date, timedelta

import pytest

from coordinator.commands.decisions import decide, void_screening
from coordinator.commands.evidence import (
    carry_over,
    correct_observation,
    enter_observation,
    withdraw_observation,
)
from coordinator.domain.observation import NewObservation, ObservationReplaced
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome, ScreeningEnded
from coordinator.domain.staff import NotDelegated
from coordinator.practice import WalkedTo, walk_to
from coordinator.queries.evidence import evidence_of, to_carry_over
from coordinator.registry.participations import CLINICAL_TRIAL
from coordinator.registry.screenings import decided_at, known_for, screening_row
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    TODAY,
    active,
    consented,
    record,
    subject,
)

ALT = NewObservation("alt", "ALT", value="38", unit="U/L", on=TODAY, document=DOCUMENT)
AST = NewObservation("ast", "AST", value="31", unit="U/L", on=TODAY, document=DOCUMENT)
TAKEN_BACK = {"outcome": Outcome.WITHDRAWN, "reason": "moved away"}


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def someone(registry):
    return subject(registry)


def another_trial(registry):
    return active(registry, known=record(ids=RegistryIds(nct="NCT99990002"))).trial_id


def later(registry, **span):
    now = registry.clock() + timedelta(**span)
    registry.clock = lambda: now


def enter(registry, subject_id, *told, screening_id=None):
    return [
        enter_observation(
            registry, COORDINATOR, subject_id=subject_id, told=each, screening_id=screening_id
        )
        for each in told
    ]


def ended(registry, screening_id, **said):
    decide(registry, COORDINATOR, screening_id=screening_id, **(said or TAKEN_BACK))
    later(registry, hours=1)


def known(registry, screening_id):
    with registry.reading() as session:
        row = screening_row(session, screening_id)
        return known_for(session, row, registry.clock(), as_of=decided_at(row))


def whats(registry, screening_id):
    return [found.told.what for found in known(registry, screening_id).observations]


def carried(registry, screening_id, valid=(), not_valid=(), actor=COORDINATOR):
    carry_over(registry, actor, screening_id=screening_id, valid=valid, not_valid=not_valid)


@pytest.fixture
def again(registry, trial_id, someone):
    """The second attempt of somebody with ALT and AST from the first one."""
    first = consented(registry, trial_id, someone)
    enter(registry, someone, ALT, AST, screening_id=first)
    ended(registry, first)
    return consented(registry, trial_id, someone)


def titles(found):
    return [each.told.title for each in found]


def test_what_is_earlier_is_asked_about_and_does_not_count_until_then(registry, again):
    """S3"""
    assert titles(to_carry_over(registry, again)) == ["ALT", "AST"]
    assert "alt" not in whats(registry, again)


def test_what_is_still_valid_counts_and_the_rest_does_not(registry, again):
    """S3"""
    alt, ast = (found.id for found in to_carry_over(registry, again))

    carried(registry, again, valid=(alt,), not_valid=(ast,))

    assert to_carry_over(registry, again) == ()
    assert whats(registry, again) == ["alt"]


def test_what_was_said_can_be_said_otherwise(registry, again):
    alt, _ast = (found.id for found in to_carry_over(registry, again))
    carried(registry, again, not_valid=(alt,))

    carried(registry, again, valid=(alt,))

    assert whats(registry, again) == ["alt"]


def test_a_correction_does_not_answer_whether_it_is_still_valid(registry, again):
    """S3: but what was said of a value holds for its correction."""
    alt, ast = (found.id for found in to_carry_over(registry, again))
    carried(registry, again, valid=(alt,))
    for former, told in ((alt, ALT), (ast, AST)):
        correct_observation(
            registry, COORDINATOR, observation_id=former, told=told, correction="unit"
        )

    assert titles(to_carry_over(registry, again)) == ["AST"]
    assert whats(registry, again) == ["alt"]


def test_what_is_entered_after_the_new_consent_counts_at_once(registry, someone, again):
    enter(registry, someone, ALT, screening_id=again)

    assert whats(registry, again) == ["alt"]
    assert len(to_carry_over(registry, again)) == 2


def test_what_was_taken_back_meanwhile_is_not_carried_over(registry, again):
    alt, _ast = (found.id for found in to_carry_over(registry, again))
    withdraw_observation(registry, COORDINATOR, observation_id=alt, reason="another person's")

    with pytest.raises(ObservationReplaced):
        carried(registry, again, valid=(alt,))


def test_carrying_over_is_delegated_and_ends_with_the_decision(registry, again):
    """A8"""
    alt, _ast = (found.id for found in to_carry_over(registry, again))
    with pytest.raises(NotDelegated):
        carried(registry, again, valid=(alt,), actor=MONITOR)
    ended(registry, again)

    with pytest.raises(ScreeningEnded):
        carried(registry, again, valid=(alt,))


def test_the_first_screening_in_a_trial_uses_all_that_is_known(registry, trial_id, someone):
    enter(registry, someone, ALT)
    later(registry, hours=1)
    screening_id = consented(registry, trial_id, someone)

    assert whats(registry, screening_id) == ["alt"]
    assert to_carry_over(registry, screening_id) == ()


def test_a_decided_screening_goes_by_what_was_known_then(registry, trial_id, someone):
    """G3: what was signed does not read otherwise when evidence is added or corrected."""
    screening_id = consented(registry, trial_id, someone)
    [alt] = enter(registry, someone, ALT)
    ended(registry, screening_id)
    enter(registry, someone, AST)
    correct_observation(
        registry, COORDINATOR, observation_id=alt, told=AST, correction="not ALT"
    )

    assert whats(registry, screening_id) == ["alt"]


def test_another_trial_of_the_site_is_known_from_the_log(registry, trial_id, someone):
    """S5"""
    first = consented(registry, trial_id, someone)
    ended(registry, first, outcome=Outcome.WITHDRAWN, ended_on=TODAY, reason="moved")
    second = consented(registry, another_trial(registry), someone)

    (found,) = known(registry, second).observations
    told = found.told
    assert (found.from_log, found.is_claimed, told.what) == (True, False, CLINICAL_TRIAL)
    assert told.title == "trial NCT99990001, 07001 (withdrawn)"
    assert (told.on, told.until, told.is_ongoing) == (TODAY, TODAY, False)
    assert [one.told.title for one in evidence_of(registry, someone)] == [told.title]


def test_who_got_into_another_trial_is_in_it_until_it_ends(registry, trial_id, someone):
    """S5"""
    first = consented(registry, trial_id, someone)
    walk_to(registry, COORDINATOR, INVESTIGATOR, PASSWORD, first, WalkedTo("eligible"))
    later(registry, hours=1)
    second = consented(registry, another_trial(registry), someone)

    (found,) = known(registry, second).observations
    assert found.told.title == "trial NCT99990001, 07001"
    assert (found.told.on, found.told.until, found.told.is_ongoing) == (TODAY, None, True)

    ended(registry, first)
    (found,) = known(registry, second).observations
    assert (found.told.until, found.told.is_ongoing) == (TODAY, False)


def test_an_earlier_attempt_in_the_same_trial_that_did_not_get_in_is_no_participation(
    registry, again
):
    """S3, S5"""
    assert CLINICAL_TRIAL not in whats(registry, again)


def test_a_number_that_was_voided_is_no_participation(registry, trial_id, someone):
    """S1, S5"""
    first = consented(registry, trial_id, someone)
    void_screening(registry, COORDINATOR, screening_id=first, reason="wrong subject")
    second = consented(registry, another_trial(registry), someone)

    assert whats(registry, second) == []


def test_what_the_log_says_of_another_trial_is_told_as_of_the_decision(
    registry, trial_id, someone
):
    """G3"""
    first = consented(registry, trial_id, someone)
    ended(registry, first)
    second = consented(registry, another_trial(registry), someone)
    ended(registry, second)
    before = known(registry, second)
    third = consented(registry, trial_id, someone)
    ended(
        registry, third, outcome=Outcome.WITHDRAWN, reason="again", ended_on=date(2026, 11, 22)
    )

    assert known(registry, second) == before
    assert len([w for w in whats(registry, third) if w == CLINICAL_TRIAL]) == 1
