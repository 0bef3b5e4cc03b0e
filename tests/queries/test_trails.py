"""Which entries of the audit trail belong to a screening, and which to a trial (T1, P1)."""

import pytest

from coordinator.commands.printing import record_print
from coordinator.commands.subjects import correct_subject
from coordinator.domain.audit import AuditFilter
from coordinator.domain.record import RegistryIds
from coordinator.domain.subject import Identity, Sex
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import screening_of
from coordinator.queries.trails import trail_of_screening, trail_of_trial
from tests.builders import (
    COORDINATOR,
    TODAY,
    active,
    answered,
    consented,
    record,
    subject,
)


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def other_trial(registry):
    known = record(title="A second trial", ids=RegistryIds(nct="NCT99990002"))
    return active(registry, known=known).trial_id


@pytest.fixture
def screening_id(registry, trial_id):
    found = consented(registry, trial_id)
    answered(registry, found, I1="yes", E1="no")
    return found


def everything(registry):
    return audit_page(registry, AuditFilter(), limit=1000)[::-1]


def test_each_entry_about_a_screening_is_there_and_none_about_another(
    registry, trial_id, screening_id
):
    """T1"""
    other = consented(registry, trial_id, subject(registry, "王一", hospital_number="H-2"))
    answered(registry, other, I1="yes")

    trail = trail_of_screening(registry, screening_id)

    assert [entry.record for entry in trail].count("Entry") == 2
    numbers = {
        screening_of(registry, one, with_identity=False).screening_number: one
        for one in (screening_id, other)
    }
    [mine, theirs] = numbers
    assert not [entry for entry in trail if entry.key.endswith(theirs)]
    assert [entry.id for entry in trail] == sorted(entry.id for entry in trail)
    named = [entry for entry in everything(registry) if f" {mine}" in entry.key]
    assert {entry.id for entry in named} <= {entry.id for entry in trail}


def test_what_is_corrected_of_the_subject_and_printed_belongs_to_it(registry, screening_id):
    """T1"""
    screening = screening_of(registry, screening_id, with_identity=True)
    identity = Identity("林晓雨", "H-4711", screening.subject.identity.birth_on)
    correct_subject(
        registry,
        COORDINATOR,
        subject_id=screening.subject.id,
        identity=identity,
        sex=Sex.FEMALE,
        initials="LXYU",
        reason="mistyped",
    )
    key = f"{screening.trial.label} {screening.screening_number}"
    record_print(registry, COORDINATOR, form="eligibility checklist", key=key, sha256="0" * 64)

    records = [entry.record for entry in trail_of_screening(registry, screening_id)]

    assert records[-1] == "Form"
    assert "Identity" in records
    assert "Subject" in records


def test_no_entry_says_who_the_subject_is(registry, screening_id):
    """P1"""
    told = "".join(
        entry.changes + entry.key for entry in trail_of_screening(registry, screening_id)
    )

    for secret in ("林小雨", "H-4711", "1983-04-01"):
        assert secret not in told


def test_a_trials_entries_begin_with_the_trial_and_hold_its_screenings(
    registry, trial_id, other_trial, screening_id
):
    """T1"""
    other = consented(registry, other_trial, subject(registry, "王一", hospital_number="H-2"))

    mine, theirs = trail_of_trial(registry, trial_id), trail_of_trial(registry, other_trial)

    assert mine[0].record == theirs[0].record == "Trial"
    assert {"Version", "Criterion", "Screening", "Entry"} <= {entry.record for entry in mine}
    assert not {entry.id for entry in mine} & {entry.id for entry in theirs}
    assert {entry.id for entry in trail_of_screening(registry, other)} & {
        entry.id for entry in theirs
    }
    assert all(entry.at.date() == TODAY for entry in mine)
