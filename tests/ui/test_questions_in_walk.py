"""What was asked about a criterion stands there for the next person; results carried over."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton

from coordinator.commands import review
from coordinator.commands.decisions import decide
from coordinator.commands.evidence import enter_observation
from coordinator.commands.screening import set_dates
from coordinator.domain.criterion import Answer
from coordinator.domain.observation import Nature, NewObservation
from coordinator.domain.screening import Outcome
from coordinator.queries.clarifications import clarifications_of
from coordinator.queries.evidence import to_carry_over
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    MONITOR,
    TODAY,
    active,
    answered,
    coded,
    consented,
    draft,
    identify,
    settle_all,
    subject,
)
from tests.ui.walking import Walk

LINES = (
    "I1 Age 18 to 70 years",
    "E1 Rituximab within 6 months before enrolment",
    "E2 Pregnant or breast-feeding",
    "E3 ALT at least 5 times the upper limit of normal",
    "E4 Allergy to tea",
)
ALT = NewObservation(
    "alt", "ALT", value="78", unit="U/L", high="40", on=TODAY, document=DOCUMENT
)


@pytest.fixture
def version(registry):
    return active(registry, *LINES)


@pytest.fixture
def walks(qtbot):
    opened = []

    def walk(registry, screening_id, staff_member=COORDINATOR):
        opened.append(Walk(qtbot, registry, screening_id, staff_member))
        return opened[-1]

    yield walk
    for one in opened:
        one.close()


@pytest.fixture
def walk(walks, registry, version):
    screening_id = consented(registry, version.trial_id)
    set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=TODAY)
    return walks(registry, screening_id)


def go(walk, code):
    walk.presenter.go_to(walk.checklist.item(code).criterion.id)
    return walk.robot


def test_that_a_treatment_was_never_given_is_entered_as_looked_for(walk):
    """A6: the wash-out is computed from it."""
    robot = go(walk, "E1")
    row = robot.row("rituximab")
    assert row.says("note") == "asked for from 2026-05-22 to 2026-11-22"

    row.choose("none")
    row.tick("ever")
    row.enter(until="2026-11-22")
    robot.press("Escape")

    [stored] = walk.evidence
    assert (stored.told.nature, stored.told.on) == (Nature.ABSENCE, None)
    assert stored.told.until == TODAY
    assert robot.computed[0].endswith("absent")


def test_a_treatment_is_entered_with_its_days_and_dose(walk):
    robot = go(walk, "E1")
    row = robot.row("rituximab")

    row.choose("given")
    row.enter(value="1000", unit="mg", on="2026-09-01", until="2026-09-15")
    robot.press("Escape")

    [stored] = walk.evidence
    assert (stored.told.value, stored.told.unit) == ("1000", "mg")
    assert (stored.told.on, stored.told.until) == (date(2026, 9, 1), date(2026, 9, 15))
    assert robot.computed[0].endswith("present")
    assert row.text("until") == "2026-09-15"


def test_a_last_day_that_is_none_is_neither_stored_nor_lost(walk):
    """A treatment would be stored as if its last day were not known."""
    robot = go(walk, "E1")
    row = robot.row("rituximab")

    row.choose("given")
    row.enter(on="2026-01-01", until="2026-02-31")
    robot.press("Escape")

    assert walk.evidence == ()
    assert row.text("until") == "2026-02-31"
    assert row.says("unsaved") == (
        "Not stored yet: “2026-02-31” is no day. Write it as 2026-11-22."
    )
    row.enter(until="2026-02-28")
    robot.press("Escape")
    [stored] = walk.evidence
    assert stored.told.until == date(2026, 2, 28)


def test_a_treatment_that_goes_on_has_no_last_day(walk):
    robot = go(walk, "E1")
    row = robot.row("rituximab")

    row.choose("given")
    row.enter(on="2026-09-01")
    row.tick("still")
    robot.press("Escape")

    [stored] = walk.evidence
    assert stored.told.is_ongoing
    assert not row.is_shown("until")


def test_a_statement_is_yes_or_no_on_a_day(walk):
    robot = go(walk, "E2")
    row = robot.row("pregnancy")

    row.choose("no")
    row.enter(on="2026-11-22")
    robot.press("Escape")

    [stored] = walk.evidence
    assert (stored.told.what, stored.told.value) == ("pregnancy", "no")


def test_a_question_is_asked_at_the_criterion_and_answered_there(walk, registry, version):
    robot = go(walk, "E4")

    robot.press("C")
    assert robot.focus == "question"
    robot.fill_in(
        "ask_form",
        question="Does green tea count?",
        asked_of="medical monitor",
        asked_on="2026-11-20",
    )
    [question] = robot.questions
    assert question.startswith("“Does green tea count?” asked of medical monitor on 2026-11-20")
    assert question.endswith("not answered yet")
    assert not robot.is_shown("ask_form")

    robot.click("enter_answer")
    robot.fill_in(
        "answer_form",
        answer="Yes, it does.",
        answered_by="Dr R. Vance",
        answered_on="2026-11-21",
        applies_from="2026-11-21",
    )

    [kept] = clarifications_of(registry, version.id)[coded(version, "E4").id]
    assert (kept.answer, kept.answered_by) == ("Yes, it does.", "Dr R. Vance")
    assert robot.questions[0].startswith(
        "“Does green tea count?” Yes, it does. (Dr R. Vance, 2026-11-21; applies from"
    )


def test_a_question_that_is_not_kept_yet_stays_with_its_criterion(walk):
    robot = go(walk, "E4")
    robot.press("C")
    robot.type("Does green tea")

    go(walk, "E3")
    assert not robot.is_shown("ask_form")
    go(walk, "E4")

    assert robot.is_shown("ask_form")
    assert robot.line("question").text() == "Does green tea"


def test_an_unclear_answer_names_the_question_it_waits_for(walk, registry, version):
    robot = go(walk, "E4")
    robot.press("U")
    robot.press("Escape", "C")
    robot.fill_in(
        "ask_form", question="Does mint count?", asked_of="sponsor", asked_on="2026-11-22"
    )

    [kept] = clarifications_of(registry, version.id)[coded(version, "E4").id]
    entry = walk.entry("E4")
    assert entry.answer is Answer.UNCLEAR
    assert entry.reason == "Does mint count? (asked of sponsor on 2026-11-22)"
    assert entry.clarification_id == kept.id


def test_a_question_asked_before_is_taken_as_the_reason_with_a_click(walk, walks, registry):
    robot = go(walk, "E4")
    robot.press("C")
    robot.fill_in(
        "ask_form", question="Does mint count?", asked_of="sponsor", asked_on="2026-11-22"
    )
    robot.press("Escape", "U")

    robot.click("prepared_0")

    assert walk.entry("E4").clarification_id is not None


def test_who_only_reads_asks_nothing(walks, registry, version):
    walk = walks(registry, consented(registry, version.trial_id), MONITOR)
    robot = go(walk, "E4")

    robot.press("C")

    assert not robot.is_shown("ask")
    assert not robot.is_shown("ask_form")


@pytest.fixture
def again(registry, version):
    """A second attempt of a subject with a result from the first."""
    someone = subject(registry)
    first = consented(registry, version.trial_id, someone)
    enter_observation(registry, COORDINATOR, subject_id=someone, told=ALT, screening_id=first)
    decide(
        registry,
        COORDINATOR,
        screening_id=first,
        outcome=Outcome.WITHDRAWN,
        reason="wants to think it over",
    )
    later = registry.clock() + timedelta(hours=1)
    registry.clock = lambda: later
    return consented(registry, version.trial_id, someone)


def test_results_of_an_earlier_attempt_are_asked_about_with_nothing_preset(
    walks, registry, again
):
    """S3"""
    walk = walks(registry, again)
    robot = go(walk, "E3")
    assert robot.carry == "A result from the earlier attempt: is it still valid?"
    assert robot.row("alt").text("value") == ""

    robot.click("carry_open")
    choices = robot.carrying.findChildren(QRadioButton)
    keep = robot.carrying.findChild(QPushButton, "act")
    assert [choice.isChecked() for choice in choices] == [False, False]
    assert not keep.isEnabled()
    QTest.mouseClick(choices[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)

    assert to_carry_over(registry, again) == ()
    assert robot.carry == ""
    assert robot.row("alt").text("value") == "78"


@pytest.fixture
def deferring(registry):
    """A screening in which E4 is answered before the first dose."""
    version = draft(registry, *LINES)
    criterion_id = coded(version, "E4").id
    review.defer_criterion(
        registry,
        COORDINATOR,
        criterion_id=criterion_id,
        until="the first dose",
        reason="protocol 5.2",
    )
    settle_all(registry, version.id)
    identify(registry, version.id)
    review.confirm_wording(registry, COORDINATOR, version_id=version.id)
    review.activate_version(registry, COORDINATOR, version_id=version.id)
    version = version_of(registry, version.id)
    found = consented(registry, version.trial_id)
    set_dates(registry, COORDINATOR, screening_id=found, enrolment=TODAY + timedelta(days=7))
    return found


def test_what_is_answered_later_stands_as_due_and_holds_nothing_up(walks, registry, deferring):
    walk = walks(registry, deferring)
    robot = go(walk, "E4")

    assert robot.word("E4") == "Later"
    assert any("does not hold up the decision" in line for line in robot.notices)
    answered(registry, deferring, I1="yes", E1="no", E2="no", E3="no")
    walk.presenter.wake()

    assert robot.verdict == "All criteria due by the decision are satisfied"


def test_what_is_answered_later_is_answered_at_its_place_after_the_decision(
    walks, registry, deferring
):
    answered(registry, deferring, I1="yes", E1="no", E2="no", E3="no")
    decide(registry, COORDINATOR, screening_id=deferring, outcome=Outcome.ELIGIBLE)
    walk = walks(registry, deferring)

    robot = go(walk, "E3")
    assert robot.answer_buttons == ()
    go(walk, "E4")
    robot.press("N")

    assert walk.entry("E4").answer is Answer.NO
    assert walk.refused == []
