"""Questions about criteria and their answers: entered once, there for all who come after."""

from datetime import date, timedelta

import pytest

from coordinator.commands import review
from coordinator.commands.clarifications import answer_clarification, ask, correct_clarification
from coordinator.commands.trials import copy_version
from coordinator.domain.audit import AuditFilter
from coordinator.domain.clarification import (
    AnsweredBeforeAsked,
    ClarificationAnswered,
    ClarificationIncomplete,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NotDelegated
from coordinator.domain.windows import DateInFuture
from coordinator.queries.audit import audit_page
from coordinator.queries.clarifications import (
    clarifications_of,
    clarified_criteria_of,
    open_ones,
)
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, MONITOR, TODAY, active, coded

ASKED_ON = date(2026, 11, 2)
LINES = ("I1 Age 18 to 70 years", "E1 Any of the following", "E1.1 Cold hands", "E2 Fever")


@pytest.fixture
def version(registry):
    return active(registry, *LINES)


def asked(registry, version, code="E2", on=ASKED_ON, **said):
    fields = {"question": "Does 37.5 °C count?", "asked_of": "sponsor's monitor", **said}
    criterion_id = coded(version, code).id
    return ask(registry, COORDINATOR, criterion_id=criterion_id, asked_on=on, **fields)


def answer(registry, clarification_id, on=TODAY, **said):
    fields = {"answer": "From 38.0 °C on.", "answered_by": "Dr Noor Vale", **said}
    fields.setdefault("applies_from", on)
    answer_clarification(
        registry, COORDINATOR, clarification_id=clarification_id, answered_on=on, **fields
    )


def only(registry, version, code="E2"):
    [found] = clarifications_of(registry, version.id)[coded(version, code).id]
    return found


def test_a_question_stays_open_until_somebody_answers_it(registry, version):
    number = asked(registry, version)
    assert only(registry, version).is_open
    assert [line.code for line in open_ones(registry)] == ["E2"]

    answer(registry, number, applies_from=date(2026, 12, 1))

    found = only(registry, version)
    assert (found.answer, found.answered_by) == ("From 38.0 °C on.", "Dr Noor Vale")
    assert (found.answered_on, found.applies_from) == (TODAY, date(2026, 12, 1))
    assert (found.asked_by, found.from_version) == (COORDINATOR.name, "")
    assert open_ones(registry) == ()


def test_nothing_is_asked_or_answered_tomorrow(registry, version):
    """W4"""
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(DateInFuture):
        asked(registry, version, on=tomorrow)
    number = asked(registry, version)
    with pytest.raises(DateInFuture):
        answer(registry, number, on=tomorrow)


def test_an_answer_cannot_precede_its_question(registry, version):
    number = asked(registry, version)
    with pytest.raises(AnsweredBeforeAsked, match="2026-11-01"):
        answer(registry, number, on=date(2026, 11, 1))
    assert only(registry, version).is_open


@pytest.mark.parametrize("lacking", ["question", "asked_of"])
def test_a_question_says_what_and_of_whom(registry, version, lacking):
    with pytest.raises(ClarificationIncomplete, match="E2"):
        asked(registry, version, **{lacking: "  "})
    assert clarifications_of(registry, version.id) == {}


@pytest.mark.parametrize("lacking", ["answer", "answered_by", "applies_from"])
def test_an_answer_says_what_by_whom_and_from_when(registry, version, lacking):
    number = asked(registry, version)
    with pytest.raises(ClarificationIncomplete, match="E2"):
        answer(registry, number, **{lacking: None if lacking == "applies_from" else " "})
    assert only(registry, version).is_open


def test_a_question_is_answered_once_and_then_corrected_with_a_reason(registry, version):
    """T1: what stood there before is in the audit trail."""
    number = asked(registry, version)
    answer(registry, number)
    with pytest.raises(ClarificationAnswered, match="Noor Vale"):
        answer(registry, number)
    corrected = {
        "question": "Does 37.5 °C count?",
        "asked_of": "sponsor's monitor",
        "asked_on": ASKED_ON,
        "answer": "From 38.5 °C on.",
        "answered_by": "Dr Noor Vale",
        "answered_on": TODAY,
        "applies_from": TODAY,
    }
    with pytest.raises(ReasonMissing):
        correct_clarification(
            registry, COORDINATOR, clarification_id=number, reason=" ", **corrected
        )
    correct_clarification(
        registry, COORDINATOR, clarification_id=number, reason="misread the letter", **corrected
    )

    assert only(registry, version).answer == "From 38.5 °C on."
    last = audit_page(registry, AuditFilter())[0]
    assert (last.action, last.reason) == ("clarification corrected", "misread the letter")
    assert "38.0" in last.changes


def test_an_open_question_can_be_reworded_and_stays_open(registry, version):
    number = asked(registry, version)
    correct_clarification(
        registry,
        COORDINATOR,
        clarification_id=number,
        question="Does 37.5 °C in the ear count?",
        asked_of="sponsor's monitor",
        asked_on=ASKED_ON,
        reason="asked more exactly",
    )
    found = only(registry, version)
    assert (found.question, found.is_open) == ("Does 37.5 °C in the ear count?", True)


def test_an_answer_cannot_be_corrected_away(registry, version):
    number = asked(registry, version)
    answer(registry, number)
    with pytest.raises(ClarificationIncomplete):
        correct_clarification(
            registry,
            COORDINATOR,
            clarification_id=number,
            question="Does 37.5 °C count?",
            asked_of="sponsor's monitor",
            asked_on=ASKED_ON,
            reason="not what was meant",
        )


def test_who_does_not_assess_criteria_asks_nothing(registry, version):
    with pytest.raises(NotDelegated):
        ask(
            registry,
            MONITOR,
            criterion_id=coded(version, "E2").id,
            question="Why?",
            asked_of="sponsor",
            asked_on=TODAY,
        )


def amended(registry, version, **reworded):
    """Give an amendment whose criteria read as before but for those `reworded`."""
    version_id = copy_version(registry, COORDINATOR, version_id=version.id)
    for code, text in reworded.items():
        criterion_id = coded(version_of(registry, version_id), code).id
        review.reword_criterion(
            registry,
            COORDINATOR,
            criterion_id=criterion_id,
            text=text,
            reason="amendment 3",
        )
    return version_of(registry, version_id)


def test_a_criterion_that_an_amendment_left_alone_keeps_its_clarifications(registry, version):
    answer(registry, asked(registry, version, "E2"))
    later = amended(registry, version)

    assert only(registry, later).from_version == "2.0"
    assert clarifications_of(registry, version.id)[coded(version, "E2").id]


def test_a_criterion_that_an_amendment_rewords_does_not(registry, version):
    asked(registry, version, "E2")
    later = amended(registry, version, E2="Fever of 38 °C or more")

    assert clarifications_of(registry, later.id) == {}


def test_a_part_does_not_when_what_it_is_a_part_of_is_reworded(registry, version):
    asked(registry, version, "E1.1", question="And cold feet?")
    kept, changed = amended(registry, version), amended(registry, version, E1="Two of these")

    assert only(registry, kept, "E1.1").from_version == "2.0"
    assert clarifications_of(registry, changed.id) == {}


def test_what_is_asked_about_an_amendment_is_not_told_of_the_version_before(registry, version):
    later = amended(registry, version)
    asked(registry, later, "E2")

    assert clarifications_of(registry, version.id) == {}
    assert only(registry, later).from_version == ""


def test_clarifications_are_listed_by_trial_where_they_were_asked(registry, version):
    asked(registry, version, "E2")
    asked(registry, version, "I1", question="Both birthdays included?")
    asked(registry, version, "E2", question="In the ear, too?")

    lines = clarified_criteria_of(registry, version.trial_id)

    assert [(line.code, len(line.clarifications)) for line in lines] == [("I1", 1), ("E2", 2)]
    assert lines[0].version == "TEA-204 v2.0"


def test_a_version_without_questions_has_none(registry, version):
    assert clarifications_of(registry, version.id) == {}
