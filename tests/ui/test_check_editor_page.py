"""The page of checks: judged, corrected, combined, and tried out on somebody made up."""

from decimal import Decimal

import pytest

from coordinator.commands import checks
from coordinator.commands.review import activate_version
from coordinator.commands.trials import copy_version
from coordinator.domain.check import CheckKind, Comparator, Window
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.windows import Anchor
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, MONITOR, active, coded, draft, identify
from tests.ui.robots.check_editor import CheckEditorRobot
from ui.check_editor.page import CheckEditorPage
from ui.check_editor.presenter import CheckEditorPresenter
from ui.desk import Desk

LINES = (
    "I1 Age 18 to 70 years",
    "I2 SLEDAI = 8",
    "I3 Meets the 2011 diagnostic criteria for IgG4-RD",
    "E1 ALT or AST >= 2 times of the upper limit of the normal range",
    "E2 WBC < 3.0 x 10^9/L or platelets < 50 x 10^9/L and haemoglobin > 110 g/L",
    "E3 抑郁 𝄞 and haemoglobin below the usual",
    "E4 Rituximab within 6 months before randomization",
)
WBC, PLT, HB = "WBC < 3 x 10^9/L", "platelets < 50 x 10^9/L", "haemoglobin > 110 g/L"
REASON = "protocol 5.2"


@pytest.fixture
def open_editor(qtbot, registry):
    desks = []

    def open_editor(code="E2", make=draft, person=COORDINATOR):
        version = make(registry, *LINES)
        desks.append(Desk(registry, person))
        presenter = CheckEditorPresenter(desks[-1])
        page = CheckEditorPage(presenter)
        presenter.open(version.id, coded(version, code).id)
        qtbot.waitUntil(lambda: not desks[-1].is_busy)
        return CheckEditorRobot(qtbot, page), version.id

    yield open_editor
    for desk in desks:
        desk.close()


@pytest.fixture
def seen(registry):
    def seen(version_id, code="E2"):
        return coded(version_of(registry, version_id), code)

    return seen


def test_the_list_says_of_which_checks_nobody_said_anything(open_editor):
    robot, _ = open_editor()

    assert robot.listed == [
        *("I1 1 suggested", "I2 1 sign lost", "I3 1 suggested"),
        *("E1 1 suggested", "E2 3 suggested", "E3", "E4 1 suggested"),
    ]


def test_it_opens_where_one_came_from_with_the_words_marked(open_editor):
    robot, _ = open_editor("E1")

    assert robot.lines == ["ALT or AST ≥ 2 × ULN (suggested)"]
    assert robot.pointed_out == [">= 2 times of the upper limit of the normal range"]
    assert robot.focus == "outline"


def test_worksheets_that_the_words_ask_for_are_named(open_editor):
    robot, _ = open_editor("I3")

    assert robot.notes == ["Worksheets: IgG4-RD, comprehensive diagnostic criteria 2011"]


def test_nothing_is_said_of_how_they_combine_before_a_person_says_it(open_editor, seen):
    robot, version_id = open_editor()

    assert robot.rule.endswith(f"{WBC} and/or? {PLT} and/or? {HB}")
    assert robot.lines[0] == "how do these count? (not said)"
    assert not robot.can("store_rule")
    assert seen(version_id).check_rule is None


def test_checks_are_combined_by_keys_alone(open_editor, seen):
    """A5"""
    robot, version_id = open_editor()

    robot.press("Down", "Down", "Shift+Down", "G")
    assert robot.lines == [
        "how do these count? (not said)",
        f"  {WBC} (suggested)",
        "  how do these count? (not said)",
        f"    {PLT} (suggested)",
        f"    {HB} (suggested)",
    ]
    robot.press("A", "Up", "Up", "O")

    assert robot.rule == f"Excluded at least when: {WBC} or ({PLT} and {HB})"
    robot.tick_on_page("is_whole")
    assert robot.rule == f"Excluded when: {WBC} or ({PLT} and {HB})"
    robot.enter("store_rule")
    assert seen(version_id).check_rule is None
    robot.give_reason()
    group = Group(Together.ANY, (0, Group(Together.ALL, (1, 2))))
    assert seen(version_id).check_rule == CheckRule(group, is_whole=True)
    assert not robot.can("store_rule")


def test_not_and_at_least_are_said_and_taken_back(open_editor):
    robot, _ = open_editor()

    robot.press("L")
    assert robot.rule.endswith(f"at least 2 of: {WBC}; {PLT}; {HB}")
    robot.press("Down", "N")
    assert robot.rule.endswith(f"at least 2 of: not ({WBC}); {PLT}; {HB}")
    robot.press("N")
    assert robot.rule.endswith(f"at least 2 of: {WBC}; {PLT}; {HB}")
    robot.press("X")
    assert robot.lines[0] == "how do these count? (not said)"


def test_a_group_is_dissolved(open_editor):
    robot, _ = open_editor()
    robot.press("Down", "Shift+Down", "G", "U")

    assert robot.lines[1:] == [f"  {words} (suggested)" for words in (WBC, PLT, HB)]


def test_a_group_of_lines_of_two_levels_is_refused_and_nothing_changes(open_editor):
    robot, _ = open_editor()
    before = robot.lines

    robot.press("Shift+Down", "G")

    assert robot.lines == before


def test_one_check_is_confirmed_by_enter_and_all_by_a_letter(open_editor, seen):
    robot, version_id = open_editor()
    robot.press("Down", "Enter")
    assert [check.is_confirmed for check in seen(version_id).checks] == [True, False, False]
    assert robot.lines[1] == f"  {WBC} (confirmed)"
    assert robot.focus == "outline"

    robot.press("C")

    assert all(check.is_confirmed for check in seen(version_id).checks)
    assert "E2 not combined" in robot.listed


def test_what_was_said_and_not_stored_outlasts_a_confirmation(open_editor):
    robot, _ = open_editor()
    robot.press("O", "C")

    assert robot.lines[0] == "any one of these"
    assert robot.can("store_rule")


def test_what_was_said_and_not_stored_waits_at_its_criterion(open_editor):
    """Nothing that somebody entered is lost by looking elsewhere."""
    robot, _ = open_editor()
    robot.press("O")
    robot.choose("I1")
    assert "E2 not stored yet" in robot.listed

    robot.choose("E2")

    assert robot.lines[0] == "any one of these"
    assert robot.can("store_rule")
    robot.press("X")
    assert "E2 3 suggested" in robot.listed


def meanwhile_stored(registry, found, together):
    """Store in another window how the checks of a criterion combine."""
    rule = CheckRule(Group(together, (0, 1, 2)), is_whole=False)
    told = {"rule": rule, "checks": found.checks, "reason": REASON}
    checks.set_check_rule(registry, COORDINATOR, criterion_id=found.id, **told)


def test_what_was_said_stays_where_another_window_stored_something_else(
    qtbot, open_editor, seen, registry
):
    robot, version_id = open_editor()
    robot.press("O")

    meanwhile_stored(registry, seen(version_id), Together.ALL)
    qtbot.waitUntil(lambda: bool(robot.meanwhile))

    sentence, stored, mine = robot.meanwhile
    assert sentence == "How they combine was stored differently meanwhile. Which one holds?"
    assert stored == f"Excluded at least when: {WBC} and {PLT} and {HB}"
    assert mine == f"Excluded at least when: {WBC} or {PLT} or {HB}"
    assert robot.lines[0] == "any one of these"
    assert robot.can("store_rule")

    robot.enter("store_rule")
    robot.give_reason()

    assert seen(version_id).check_rule.group.together is Together.ANY
    assert robot.meanwhile == ()


def test_of_what_was_said_and_what_was_stored_meanwhile_the_stored_is_kept(
    qtbot, open_editor, seen, registry
):
    robot, version_id = open_editor()
    robot.press("O")
    meanwhile_stored(registry, seen(version_id), Together.ALL)
    qtbot.waitUntil(lambda: bool(robot.meanwhile))

    robot.enter("keep_stored")

    assert robot.meanwhile == ()
    assert robot.lines[0] == "all of these"
    assert not robot.can("store_rule")


def test_what_was_said_of_checks_that_are_others_now_stands_there_in_words(
    qtbot, open_editor, seen, registry
):
    """Nothing that somebody said is dropped without a word."""
    robot, version_id = open_editor()
    robot.press("O")
    found = seen(version_id)
    told = {"check": found.checks[2], "reason": "it is no limit"}

    checks.remove_check(registry, COORDINATOR, criterion_id=found.id, **told)
    qtbot.waitUntil(lambda: bool(robot.meanwhile))

    sentence, _stored, mine = robot.meanwhile
    assert sentence.startswith("The checks were changed meanwhile: ")
    assert mine == f"Excluded at least when: {WBC} or {PLT} or {HB}"
    assert "E2 not stored yet" in robot.listed
    robot.choose("I1")
    assert robot.meanwhile == ()
    robot.choose("E2")
    assert robot.meanwhile[2] == mine


def test_a_lost_sign_is_asked_for_by_enter(open_editor, seen):
    robot, version_id = open_editor("I2")
    robot.press("Enter")
    assert robot.form.fields >= {"kind", "subject", "comparator", "value"}

    robot.form.fill(comparator=">=", reason=REASON)
    robot.confirm()

    [check] = seen(version_id, "I2").checks
    assert (check.comparator, check.is_confirmed) == (Comparator.AT_LEAST, True)


def test_of_several_things_any_or_all_is_said(open_editor, seen):
    robot, version_id = open_editor("E1")
    robot.press("F2")
    assert robot.form.entry.together == ""

    robot.form.fill(together="any", reason=REASON)
    robot.confirm()

    [check] = seen(version_id, "E1").checks
    assert (check.together, check.is_whole) == (Together.ANY, True)
    assert robot.rule == "Excluded when: ALT or AST ≥ 2 × ULN, any one of them"


def test_results_that_satisfy_a_classification_are_chosen(open_editor, seen):
    robot, version_id = open_editor("I3")
    robot.press("F2")
    assert robot.form.entry.categories == ()
    assert robot.form.fields == {"kind", "subject", "value", "categories"}

    robot.form.tick("category_definite")
    robot.form.tick("category_probable")
    robot.form.fill(reason=REASON)
    robot.confirm()

    [check] = seen(version_id, "I3").checks
    assert (check.value, check.categories) == ("2011", ("definite", "probable"))


def test_units_are_offered_for_what_is_checked_and_fields_follow_the_kind(open_editor):
    robot, _ = open_editor("E1")
    robot.press("F2")
    assert {"× ULN", "U/L"} <= set(robot.form.offered("unit"))

    robot.form.fill(subject="creatinine")
    assert {"umol/L", "mg/dL"} <= set(robot.form.offered("unit"))
    robot.form.fill(kind="pregnancy")
    assert robot.form.fields >= {"window_value", "window_anchor"}
    assert "together" not in robot.form.fields
    robot.form.fill(kind="washout")
    assert "unit" not in robot.form.fields


def test_a_window_is_counted_from_one_of_the_four_dates_or_in_own_words(open_editor, seen):
    """W1"""
    robot, version_id = open_editor("E1")
    robot.press("F2")
    assert "planned enrolment (Day 0)" in robot.form.offered("window_anchor")

    robot.form.fill(window_value="28", window_unit="days", reason=REASON)
    robot.form.fill(window_anchor="planned enrolment (Day 0)")
    robot.confirm()

    [check] = seen(version_id, "E1").checks
    assert check.window == Window(Decimal(28), "days", Anchor.ENROLMENT.value)


def test_a_check_is_added_to_marked_words_beyond_rare_characters(open_editor, seen):
    robot, version_id = open_editor("E3")
    robot.press("Ctrl+Shift+K")
    assert robot.hint == "Mark the words that say it first: Shift and the arrows."
    robot.mark("haemoglobin below the usual")

    robot.press("Ctrl+Shift+K")
    robot.form.fill(kind="lab", subject="haemoglobin", comparator="<", value="12", unit="g/dL")
    robot.form.fill(reason=REASON)
    robot.confirm()

    [check] = seen(version_id, "E3").checks
    assert seen(version_id, "E3").text[slice(*check.span)] == "haemoglobin below the usual"
    assert check.kind is CheckKind.LAB


def test_who_removes_a_check_of_a_rule_is_told_that_the_rule_ends(open_editor, seen):
    robot, version_id = open_editor()
    robot.press("O")
    robot.enter("store_rule")
    robot.give_reason()
    assert seen(version_id).check_rule is not None
    robot.press("Down", "Del")
    assert robot.question.endswith("How the checks combine has to be said anew then.")

    robot.give_reason()

    assert seen(version_id).check_rule is None
    assert robot.lines[0] == "how do these count? (not said)"


def test_who_corrects_a_check_of_a_rule_is_told_the_same(open_editor):
    robot, _ = open_editor()
    robot.press("O")
    robot.enter("store_rule")
    robot.give_reason()

    robot.press("Down", "F2")

    assert robot.form.problem_at("reason") == "How the checks combine has to be said anew then."


def test_a_criterion_without_checks_says_so_and_can_be_given_one(open_editor):
    robot, _ = open_editor("E3")

    assert robot.lines == []
    assert robot.rule == "No check was found in these words."
    assert robot.tried[0] == "There is nothing to compute here."
    assert robot.can("add_check")


def test_a_treatment_is_made_up_by_how_long_ago_it_was(open_editor):
    """W3"""
    robot, _ = open_editor("E4")
    [drug] = robot.facts

    robot.suppose(**{drug: {"said": "course", "begun": "300", "ended": "100"}})
    assert robot.tried[0] == "A part of the criterion holds"
    assert robot.tried[1] == "For a person with Rituximab until 100 days ago"
    robot.suppose(**{drug: {"said": "never"}})

    assert robot.tried[0] == "A part of the criterion does not hold"


def test_checks_of_a_version_in_use_change_with_a_reason(open_editor, seen):
    """S4, A6"""
    robot, version_id = open_editor(make=active)
    robot.press("C")
    assert not any(check.is_confirmed for check in seen(version_id).checks)

    robot.give_reason()

    assert all(check.is_confirmed for check in seen(version_id).checks)


def superseded(registry, *lines):
    version = active(registry, *lines)
    copy_id = copy_version(registry, COORDINATOR, version_id=version.id)
    identify(registry, copy_id, "3.0")
    activate_version(registry, COORDINATOR, version_id=copy_id)
    return version


def test_checks_of_a_superseded_version_are_read(open_editor, seen):
    """S4"""
    robot, version_id = open_editor(make=superseded)
    before = seen(version_id)

    robot.press("Down", "C", "Enter", "Del", "F2", "A", "Ctrl+Shift+K")

    assert not robot.asks
    assert seen(version_id) == before
    assert not robot.can("store_rule")


def test_who_may_not_maintain_trials_is_refused(open_editor, seen):
    robot, version_id = open_editor(person=MONITOR)
    before = seen(version_id)

    robot.press("C")

    assert seen(version_id) == before


def test_a_finding_is_seen_while_facts_are_made_up(open_editor):
    """A6"""
    robot, _ = open_editor("E1")
    assert robot.facts == ["alt", "ast"]

    robot.suppose("43", "female", alt={"value": "78", "high": "40"})
    assert robot.tried[1].startswith("For a 43-year-old woman with ")
    assert robot.tried[1].endswith(" 78 U/L, ULN 40")
    assert robot.tried[0] == "Not known"
    robot.suppose("43", "female", ast={"value": "80", "high": "40"})

    assert "1.95" in robot.working


def test_an_age_is_tried_out(open_editor):
    """W3"""
    robot, _ = open_editor("I1")

    robot.suppose("71")
    assert robot.tried == (
        "Suggests: No, not met: cannot be included",
        "For a 71-year-old person",
    )
    robot.suppose("70")

    assert robot.tried[0] == "Suggests: Yes, met"


def test_each_reading_of_a_lost_sign_is_shown(open_editor):
    robot, _ = open_editor("I2")
    [score] = robot.facts

    robot.suppose("43", "female", **{score: {"value": "8"}})

    assert robot.readings == [
        "Read as SLEDAI ≥ 8: holds",
        "Read as SLEDAI > 8: does not hold",
        "Read as SLEDAI = 8: holds",
        "Read as SLEDAI < 8: does not hold",
        "Read as SLEDAI ≤ 8: holds",
    ]


def test_what_is_said_and_not_stored_is_tried_out_already(open_editor):
    robot, _ = open_editor()
    robot.suppose("43", "female", wbc={"value": "2.8"}, haemoglobin={"value": "100"})
    robot.press("A")
    robot.tick_on_page("is_whole")
    assert robot.tried[0] == "Suggests: No, absent"

    robot.press("O")

    assert robot.tried[0] == "Suggests: Yes, present: excludes"


def test_another_criterion_is_gone_to_by_keyboard(open_editor):
    robot, _ = open_editor("I1")

    robot.choose("E2")

    assert robot.lines[1:] == [f"  {words} (suggested)" for words in (WBC, PLT, HB)]
    assert robot.focus == "outline"
    assert robot.pointed_out == []


def test_every_input_says_what_it_is(open_editor):
    robot, _ = open_editor("E1")

    assert robot.nameless == []
    robot.press("F2")
    assert robot.nameless == []
