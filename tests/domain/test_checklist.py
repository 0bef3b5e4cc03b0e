"""Standing and verdict (A2, A3), evidence (A4), parts (A5)."""

from datetime import date

import pytest

from coordinator.domain.checklist import Verdict, in_order_of_concern
from coordinator.domain.criterion import MEANING_WORDS, Answer, Combination, Kind, Standing
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.expiring import expired_on
from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth
from coordinator.domain.windows import Expired
from tests.domain.facts import CHART, checklist, criterion, entry, of_parts

YES, NO, NA = Answer.YES, Answer.NO, Answer.NOT_APPLICABLE
PENDING, UNCLEAR = Answer.PENDING, Answer.UNCLEAR
SATISFIED, FAILED, OPEN = Standing.SATISFIED, Standing.FAILED, Standing.OPEN


@pytest.mark.parametrize(
    ("answer", "inclusion", "exclusion"),
    [
        (YES, SATISFIED, FAILED),
        (NO, FAILED, SATISFIED),
        (NA, SATISFIED, SATISFIED),
        (PENDING, OPEN, OPEN),
        (UNCLEAR, OPEN, OPEN),
        (None, OPEN, OPEN),
    ],
)
def test_standing_follows_from_the_answer(answer, inclusion, exclusion):
    """A1, A2: an untouched criterion is open, not failed."""
    assert criterion("I1").standing(answer) is inclusion
    assert criterion("E1").standing(answer) is exclusion


def test_yes_and_no_say_in_words_what_they_mean_for_both_kinds():
    """A2"""
    assert len({MEANING_WORDS[kind, answer] for kind in Kind for answer in (YES, NO)}) == 4


@pytest.mark.parametrize(
    ("answers", "verdict", "failed"),
    [
        pytest.param({"I1": YES, "E1": NO}, Verdict.ELIGIBLE, (), id="all-satisfied"),
        pytest.param({"I1": YES, "E1": YES}, Verdict.NOT_ELIGIBLE, ("E1",), id="excluded"),
        pytest.param({"I1": YES, "E1": NA}, Verdict.ELIGIBLE, (), id="not-applicable"),
        pytest.param({"I1": NO}, Verdict.NOT_ELIGIBLE, ("I1",), id="failed-while-open"),
        pytest.param({"I1": YES}, Verdict.PENDING, (), id="one-unanswered"),
        pytest.param({"I1": YES, "E1": PENDING}, Verdict.PENDING, (), id="pending-is-open"),
        pytest.param({"I1": YES, "E1": UNCLEAR}, Verdict.PENDING, (), id="unclear-is-open"),
        pytest.param({}, Verdict.PENDING, (), id="untouched"),
    ],
)
def test_verdict(answers, verdict, failed):
    """A3: one failure settles it, also while others are open; pending is never a failure."""
    found = checklist(criterion("I1"), criterion("E1"), **answers)

    assert found.verdict is verdict
    assert found.failed == failed


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(),
        Evidence(SourceKind.MEDICAL_RECORD, "", CHART.dated_on),
        Evidence(SourceKind.MEDICAL_RECORD, "binder", None),
        Evidence(None, "binder", CHART.dated_on),
    ],
)
def test_an_answer_without_evidence_is_claimed_and_blocks_eligible(evidence):
    """A4: kind, place and date of the source document."""
    found = checklist(criterion("I1"), I1=entry(YES, evidence))

    assert found.unevidenced == ("I1",)
    assert found.verdict is Verdict.PENDING


def test_a_failure_needs_no_evidence_to_settle_the_verdict():
    """A3, A4"""
    found = checklist(criterion("I1"), I1=entry(NO, Evidence()))

    assert found.verdict is Verdict.NOT_ELIGIBLE
    assert found.unevidenced == ("I1",)


@pytest.mark.parametrize(
    ("combination", "answers", "inclusion", "exclusion"),
    [
        (Combination.ANY, (YES, None), SATISFIED, FAILED),
        (Combination.ANY, (NO, None), OPEN, OPEN),
        (Combination.ANY, (NO, NO), FAILED, SATISFIED),
        (Combination.ALL, (YES, None), OPEN, OPEN),
        (Combination.ALL, (NO, None), FAILED, SATISFIED),
        (Combination.ALL, (YES, YES), SATISFIED, FAILED),
        (Combination.ALL, (YES, NA), SATISFIED, FAILED),
        (Combination.ANY, (NO, NA), FAILED, SATISFIED),
        (Combination.ANY, (NA, NA), SATISFIED, SATISFIED),
        (Combination.ALL, (YES, UNCLEAR), OPEN, OPEN),
    ],
)
def test_a_criterion_takes_its_standing_from_its_parts(
    combination, answers, inclusion, exclusion
):
    """A5"""
    for letter, standing in (("I", inclusion), ("E", exclusion)):
        given = {f"{letter}1_{n}": a for n, a in enumerate(answers, 1) if a is not None}
        found = checklist(of_parts(f"{letter}1", combination, 2), **given)
        assert found.items[0].standing is standing


def test_two_of_three():
    """A5: n of"""
    parts = of_parts("I1", Combination.AT_LEAST, 3, at_least=2)

    assert checklist(parts, I1_1=YES).items[0].standing is OPEN
    assert checklist(parts, I1_1=YES, I1_3=YES).items[0].standing is SATISFIED
    assert checklist(parts, I1_1=NO, I1_2=NO).items[0].standing is FAILED


def test_a_part_that_can_change_nothing_is_not_reached_and_keeps_its_answer():
    """A5: nothing typed is ever erased."""
    found = checklist(of_parts("E4", Combination.ANY, 2), E4_1=YES, E4_2=NO)

    first, second = found.items[0].parts
    assert first.is_reached
    assert not second.is_reached
    assert second.entry.answer is NO


def test_evidence_is_only_wanted_for_parts_that_were_reached():
    """A4, A5"""
    parts = of_parts("I1", Combination.ANY, 2)

    reached = checklist(parts, I1_1=YES, I1_2=entry(NO, Evidence()))
    lacking = checklist(parts, I1_1=entry(YES, Evidence()), I1_2=YES)

    assert reached.unevidenced == ()
    assert lacking.unevidenced == ("I1",)


def test_parts_that_are_only_read_are_not_asked():
    """A5: a criterion answered as a whole has one place to answer."""
    found = checklist(of_parts("I1", Combination.WHOLE, 3), criterion("E1"))

    assert [item.criterion.code for item in found.answerable()] == ["I1", "E1"]


def test_headings_are_neither_asked_nor_counted():
    found = checklist(criterion("I9", is_heading=True), criterion("I1"), I1=YES)

    assert [item.criterion.code for item in found.asked] == ["I1"]
    assert found.verdict is Verdict.ELIGIBLE


def test_failed_and_open_criteria_come_first_in_the_summary():
    claimed = entry(YES, Evidence())
    found = checklist(
        *(criterion(code) for code in ("I1", "I2", "I3", "E1")), I1=YES, I2=claimed, E1=YES
    )

    codes = [item.criterion.code for item in in_order_of_concern(found.asked)]

    assert codes == ["E1", "I3", "I2", "I1"]


def later(code):
    return criterion(code, deferred_to="first dose")


def test_a_criterion_that_is_answered_later_is_neither_open_nor_failed():
    """A3"""
    found = checklist(criterion("I1"), later("E1"), I1=YES)

    assert (found.open, found.deferred, found.verdict) == ((), ("E1",), Verdict.ELIGIBLE)
    assert checklist(criterion("I1"), later("E1"), I1=YES, E1=YES).failed == ("E1",)


@pytest.mark.parametrize(
    ("combination", "answers", "is_deferred"),
    [
        (Combination.ALL, {"E1_1": YES}, True),
        (Combination.ANY, {"E1_1": NO}, True),
        (Combination.ALL, {}, False),
        (Combination.ANY, {"E1_1": PENDING}, False),
    ],
)
def test_a_criterion_waits_with_the_only_part_that_is_left(combination, answers, is_deferred):
    """A5"""
    whole = criterion("E1", parts=(criterion("E1.1"), later("E1.2")), combination=combination)

    found = checklist(whole, **answers)

    assert (found.deferred == ("E1",)) is is_deferred
    assert (found.open == ("E1",)) is not is_deferred


def lapsed(truth, until, title="ALT"):
    return Finding(truth, "…", is_whole=True, valid_until=until, expires=title)


def test_results_that_hold_no_longer_on_the_day_are_named_with_their_criteria():
    """W2"""
    found = checklist(criterion("E3"), criterion("E4"), criterion("E5"), E3=NO, E4=NO, E5=NO)
    day, before = date(2026, 12, 1), date(2026, 11, 25)
    findings = {
        1003: lapsed(Truth.UNKNOWN, before),
        1004: lapsed(Truth.UNKNOWN, before),
        1005: lapsed(Truth.FALSE, before),  # counted to an earlier day, and inside its window
    }

    assert expired_on(day, found.items, findings) == (Expired("ALT", ("E3", "E4"), before),)
    assert expired_on(before, found.items, findings) == ()
