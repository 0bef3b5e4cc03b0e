"""Which evidence a screening rests on, for the annex of its checklist (A4, W2)."""

from datetime import timedelta

import pytest

from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.domain.form import Annex, Copy
from coordinator.domain.observation import NewObservation
from coordinator.domain.windows import Anchor
from coordinator.queries.evidence import evidence_of
from coordinator.queries.evidence_list import evidence_behind
from coordinator.queries.forms import checklist_form
from coordinator.queries.screenings import screening_of
from tests.builders import COORDINATOR, DOCUMENT, TODAY, active, answered, consented
from tests.queries.test_windows import settle

LINES = ("I1 Age 18 to 70 years", "E1 ALT > 3 x ULN", "E2 AST > 3 x ULN", "E3 ALT > 200 U/L")
TAKEN = TODAY - timedelta(days=11)


def told(value="38", what="alt", **said):
    facts = {"title": what.upper(), "unit": "U/L", "high": "40", "document": DOCUMENT}
    return NewObservation(what, value=value, on=TAKEN, **(facts | said))


def enter(registry, *observations):
    for observation in observations:
        enter_observation(registry, COORDINATOR, subject_id=1, told=observation)


@pytest.fixture
def screening_id(registry):
    trial_id = active(registry, *LINES).trial_id
    found = consented(registry, trial_id)
    enter(registry, told(), told("22", "ast"), told("5", "crp", unit="mg/L", high=""))
    answered(registry, found, I1="yes", E1="no", E2="no", E3="no")
    return found


def behind(registry, screening_id):
    screening = screening_of(registry, screening_id, with_identity=True)
    return {one.observation.told.what: one for one in evidence_behind(registry, screening)}


def test_each_value_is_listed_with_the_criteria_that_rest_on_it(registry, screening_id):
    """A4: what no criterion asks about is not part of it."""
    found = behind(registry, screening_id)

    assert {what: used.codes for what, used in found.items()} == {
        "alt": ("E1", "E3"),
        "ast": ("E2",),
    }
    assert found["alt"].normal == "≤ 40 U/L"
    assert any("kat/L" in other for other in found["alt"].others)


def test_how_long_a_value_holds_is_said(registry, screening_id):
    """W2"""
    trial_id = screening_of(registry, screening_id, with_identity=True).trial.id
    settle(registry, trial_id, Anchor.ENROLMENT)

    assert behind(registry, screening_id)["alt"].valid_until == TAKEN + timedelta(days=14)


def test_a_value_that_was_corrected_after_an_answer_says_so(registry, screening_id):
    """A8: the answer was given with the former value, which stays in the list."""
    [alt] = [one for one in evidence_of(registry, 1) if one.told.what == "alt"]
    correct_observation(
        registry, COORDINATOR, observation_id=alt.id, told=told("58"), correction="misread"
    )

    screening = screening_of(registry, screening_id, with_identity=True)
    used = evidence_behind(registry, screening)
    listed = [one for one in used if one.observation.told.what == "alt"]

    assert {(one.observation.told.value, one.is_former) for one in listed} == {
        ("38", True),
        ("58", False),
    }


def test_a_checklist_has_the_list_only_where_it_is_asked_for(registry, screening_id):
    def listed(*annexes):
        return checklist_form(
            registry,
            COORDINATOR,
            screening_id=screening_id,
            copy=Copy.SITE,
            annexes=frozenset(annexes),
        ).evidence

    assert listed() == ()
    assert len(listed(Annex.EVIDENCE)) == 2
