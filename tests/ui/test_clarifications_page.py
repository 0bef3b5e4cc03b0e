"""What was asked about a trial's criteria, on one page: answered, corrected, printed."""

import pytest

from coordinator.commands.clarifications import ask
from coordinator.domain.audit import AuditFilter
from coordinator.queries.audit import audit_page
from coordinator.queries.clarifications import open_ones
from tests.builders import COORDINATOR, MONITOR, TODAY, active, coded
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.clarifications import ClarificationsRobot
from ui.clarifications.page import ClarificationsPage
from ui.clarifications.presenter import ClarificationsPresenter
from ui.desk import Desk

ANSWER = {
    "answer": "Only with fever.",
    "answered_by": "Dr Noor Vale",
    "answered_on": TODAY.isoformat(),
    "applies_from": TODAY.isoformat(),
}


@pytest.fixture
def version(registry):
    version = active(registry)
    ask(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "E2").id,
        question="Does a cold count?",
        asked_of="the monitor",
        asked_on=TODAY,
    )
    return version


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def robot(qtbot, desk, version):
    return shown(qtbot, desk, version)


def shown(qtbot, desk, version):
    presenter = ClarificationsPresenter(desk)
    robot = ClarificationsRobot(qtbot, ClarificationsPage(presenter))
    presenter.open(version.trial_id)
    robot.presenter = presenter
    return robot


def test_an_open_question_is_answered_where_it_is_listed(robot, registry):
    assert robot.rows == [("E2", "TEA-204 v2.0", "Does a cold count?", "open")]
    robot.open_row(0)
    robot.fill(**ANSWER)
    robot.store()

    assert robot.rows[0][3] == "Only with fever."
    assert "Dr Noor Vale" in robot.words("facts")
    assert open_ones(registry) == ()


def test_what_is_refused_leaves_the_dialog_as_it_was(robot, desk, qtbot):
    robot.open_row(0)
    robot.fill(**{**ANSWER, "answered_by": ""})
    with qtbot.waitSignal(desk.refused):
        robot.store()
    assert robot.dialog.isVisible()
    assert "who answered" in robot.problem
    robot.fill(answered_by="Dr Noor Vale")
    robot.store()
    assert not robot.dialog.isVisible()


def test_an_answer_is_corrected_with_a_reason(robot, registry, desk, qtbot):
    """T1"""
    robot.open_row(0)
    robot.fill(**ANSWER)
    robot.store()
    robot.open_row(0)
    robot.fill(answer="Only with fever above 38 °C.")
    with qtbot.waitSignal(desk.refused):
        robot.store()
    robot.fill(reason="the letter says so")
    robot.store()

    assert robot.rows[0][3] == "Only with fever above 38 °C."
    assert audit_page(registry, AuditFilter())[0].reason == "the letter says so"


def test_an_open_question_is_reworded_and_stays_open(robot):
    robot.click("correct")
    robot.fill(question="Does a cold without fever count?", reason="asked more exactly")
    robot.store()
    assert robot.rows[0][2:] == ("Does a cold without fever count?", "open")


def test_the_list_is_printed(robot, version, qtbot):
    with qtbot.waitSignal(robot.presenter.print_wanted) as wanted:
        robot.click("print_list")
    assert wanted.args == [version.trial_id]


def test_a_monitor_reads_and_changes_nothing(qtbot, registry, version, qapp):
    desk = Desk(registry, MONITOR)
    robot = shown(qtbot, desk, version)
    assert len(robot.rows) == 1
    assert not robot.is_enabled("correct")
    robot.open_row(0)
    assert robot.page.findChildren(object, "clarification_dialog") == []
    desk.close()


def test_no_letter_with_alt_leads_to_two_places(robot):
    assert doubled_mnemonics(robot.page) == {}
    robot.click("correct")
    assert doubled_mnemonics(robot.dialog) == {}
