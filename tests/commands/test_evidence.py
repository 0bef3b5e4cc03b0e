"""Evidence is entered once and corrected without loss (A4, A8, C2, W4)."""

from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coordinator.commands.evidence import (
    correct_observation,
    enter_observation,
    withdraw_observation,
)
from coordinator.commands.screening import record_consent
from coordinator.commands.site import change_site
from coordinator.domain.consent import BeforeConsent, Consent
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.observation import (
    CorrectedMeanwhile,
    CourseBackwards,
    LimitsBackwards,
    Nature,
    NewObservation,
    ObservationIncomplete,
    ObservationReplaced,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import Delegation, Duty, NotDelegated
from coordinator.domain.windows import DateBeforeBirth, DateInFuture, EntryLate
from coordinator.queries.evidence import evidence_of, question_on_told
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    SITE,
    TODAY,
    active,
    consented,
    subject,
)
from tests.conftest import KEY, noon

ALT = NewObservation(
    "alt", "ALT", value="78", unit="U/L", high="40", on=TODAY, document=DOCUMENT
)
COUGH = NewObservation("cough", "Cough", Nature.COURSE, on=date(2026, 10, 1), is_ongoing=True)


@pytest.fixture
def someone(registry):
    return subject(registry)


def enter(registry, subject_id, told=ALT, **said):
    return enter_observation(registry, COORDINATOR, subject_id=subject_id, told=told, **said)


def test_what_was_entered_is_read_back_with_who_and_when(registry, someone):
    entered = enter(registry, someone)

    (found,) = evidence_of(registry, someone)
    assert (found.id, found.told, found.by) == (entered, ALT, "Li Na")
    assert found.at == registry.clock()
    assert not found.is_claimed


def test_without_a_source_it_is_claimed_not_evidenced(registry, someone):
    """A4"""
    enter(registry, someone, replace(ALT, document=Evidence(SourceKind.LABORATORY_REPORT)))

    assert evidence_of(registry, someone)[0].is_claimed


def test_the_same_thing_in_other_spelling_is_kept_under_one_key(registry, someone):
    enter(registry, someone, replace(COUGH, what="  Dry  Cough "))

    assert evidence_of(registry, someone)[0].told.what == "dry cough"


def test_a_correction_keeps_the_former_value_with_who_when_and_why(registry, someone):
    """A8"""
    first = enter(registry, someone)
    second = correct_observation(
        registry,
        COORDINATOR,
        observation_id=first,
        told=replace(ALT, value="87"),
        correction="digits turned round",
    )

    (found,) = evidence_of(registry, someone)
    assert (found.id, found.told.value, found.correction) == (
        second,
        "87",
        "digits turned round",
    )
    assert [(former.id, former.told.value) for former in found.former] == [(first, "78")]
    assert registry.verify().is_whole


def test_a_correction_needs_a_reason(registry, someone):
    """A8"""
    first = enter(registry, someone)

    with pytest.raises(ReasonMissing):
        correct_observation(
            registry, COORDINATOR, observation_id=first, told=ALT, correction=" "
        )


def test_what_was_corrected_meanwhile_is_not_corrected_again(registry, someone):
    first = enter(registry, someone)
    said = {"observation_id": first, "told": replace(ALT, value="87"), "correction": "mistyped"}
    correct_observation(registry, COORDINATOR, **said)

    with pytest.raises(ObservationReplaced, match="Li Na"):
        correct_observation(registry, COORDINATOR, **said)
    with pytest.raises(ObservationReplaced):
        withdraw_observation(registry, COORDINATOR, observation_id=first, reason="wrong")


def test_two_corrections_at_once_are_told_with_both_values_and_the_first_stands(
    registry, someone
):
    """A8: the second one is not stored, and not lost: it stays in the form that says this."""
    entered = enter(registry, someone)
    with closing(Registry(registry.place, noon, key=KEY)) as other:
        correct_observation(
            other,
            INVESTIGATOR,
            observation_id=entered,
            told=replace(ALT, value="87"),
            correction="mistyped",
        )

    with pytest.raises(CorrectedMeanwhile) as conflict:
        correct_observation(
            registry,
            COORDINATOR,
            observation_id=entered,
            told=replace(ALT, value="88"),
            correction="misread",
        )

    assert conflict.value.what_happened == (
        "ALT was corrected meanwhile by Dr Ada Brandt: 87 U/L, 2026-11-22. "
        "You entered: 88 U/L, 2026-11-22."
    )
    assert evidence_of(registry, someone)[0].told.value == "87"


def test_what_was_taken_back_counts_no_longer_and_is_not_taken_back_twice(registry, someone):
    entered = enter(registry, someone)
    withdraw_observation(
        registry, COORDINATOR, observation_id=entered, reason="another person's report"
    )

    assert evidence_of(registry, someone) == ()
    with pytest.raises(ObservationReplaced):
        withdraw_observation(registry, COORDINATOR, observation_id=entered, reason="again")


@pytest.mark.parametrize(
    ("told", "lacks"),
    [
        (replace(ALT, value=" "), "the value"),
        (replace(ALT, on=None), "the day it was taken"),
        (replace(ALT, title=""), "what it is about"),
        (replace(COUGH, on=None), "the day it began"),
        (replace(COUGH, until=TODAY), "not both"),
        (replace(COUGH, nature=Nature.STATED, value="perhaps"), "yes or no"),
        (replace(COUGH, nature=Nature.ABSENCE, is_ongoing=False), "known to be absent"),
    ],
)
def test_what_lacks_a_part_is_refused_with_what_it_lacks(registry, someone, told, lacks):
    with pytest.raises(ObservationIncomplete, match=lacks):
        enter(registry, someone, told)


def test_a_course_ends_after_it_began(registry, someone):
    backwards = replace(COUGH, until=date(2026, 9, 1), is_ongoing=False)

    with pytest.raises(CourseBackwards, match="2026-10-01"):
        enter(registry, someone, backwards)


def test_limits_of_normal_stand_in_their_order(registry, someone):
    with pytest.raises(LimitsBackwards, match="from 50 to 40"):
        enter(registry, someone, replace(ALT, low="50"))


def test_days_in_the_future_and_before_birth_are_refused(registry, someone):
    """W4"""
    with pytest.raises(DateInFuture):
        enter(registry, someone, replace(ALT, on=TODAY + timedelta(days=1)))
    with pytest.raises(DateBeforeBirth):
        enter(registry, someone, replace(COUGH, on=date(1980, 1, 1)))
    late = replace(DOCUMENT, dated_on=TODAY + timedelta(days=1))
    with pytest.raises(DateInFuture, match="source document"):
        enter(registry, someone, replace(ALT, document=late))


def test_a_procedure_of_the_trial_follows_consent_and_history_may_come_before(registry):
    """C2"""
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    before = replace(ALT, on=TODAY - timedelta(days=3))

    with pytest.raises(BeforeConsent):
        enter(registry, 1, replace(before, for_study=True), screening_id=screening_id)
    with pytest.raises(BeforeConsent):
        enter(registry, 1, replace(before, for_study=True))
    assert enter(registry, 1, before, screening_id=screening_id)
    assert enter(registry, 1, replace(ALT, for_study=True), screening_id=screening_id)


def test_a_procedure_of_a_trial_needs_a_consent(registry, someone):
    """C2"""
    with pytest.raises(ObservationIncomplete, match="consent"):
        enter(registry, someone, replace(ALT, for_study=True))


def test_a_procedure_of_the_trial_that_is_entered_late_asks_for_the_reason(registry):
    """W4"""
    version = active(registry)
    change_site(registry, COORDINATOR, site=replace(SITE, late_entry_days=2))
    three_days_ago = TODAY - timedelta(days=3)
    screening_id = record_consent(
        registry,
        COORDINATOR,
        subject_id=subject(registry),
        trial_id=version.trial_id,
        consent=Consent(three_days_ago, time(9, 30), "1.1", "Dr Ada Brandt"),
        late_reason="the form came from another ward",
    )
    late = replace(ALT, for_study=True, on=three_days_ago)

    with pytest.raises(EntryLate):
        enter(registry, 1, late, screening_id=screening_id)
    assert enter(registry, 1, late, screening_id=screening_id, late_reason="report came late")
    assert enter(registry, 1, replace(late, for_study=False), screening_id=screening_id)


def test_who_is_not_delegated_is_refused(registry):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    elsewhere = replace(
        COORDINATOR, delegations=(Delegation(Duty.ASSESS_CRITERIA, TODAY, trial_id=99),)
    )

    with pytest.raises(NotDelegated):
        enter_observation(registry, MONITOR, subject_id=1, told=ALT)
    with pytest.raises(NotDelegated):
        enter_observation(
            registry, elsewhere, subject_id=1, told=ALT, screening_id=screening_id
        )
    assert enter_observation(registry, elsewhere, subject_id=1, told=ALT)


def test_an_unusual_value_is_questioned_and_taken(registry, someone):
    igg4 = replace(ALT, what="igg4", title="IgG4", value="1350", unit="g/L")

    assert "unusual" in question_on_told(igg4)
    assert "parsec" in question_on_told(replace(igg4, unit="parsec"))
    assert question_on_told(ALT) is None
    assert question_on_told(COUGH) is None
    assert enter(registry, someone, igg4)
