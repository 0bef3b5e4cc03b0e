"""What may be entered at a criterion (A1, A6, A7, A8)."""

from dataclasses import replace

import pytest

from coordinator.domain.criterion import Answer, Combination
from coordinator.domain.entry import (
    AgainstFindingNeedsReason,
    AnswerNeedsReason,
    CorrectionNeedsReason,
    Entry,
    InvestigatorAnswers,
    NotAnsweredHere,
    NotApplicableHere,
    require_entry,
)
from coordinator.domain.evidence import Evidence
from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth
from tests.domain.facts import CHART, criterion, entry, of_parts

YES, NO = Answer.YES, Answer.NO


def enter(asked, new, former=None, finding=None, *, may_judge=False):
    require_entry(asked, former or Entry(), new, finding, may_judge=may_judge)


@pytest.mark.parametrize("answer", [Answer.PENDING, Answer.UNCLEAR, Answer.NOT_APPLICABLE])
def test_some_answers_need_words(answer):
    """A1: what is awaited, which question was put, why it does not apply."""
    asked = criterion("E1", may_be_not_applicable=True)

    with pytest.raises(AnswerNeedsReason):
        enter(asked, Entry(answer, reason="  "))
    enter(asked, Entry(answer, reason="report of Monday"))


def test_not_applicable_only_where_the_criterion_allows_it():
    """A1"""
    with pytest.raises(NotApplicableHere):
        enter(criterion("I1"), entry(Answer.NOT_APPLICABLE))


def test_evidence_and_remark_can_be_entered_before_the_answer():
    enter(criterion("I1"), Entry(None, CHART, remark="look again"))


def test_a_correction_needs_a_reason():
    """A8"""
    with pytest.raises(CorrectionNeedsReason):
        enter(criterion("I1"), entry(NO), entry(YES))
    enter(criterion("I1"), entry(NO, correction="misread"), entry(YES))


def test_taking_an_answer_back_is_a_correction_too():
    """A8"""
    with pytest.raises(CorrectionNeedsReason):
        enter(criterion("I1"), Entry(None, CHART), entry(YES))


def test_replaced_evidence_is_a_correction_and_added_evidence_is_not():
    """A8"""
    former = entry(YES, replace(CHART, value=""))
    enter(criterion("I1"), entry(YES, replace(CHART, value="31", unit="U/L")), former)
    with pytest.raises(CorrectionNeedsReason):
        enter(criterion("I1"), entry(YES, replace(CHART, place="binder 2")), former)
    with pytest.raises(CorrectionNeedsReason):
        enter(criterion("I1"), entry(YES, Evidence()), former)


@pytest.mark.parametrize("former", [Answer.PENDING, Answer.UNCLEAR])
def test_what_was_open_is_answered_without_a_reason(former):
    enter(criterion("I1"), entry(YES), entry(former))


def test_an_answer_against_the_finding_needs_a_reason():
    """A6: the reason is printed on the form."""
    finding = Finding(Truth.TRUE, "43 on 2026-11-22, within 18 to 70.", is_whole=True)

    with pytest.raises(AgainstFindingNeedsReason, match="43 on"):
        enter(criterion("I1"), entry(NO), finding=finding)
    enter(criterion("I1"), entry(NO, against_finding="birth date doubtful"), finding=finding)


@pytest.mark.parametrize("answer", [YES, NO])
def test_a_judgement_is_prepared_by_anybody_and_given_by_an_investigator(answer):
    """A7"""
    asked = criterion("E5", needs_investigator=True)
    enter(asked, Entry(None, CHART, remark="prepared"))
    enter(asked, entry(Answer.PENDING))
    with pytest.raises(InvestigatorAnswers):
        enter(asked, entry(answer))
    enter(asked, entry(answer), may_judge=True)


def test_evidence_can_be_added_to_an_investigators_answer():
    """A7"""
    asked = criterion("E5", needs_investigator=True)
    enter(asked, entry(YES, remark="seen again"), entry(YES))


def test_a_criterion_with_parts_is_answered_at_its_parts():
    """A5"""
    with pytest.raises(NotAnsweredHere):
        enter(of_parts("I1", Combination.ANY, 2), entry(YES))
