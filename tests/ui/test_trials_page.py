import pytest

from coordinator.commands.checks import confirm_check, set_check_rule
from coordinator.commands.review import (
    defer_criterion,
    reword_criterion,
    reword_other,
    set_aside,
)
from coordinator.commands.trials import copy_version
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.trial import TrialState
from coordinator.domain.windows import Anchor
from coordinator.queries.trials import trial_of, version_of
from tests.builders import COORDINATOR, active, consented, doubted, draft, record
from tests.ui.robots.trials import TrialsRobot
from ui.desk import Desk
from ui.trials.model import TrialsModel
from ui.trials.page import TrialsPage
from ui.trials.presenter import TrialsPresenter

TEA = record(target_enrolment=36)
MILK = record("I1 Age over 60", "E1 Fever", title="Warm milk at night", ids=record().ids)


@pytest.fixture
def desk(qtbot, registry):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def open_page(qtbot, desk):
    def open_page():
        presenter = TrialsPresenter(desk)
        with qtbot.waitSignal(presenter.shown):
            robot = TrialsRobot(qtbot, TrialsPage(presenter))
        qtbot.waitUntil(lambda: not desk.is_busy)  # worksheets are looked up: it shows them too
        return presenter, robot

    return open_page


@pytest.fixture
def after_change(qtbot, desk):
    """Wait until the page has caught up with what was done."""

    def after_change(presenter, act, *args):
        with qtbot.waitSignal(presenter.shown):
            act(*args)
        qtbot.waitUntil(lambda: not desk.is_busy)

    return after_change


def test_a_page_without_trials_says_how_to_begin(open_page, qtbot):
    presenter, robot = open_page()
    assert robot.shows("empty_add")

    with qtbot.waitSignal(presenter.samples_wanted):
        robot.click("load_samples")
    with qtbot.waitSignal(presenter.add_trial_wanted):
        robot.click("empty_add")


def test_each_trial_shows_where_it_stands(open_page, registry):
    version = active(registry, known=TEA)
    consented(registry, version.trial_id)

    _, robot = open_page()

    assert robot.rows == [
        (
            *("Tea against cold hands", "NCT99990001", "TEA-204 v2.0", "Recruiting"),
            *("2 / 2", "1", "0 / 36", ""),
        )
    ]


def test_a_trial_to_review_says_so(open_page, registry, qtbot):
    known = doubted(record("I1 SLEDAI = 8", "E1 Fever"), "inclusion[0]", "= 8", "≥ 8", "≤ 8")
    version = draft(registry, known=known)
    presenter, robot = open_page()
    assert robot.rows[0][-1] == "1 point"
    assert robot.next_step == "1 point of the record waits for review."

    with qtbot.waitSignal(presenter.review_wanted) as wanted:
        robot.click("review")

    assert wanted.args == [version.id]


def test_enter_on_a_trial_opens_its_review(open_page, registry, qtbot):
    version = draft(registry, known=TEA)
    presenter, robot = open_page()

    with qtbot.waitSignal(presenter.review_wanted) as wanted:
        robot.open("Tea against cold hands")

    assert wanted.args == [version.id]


def test_words_looked_for_narrow_the_list(open_page, registry):
    draft(registry, known=TEA)
    draft(registry, known=MILK)
    _, robot = open_page()
    assert robot.titles == ["Warm milk at night", "Tea against cold hands"]

    robot.search("cold tea")

    assert robot.titles == ["Tea against cold hands"]
    assert robot.chosen == "NCT99990001 – Tea against cold hands"


def test_the_record_is_shown_verbatim_with_its_digest(open_page, registry):
    draft(registry, known=TEA)

    _, robot = open_page()

    assert robot.record == TEA.source.text.rstrip("\n") + "\n"
    assert TEA.source.sha256 in robot.origin
    assert "tea.txt · read 2026-11-22" in robot.origin


def test_criteria_are_shown_for_the_version_that_is_chosen(open_page, registry):
    """S4"""
    version = active(registry, known=TEA)
    copy_version(registry, COORDINATOR, version_id=version.id)
    _, robot = open_page()
    assert robot.versions == [
        "TEA-204 (in review, DRAFT: wording not confirmed)",
        "TEA-204 v2.0 (active)",
    ]

    robot.choose_version(1)

    assert "I1\tAge 18 to 70 years" in robot.criteria
    assert "E2\tActive infection" in robot.criteria


def test_two_versions_are_compared_criterion_by_criterion(open_page, registry, qtbot):
    version = active(registry, "I1 Age 18 to 70 years", "E1 Fever", "E2 Cough")
    copy_id = copy_version(registry, COORDINATOR, version_id=version.id)
    first, fever, _cough = version_of(registry, copy_id).criteria
    words = {"text": "Age 18 to 75 years", "reason": "amendment 1"}
    reword_criterion(registry, COORDINATOR, criterion_id=first.id, **words)
    set_aside(registry, COORDINATOR, criterion_id=fever.id, reason="amendment 1")
    _, robot = open_page()

    robot.compare_with("v2.0 (active)")
    qtbot.waitUntil(lambda: robot.comparison != "")

    assert robot.difference.endswith(": 1 the same · 1 changed · 1 gone")
    assert "± Changed   I1\nAge 18 to removed: 70 added: 75 years" in robot.comparison
    assert "− Gone   E1\nFever" in robot.comparison
    assert "= Same   E1, was E2\nCough" in robot.comparison

    robot.choose_version(1)

    assert robot.comparison == ""


def test_a_criterion_in_two_languages_shows_both(open_page, registry):
    version = draft(registry, known=TEA)
    words = {"text": "年龄18至70岁", "reason": "the Chinese protocol"}
    reword_other(registry, COORDINATOR, criterion_id=version.criteria[0].id, **words)
    _, robot = open_page()
    robot.turn_to("criteria")

    assert "in the other language: “年龄18至70岁”" in robot.criteria


def test_a_single_version_has_none_to_be_compared_with(open_page, registry):
    draft(registry, known=TEA)
    _, robot = open_page()
    robot.turn_to("criteria")

    assert not robot.shows("compare_with")


def test_checks_stand_below_their_criterion_with_whether_they_are_confirmed(
    open_page, registry
):
    version = draft(registry, "I1 Age 18 to 70 years", "E1 SLEDAI = 8")
    first = version.criteria[0]
    confirm_check(registry, COORDINATOR, criterion_id=first.id, check=first.checks[0])

    _, robot = open_page()

    shown = robot.criteria.replace("\u00a0", " ")
    assert "Age 18 to 70 years\n ✓ age 18–70 years (confirmed)" in shown
    assert "! SLEDAI =? 8 (sign lost)" in shown


def test_criteria_tell_how_checks_combine_what_they_open_and_when_they_are_answered(
    open_page, registry, qtbot
):
    version = draft(registry, "I1 SLEDAI-2K of 8 or more", "E1 ALT > 80 U/L or AST > 80 U/L")
    first, second = version.criteria
    rule = CheckRule(Group(Together.ANY, (0, 1)), is_whole=True)
    said = {"checks": second.checks, "reason": "protocol 5.2"}
    set_check_rule(registry, COORDINATOR, criterion_id=second.id, rule=rule, **said)
    why = {"until": "first dose", "reason": "protocol 5.1"}
    defer_criterion(registry, COORDINATOR, criterion_id=first.id, **why)

    _, robot = open_page()

    qtbot.waitUntil(lambda: "worksheets: SLEDAI-2K" in robot.criteria)
    assert "answered only before: first dose" in robot.criteria
    assert "Excluded when: ALT > 80 U/L or AST > 80 U/L" in robot.criteria


def test_checks_of_the_version_shown_are_gone_to(open_page, registry, qtbot):
    version = active(registry, known=TEA)
    copy_version(registry, COORDINATOR, version_id=version.id)
    presenter, robot = open_page()
    robot.turn_to("criteria")
    robot.choose_version(1)

    with qtbot.waitSignal(presenter.checks_wanted) as wanted:
        robot.click("edit_checks")

    assert wanted.args == [version.id]


def test_the_blank_checklist_is_that_of_the_version_shown(open_page, registry, qtbot):
    version = active(registry, known=TEA)
    presenter, robot = open_page()

    with qtbot.waitSignal(presenter.blank_checklist_wanted) as wanted:
        robot.click("print_blank")

    assert wanted.args == [version.id]


def test_settings_are_stored_as_they_are_left(open_page, registry, after_change):
    trial_id = draft(registry, known=TEA).trial_id
    presenter, robot = open_page()

    after_change(presenter, robot.set, "short_title", "Tea")
    after_change(presenter, robot.set, "number_pattern", "T-{number:4}")
    after_change(presenter, robot.set_anchor, Anchor.ENROLMENT.value)
    after_change(presenter, robot.set, "target", "")
    after_change(presenter, robot.set, "result_days", "28")
    after_change(presenter, robot.set_anchor, Anchor.FIRST_DOSE.value, "result_anchor")

    trial = trial_of(registry, trial_id)
    assert (trial.short_title, trial.number_pattern) == ("Tea", "T-{number:4}")
    assert (trial.age_anchor, trial.target_enrolment) == (Anchor.ENROLMENT, None)
    assert (trial.result_anchor, trial.result_days) == (Anchor.FIRST_DOSE, 28)


def test_a_pattern_shows_the_number_that_it_makes(open_page, registry):
    """S1"""
    draft(registry, known=TEA)
    _, robot = open_page()

    assert robot.problem_of("number_pattern") == "The first is 07001."


@pytest.mark.parametrize(
    ("field", "words", "problem"),
    [
        ("short_title", "", "A trial needs a short title."),
        (
            "number_pattern",
            "S-001",
            "Write it like {site:2}{number:3}, with one running number.",
        ),
        ("target", "many", "Write a whole number, or leave it empty."),
        ("target", "0", "Write a whole number, or leave it empty."),
        ("result_days", "4000", "Write a number of days from 1 to 3650, or leave it empty."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(open_page, registry, field, words, problem):
    trial_id = draft(registry, known=TEA).trial_id
    before = trial_of(registry, trial_id)
    _, robot = open_page()

    robot.set(field, words)

    assert robot.problem_of(field) == problem
    assert trial_of(registry, trial_id) == before


def test_closing_a_trial_asks_why(open_page, registry, after_change):
    trial_id = active(registry, known=TEA).trial_id
    presenter, robot = open_page()
    robot.turn_to("settings")
    robot.click("close_trial")

    after_change(presenter, robot.give_reason)

    assert trial_of(registry, trial_id).state is TrialState.CLOSED
    assert not robot.shows("close_trial")


def test_a_trial_is_opened_from_elsewhere(open_page, registry, after_change):
    trial_id = draft(registry, known=TEA).trial_id
    draft(registry, known=MILK)
    presenter, robot = open_page()
    robot.search("milk")

    after_change(presenter, presenter.open_trial, trial_id)

    assert robot.chosen == "NCT99990001 – Tea against cold hands"


def test_a_narrow_table_keeps_title_state_and_review(open_page, registry):
    draft(registry, known=TEA)

    _, robot = open_page()

    assert robot.columns == ["Trial", "Registry id", "Status", "Enrolled", "Review"]


def test_what_another_window_adds_appears(open_page, registry, desk, after_change):
    presenter, robot = open_page()

    draft(registry, known=TEA)
    after_change(presenter, desk.changed.emit)

    assert robot.titles == ["Tea against cold hands"]


def test_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    qtmodeltester.check(TrialsModel(qapp))


def test_a_long_short_title_is_read_from_its_beginning(open_page, registry):
    draft(registry, known=record(title="Tea against cold hands in adults with a long winter"))
    _, robot = open_page()
    robot.choose(robot.titles[0])
    robot.turn_to("settings")

    assert robot.find_line("short_title").cursorPosition() == 0
