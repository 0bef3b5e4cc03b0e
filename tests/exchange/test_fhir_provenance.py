"""What became of a screening's dates, state and decision, in a FHIR R5 bundle."""

from datetime import timedelta

from coordinator.commands.decisions import decide, reopen
from coordinator.commands.screening import set_dates
from coordinator.domain.screening import Outcome
from coordinator.queries.exchange import exchange_facts
from tests.builders import COORDINATOR, TODAY, active, answered, consented
from tests.exchange.fhir_reading import CHANGES, exported, why_of


def dated_and_taken_back(registry):
    """A screening whose day was changed and taken away, decided and opened again."""
    trial_id = active(registry).trial_id
    screening_id = consented(registry, trial_id)
    for day in (TODAY, TODAY + timedelta(days=3), None):
        set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=day)
    answered(registry, screening_id, I1="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="林小雨 was mistaken")
    return trial_id


def test_dates_state_and_decision_tell_what_became_of_them_by_whom_and_why(registry):
    """T1, W4, S3: who planned which day, what was decided and taken back"""
    read = exported(registry, dated_and_taken_back(registry))

    who = "Li Na"
    first, later = "2026-11-22", "2026-11-25"
    assert read.became("SCREENING/ENROLMENT") == [
        ("Value entered", first, who, None, None),
        ("Value changed", later, who, first, None),
        ("Value taken away", "no value", who, later, None),
    ]
    assert read.became("SCREENING/CONSENTED") == [("Value entered", first, who, None, None)]
    why = "[withheld] was mistaken"
    assert read.became("DECISION/OUTCOME") == [
        ("Value entered", "screen failure", who, None, None),
        ("Value taken away", "no value", who, "screen failure", why),
    ]
    assert read.became("SCREENING/STATE")[-1][1:4] == (
        "in screening",
        who,
        "awaiting investigator",
    )
    taken = read.told("Value taken away")[0]
    assert taken["target"][0]["display"].startswith("Enrolment (Day 0), planned or done, on: ")
    assert taken["recorded"].startswith("2026-11-22T04:00:00")
    assert taken["activity"]["coding"][0]["code"] == "UPDATE"


def test_each_change_has_an_identifier_of_its_own_that_later_changes_leave(registry):
    """T1, P1: nor does it matter whether identifying data were asked for"""
    trial_id = dated_and_taken_back(registry)
    known = [each["id"] for each in exported(registry, trial_id).told(*CHANGES)]
    (screening_id,) = exchange_facts(registry, COORDINATOR, trial_id=trial_id).changes
    set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=TODAY)

    later = exported(registry, trial_id).told(*CHANGES)
    named = exported(registry, trial_id, with_identity=True).told(*CHANGES)

    assert len(set(known)) == len(known)
    assert [each["id"] for each in later[: len(known)]] == known
    assert [each["id"] for each in named] == [each["id"] for each in later]
    assert "林小雨 was mistaken" in map(why_of, named)


def test_every_change_leads_to_a_question_of_its_checklist(registry):
    """T1"""
    read = exported(registry, dated_and_taken_back(registry))

    (questionnaire,) = read.of("Questionnaire")
    asked = {
        inner["linkId"] for item in questionnaire["item"] for inner in item.get("item", [])
    }
    changed = read.told(*CHANGES)
    assert changed
    assert {each["target"][0]["extension"][0]["valueString"] for each in changed} <= asked
