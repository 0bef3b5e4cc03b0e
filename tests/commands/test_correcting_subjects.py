"""A subject is corrected: what others entered meanwhile stays, and what then lacks shows."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coordinator.commands.consents import record_consent_again
from coordinator.commands.decisions import decide
from coordinator.commands.evidence import enter_observation
from coordinator.commands.screening import record_consent
from coordinator.commands.subjects import correct_subject
from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import AgainBecause, ConsentAgain
from coordinator.domain.consent_lacking import ConsentLacking
from coordinator.domain.meanwhile import ChangedMeanwhile
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import Outcome
from coordinator.domain.subject import Identity, Sex, Subject
from coordinator.domain.windows import DateBeforeBirth
from coordinator.queries.consents import consents_due
from coordinator.queries.screenings import screening_of
from coordinator.queries.subjects import subject_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    TODAY,
    active,
    answered,
    consented,
    subject,
)
from tests.outcomes import SATISFIED

NINE = time(9)
BOY, GIRL = date(2012, 1, 31), date(2011, 5, 4)


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


def corrected(registry, seen, **said):
    """Correct somebody as a page does that shows `seen`."""
    identity = {name: said.pop(name) for name in list(said) if hasattr(seen.identity, name)}
    correct_subject(
        registry,
        COORDINATOR,
        subject_id=seen.id,
        identity=replace(seen.identity, **identity),
        **{"sex": seen.sex, "initials": seen.initials} | said,
        reason="identity card seen",
        seen=seen,
    )


def test_two_people_correct_a_subject_and_neither_takes_back_what_the_other_did(registry):
    """T1, A8"""
    seen = subject_of(registry, subject(registry, "林小雨"))

    corrected(registry, seen, name="林晓雨", sex=Sex.MALE)
    corrected(registry, seen, birth_on=date(1984, 4, 1), initials="LXIY")

    identity = Identity("林晓雨", "H-4711", date(1984, 4, 1))
    assert subject_of(registry, seen.id) == Subject(seen.id, "LXIY", Sex.MALE, identity)


def test_of_two_corrections_of_the_same_the_second_is_shown_both(registry):
    seen = subject_of(registry, subject(registry, "林小雨"))
    corrected(registry, seen, name="林晓雨")

    with pytest.raises(ChangedMeanwhile, match=r"林晓雨.*林小语"):
        corrected(registry, seen, name="林小语")

    assert subject_of(registry, seen.id).identity.name == "林晓雨"


def test_a_guardian_who_was_named_meanwhile_stays(registry, trial_id):
    """C3, P1"""
    seen = subject_of(registry, subject(registry, birth_on=BOY))
    record_consent(
        registry,
        COORDINATOR,
        subject_id=seen.id,
        trial_id=trial_id,
        consent=Consent(
            TODAY, time(9), "1.1", "Dr Ada Brandt", "mother", TODAY, has_assent=True
        ),
        guardian_name="林大雨",
    )

    corrected(registry, seen, hospital_number="H-4712")

    identity = subject_of(registry, seen.id).identity
    assert (identity.hospital_number, identity.guardian_name) == ("H-4712", "林大雨")


@pytest.mark.parametrize("what", ["consent", "haemoglobin", "source document"])
def test_nobody_is_born_after_what_is_on_record(registry, trial_id, what):
    """W4"""
    known = subject(registry)
    if what == "consent":
        consented(registry, trial_id, known, given_on=TODAY - timedelta(2))
    else:
        day = TODAY - timedelta(2)
        told = NewObservation(
            "haemoglobin",
            "Haemoglobin",
            value="130",
            unit="g/L",
            on=day if what == "haemoglobin" else TODAY,
            document=replace(DOCUMENT, dated_on=day),
        )
        enter_observation(registry, COORDINATOR, subject_id=known, told=told)
    seen = subject_of(registry, known)

    with pytest.raises(DateBeforeBirth, match="2026-11-20"):
        corrected(registry, seen, birth_on=TODAY - timedelta(1))

    corrected(registry, seen, birth_on=TODAY - timedelta(2))


def test_who_turns_out_to_have_been_a_minor_lacks_the_guardians_consent(registry, trial_id):
    """C3: until it is recorded, the subject is not found eligible."""
    screening_id = consented(registry, trial_id)
    answered(registry, screening_id, **SATISFIED)
    seen = screening_of(registry, screening_id, with_identity=True).subject
    assert consents_due(registry) == ()

    corrected(registry, seen, birth_on=GIRL)

    [due] = consents_due(registry)
    assert (due.screening_id, due.because) == (screening_id, AgainBecause.GUARDIAN)
    with pytest.raises(ConsentLacking, match="no guardian"):
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    record_consent_again(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        given=ConsentAgain(
            AgainBecause.GUARDIAN,
            "1.1",
            TODAY,
            time(11),
            "Dr Ada Brandt",
            "mother",
            has_assent=True,
        ),
        guardian_name="林大雨",
    )
    assert consents_due(registry) == ()
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
