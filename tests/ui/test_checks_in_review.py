"""The checks of a criterion as chips: suggested until a person says what they are."""

from decimal import Decimal

import pytest

from coordinator.check_offers import CheckOffers
from coordinator.commands.checks import set_check_rule
from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, MONITOR, active, coded, draft
from tests.ui.robots.checks import ChecksRobot
from ui.check_editor.form import CheckForm
from ui.desk import Desk
from ui.record_review.page import RecordReviewPage
from ui.record_review.presenter import RecordReviewPresenter

LINES = (
    "I1 Age 18 to 70 years, eGFR > 60 ml/min",
    "I2 SLEDAI = 8",
    "E1 Rituximab within 6 months before randomization",
    "E2 抑郁 𝄞 and haemoglobin below the usual",
)
AGE, EGFR = "age 18–70 years (suggested)", "eGFR > 60 ml/min (suggested)"
REASON = "protocol 5.1, p. 32"


@pytest.fixture
def open_review(qtbot, registry):
    desks = []

    def open_review(make=draft, person=COORDINATOR):
        version = make(registry, *LINES)
        desks.append(Desk(registry, person))
        presenter = RecordReviewPresenter(desks[-1])
        robot = ChecksRobot(qtbot, RecordReviewPage(presenter, CheckForm(CheckOffers()).ask))
        presenter.open_version(version.id)
        robot.choose("I1")
        presenter.checks_wanted.connect(robot.go_to)
        return robot, version.id

    yield open_review
    for desk in desks:
        desk.close()


@pytest.fixture
def checks(registry):
    def checks(version_id, code="I1"):
        return coded(version_of(registry, version_id), code).checks

    return checks


def test_every_criterion_shows_its_checks_as_chips(open_review):
    robot, _ = open_review()

    assert robot.chips == [AGE, EGFR]
    assert robot.chips_of("I2") == ["SLEDAI =? 8 (sign lost)"]
    assert robot.chips_of("E1") == [
        "wash-out: Rituximab within 6 months before randomization (suggested)"
    ]


def test_a_chip_points_at_the_words_that_say_it(open_review):
    robot, _ = open_review()

    robot.focus_chip(1)

    assert robot.pointed_out == "> 60 ml/min"
    assert robot.chip == EGFR


def test_enter_confirms_a_chip_and_leaves_the_keyboard_there(open_review, checks):
    robot, version_id = open_review()
    robot.focus_chip()

    robot.press("Return")

    assert robot.chips == ["age 18–70 years (confirmed)", EGFR]
    assert [check.is_confirmed for check in checks(version_id)] == [True, False]
    assert robot.focus == "chip"


def test_the_mouse_chooses_a_chip_before_it_confirms_it(open_review, checks):
    robot, version_id = open_review()

    robot.click_chip(1)
    assert not any(check.is_confirmed for check in checks(version_id))
    robot.click("confirm_check")

    assert [check.is_confirmed for check in checks(version_id)] == [False, True]
    assert not robot.can("confirm_check")


def test_one_key_confirms_all_checks_of_the_criterion(open_review, checks):
    robot, version_id = open_review()
    robot.focus_list()

    robot.press("C")

    assert all(check.is_confirmed for check in checks(version_id))
    assert not any(check.is_confirmed for check in checks(version_id, "E1"))


def test_the_key_is_a_letter_where_words_are_typed(open_review, checks):
    robot, version_id = open_review()
    robot.mark("Age")

    robot.press("C")

    assert not any(check.is_confirmed for check in checks(version_id))
    assert robot.wording.startswith("c 18")


def test_a_lost_sign_is_not_confirmed_but_asked_for(open_review, checks):
    robot, version_id = open_review()
    robot.choose("I2")
    robot.focus_chip()

    robot.press("Return")

    assert robot.form.said == {"kind": "score", "subject": "SLEDAI", "value": "8"}
    robot.form.fill(reason=REASON)
    robot.confirm()
    assert robot.form.problem_at("comparator") == "Choose how it compares."
    robot.form.fill(comparator=">=")
    robot.confirm()
    assert not robot.asks
    [check] = checks(version_id, "I2")
    assert (check.comparator, check.is_confirmed) == (Comparator.AT_LEAST, True)
    assert robot.chips == ["SLEDAI ≥ 8 (confirmed)"]


def test_a_check_is_corrected_with_a_reason(open_review, checks):
    robot, version_id = open_review()
    robot.choose("E1")
    robot.focus_chip()
    robot.press("F2")

    robot.form.fill(window_value="12", window_anchor="day 0", reason=REASON)
    robot.confirm()

    [check] = checks(version_id, "E1")
    assert check.window == Window(Decimal(12), "months", "day 0")
    assert check.is_confirmed


def test_without_a_reason_or_a_value_nothing_is_stored_and_it_is_said_where(
    open_review, checks
):
    robot, version_id = open_review()
    before = checks(version_id)
    robot.focus_chip()
    robot.press("F2")

    robot.form.fill(value="eighteen")
    robot.confirm()

    assert robot.form.problem_at("value") == "Enter a number."
    assert robot.form.problem_at("reason") == "Say why."
    robot.cancel()
    assert checks(version_id) == before


def test_what_is_no_check_is_removed_with_a_reason(open_review, checks):
    robot, version_id = open_review()
    robot.focus_chip(1)

    robot.press("Del")
    robot.give_reason("only an example")

    assert [check.subject for check in checks(version_id)] == ["age"]
    assert robot.chips == [AGE]


def test_a_check_is_added_to_the_words_that_are_marked(open_review, checks):
    """Characters are counted as people do, also behind one that takes two units in Qt."""
    robot, version_id = open_review()
    robot.choose("E2")
    robot.mark("haemoglobin below the usual")

    robot.press("Ctrl+Shift+K")
    robot.form.fill(
        kind="lab", subject="haemoglobin", comparator="<", value="12,5", unit="g/dL"
    )
    robot.form.fill(reason=REASON)
    robot.confirm()

    [check] = checks(version_id, "E2")
    text = LINES[3].removeprefix("E2 ")
    assert text[slice(*check.span)] == "haemoglobin below the usual"
    assert check == Check(
        CheckKind.LAB,
        "haemoglobin",
        Comparator.LESS,
        Decimal("12.5"),
        unit="g/dL",
        span=check.span,
        standing=check.standing,
    )
    assert robot.chips == ["haemoglobin < 12.5 g/dL (confirmed)"]


def test_without_marked_words_it_is_said_how_to_mark_them(open_review):
    robot, _ = open_review()
    robot.focus_list()

    robot.press("Ctrl+Shift+K")

    assert robot.note == "Mark the words that say it first: Shift and the arrows."
    assert robot.focus == "wording"
    assert not robot.asks


def test_arrows_lead_from_chip_to_chip(open_review):
    robot, _ = open_review()
    robot.focus_chip()

    robot.press("Right")
    assert robot.chip == EGFR
    robot.press("Right")
    assert robot.chip == EGFR
    robot.press("Left")
    assert robot.chip == AGE


def test_checks_of_a_version_in_use_are_read_and_not_changed(open_review, checks):
    robot, version_id = open_review(active)
    before = checks(version_id)
    assert robot.chips == [AGE, EGFR]
    assert not robot.shows("add_check")

    robot.focus_chip()
    robot.press("Return")
    robot.press("C")
    robot.press("Del")

    assert not robot.asks
    assert checks(version_id) == before


def test_who_may_not_maintain_trials_is_refused(open_review, checks):
    robot, version_id = open_review(person=MONITOR)
    before = checks(version_id)
    robot.focus_chip()

    robot.press("Return")

    assert checks(version_id) == before
    assert robot.chips == [AGE, EGFR]


def test_what_is_there_or_not_needs_no_comparison(open_review, checks):
    robot, version_id = open_review()
    robot.choose("E2")
    robot.mark("抑郁")
    robot.press("Ctrl+Shift+K")

    robot.form.fill(kind="judgement", subject="depression", comparator="none", reason=REASON)
    robot.confirm()

    [check] = checks(version_id, "E2")
    assert (check.comparator, check.value) == (None, None)
    robot.focus_chip()
    robot.press("F2")
    assert robot.form.said == {"kind": "judgement", "subject": "depression"}


def test_where_checks_are_combined_is_gone_to_at_the_criterion(open_review, registry):
    robot, version_id = open_review()
    robot.choose("E1")
    robot.focus_list()

    robot.press("Ctrl+E")

    assert robot.gone_to == (version_id, coded(version_of(registry, version_id), "E1").id)


def test_how_the_checks_combine_stands_below_them(open_review, registry):
    robot, version_id = open_review()
    found = coded(version_of(registry, version_id), "I1")
    rule = CheckRule(Group(Together.ALL, (0, 1)), is_whole=False)
    said = {"rule": rule, "checks": found.checks, "reason": REASON}
    set_check_rule(registry, COORDINATOR, criterion_id=found.id, **said)

    robot.focus_list()
    robot.press("C")

    assert robot.rule == "Met only when: age 18–70 years and eGFR > 60 ml/min"


def test_a_criterion_is_answered_later_with_a_reason(open_review, registry):
    robot, version_id = open_review()
    robot.choose("E1")
    robot.click("defer")
    robot.confirm_later()
    assert robot.asks

    robot.fill_later(deferred_to="first belimumab", reason=REASON)
    robot.confirm_later()

    assert coded(version_of(registry, version_id), "E1").deferred_to == "first belimumab"
    assert robot.later == "Answered only before: first belimumab…"
