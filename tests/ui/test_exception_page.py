"""Inclusion against a failed criterion, on its page and on the way to the decision (S6)."""

import pytest
from PySide6.QtWidgets import QPushButton

from coordinator.commands.decisions import decide
from coordinator.domain.audit import AuditFilter
from coordinator.domain.checklist import Verdict
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import NotYourPassword
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    active,
    answered,
    consented,
)
from tests.commands.test_moving import amended, moved
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.decision import DecisionRobot
from tests.ui.robots.exception import ExceptionRobot
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk
from ui.exception.page import ExceptionPage
from ui.exception.presenter import ExceptionPresenter


class Exceptions:
    def __init__(self, qtbot, registry, screening_id, person):
        self.desk = Desk(registry, person)
        self.refused, self.left, self.told = [], [], []
        self.desk.refused.connect(self.refused.append)
        self.presenter = ExceptionPresenter(self.desk)
        self.presenter.left.connect(lambda: self.left.append(True))
        self.presenter.told.connect(self.told.append)
        page = ExceptionPage(self.presenter)
        self.presenter.open(screening_id, "E2")
        self.robot = ExceptionRobot(qtbot, page)


@pytest.fixture
def exceptions(qtbot, registry):
    opened = []

    def open_page(screening_id, person=COORDINATOR):
        opened.append(Exceptions(qtbot, registry, screening_id, person))
        return opened[-1]

    yield open_page
    for found in opened:
        found.robot.page.close()
        found.desk.close()


@pytest.fixture
def screening_id(registry):
    screening_id = consented(registry, active(registry).trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
    return screening_id


def entered(robot):
    robot.approve("sponsor", "Dr N. Petrov", "2026-11-20", "e-mail, binder 4")
    robot.approve("committee", "Prof. Wu", "2026-11-21", "letter 2026-117")
    robot.say_ground("the infection is treated")
    robot.act()
    robot.wait(lambda: robot.state == "Waits for the investigator")


def verdict_of(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=False).checklist.verdict


def test_an_exception_is_entered_then_signed_from_the_keyboard(
    exceptions, registry, screening_id
):
    """S6: two acts, of which the second is the investigator's signature"""
    opened = exceptions(screening_id)
    robot = opened.robot
    assert (robot.state, robot.action) == ("Not entered", "Enter the exception")

    entered(robot)
    assert robot.action == "Sign the exception"
    assert robot.lines[0] == "Dr N. Petrov, 2026-11-20, e-mail, binder 4"
    assert verdict_of(registry, screening_id) is Verdict.NOT_ELIGIBLE
    robot.sign("ada.brandt", PASSWORD)
    robot.wait(lambda: opened.left == [True])

    assert robot.state == "In force"
    assert opened.told == ["The exception for E2 is signed."]
    assert verdict_of(registry, screening_id) is Verdict.ELIGIBLE


def test_who_goes_on_while_an_exception_is_signed_stays_where_they_went(
    exceptions, registry, screening_id
):
    """S6"""
    opened = exceptions(screening_id)
    entered(opened.robot)
    opened.presenter.sign("ada.brandt", PASSWORD)
    opened.presenter.open(screening_id, "E1")
    opened.robot.wait(lambda: opened.told != [])

    assert opened.told == ["The exception for E2 is signed."]
    assert opened.left == []
    assert verdict_of(registry, screening_id) is Verdict.ELIGIBLE


def test_a_refusal_that_comes_later_is_told_at_the_head_of_what_is_shown_by_then(
    exceptions, screening_id
):
    opened = exceptions(screening_id)
    entered(opened.robot)
    opened.presenter.sign("ada.brandt", "wrong")
    opened.presenter.open(screening_id, "E1")
    opened.robot.wait(lambda: opened.refused != [])

    assert isinstance(opened.refused[0], NotYourPassword)


def test_what_is_missing_is_said_at_its_field(exceptions, screening_id):
    """S6: who approved, when, document"""
    robot = exceptions(screening_id).robot
    robot.approve("sponsor", "Dr N. Petrov", "2026-11-20", "e-mail, binder 4")
    robot.act()
    robot.wait(lambda: robot.focused == "committee_by")
    robot.approve("committee", "Prof. Wu", "2026-11-21", "letter 2026-117")
    robot.act()
    robot.wait(lambda: robot.focused == "ground")

    assert robot.state == "Not entered"


def test_a_wrong_password_and_a_person_who_may_not_are_said_at_the_fields(
    exceptions, registry, screening_id
):
    """G1, G6"""
    robot = exceptions(screening_id).robot
    entered(robot)
    robot.sign("ada.brandt", "guess")
    robot.wait(lambda: "not that of ada.brandt" in robot.problem_at("password"))
    robot.sign("li.na", PASSWORD)
    robot.wait(lambda: "Li Na is not delegated" in robot.problem_at("user_name"))

    assert robot.state == "Waits for the investigator"
    assert len(audit_page(registry, AuditFilter(action="signing failed"))) == 1


def test_an_exception_is_withdrawn_and_stays_readable(exceptions, screening_id):
    """S6, T2"""
    robot = exceptions(screening_id).robot
    entered(robot)
    robot.withdraw("the committee revoked it")
    robot.wait(lambda: robot.state == "Not entered")

    assert "the committee revoked it" in robot.former[0]


def test_another_answer_ends_it_visibly(exceptions, registry, screening_id):
    """S6"""
    opened = exceptions(screening_id)
    entered(opened.robot)
    opened.robot.sign("ada.brandt", PASSWORD)
    opened.robot.wait(lambda: opened.left == [True])
    answered(registry, screening_id, E2="no")
    opened.presenter.open(screening_id, "E2")

    assert opened.robot.state == "Not entered"
    assert "The answer was changed after it." in opened.robot.former[0]
    assert "has not failed" in opened.robot.closed
    assert opened.robot.action == ""


def test_after_the_decision_and_for_a_monitor_it_is_read_only(
    exceptions, registry, screening_id
):
    """S6"""
    assert "not delegated" in exceptions(screening_id, MONITOR).robot.closed
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    robot = exceptions(screening_id, INVESTIGATOR).robot

    assert "nothing can be entered any more" in robot.closed
    assert not robot.is_seen("withdraw")


class TestMoved:
    """S4, S6: it does not follow to another protocol version in silence."""

    @pytest.fixture
    def left_behind(self, exceptions, registry, screening_id):
        opened = exceptions(screening_id)
        entered(opened.robot)
        opened.robot.sign("ada.brandt", PASSWORD)
        opened.robot.wait(lambda: opened.left == [True])
        version = screening_of(registry, screening_id, with_identity=False).version
        later = amended(registry, version, I1="Age 18 to 75 years")
        moved(registry, screening_id, later)
        answered(registry, screening_id, I1="yes")
        opened.left.clear()
        opened.presenter.open(screening_id, "E2")
        return opened

    def test_it_says_under_which_version_it_was_recorded_and_is_signed_again(
        self, left_behind, registry, screening_id
    ):
        robot = left_behind.robot
        assert robot.state == "Not for this version"
        assert robot.notice.startswith("Recorded under TEA-204 v2.0; it has no effect")
        assert robot.lines[0] == "Dr N. Petrov, 2026-11-20, e-mail, binder 4"
        assert doubled_mnemonics(robot.page) == {}
        assert verdict_of(registry, screening_id) is Verdict.NOT_ELIGIBLE

        robot.take_over()
        robot.act()
        robot.wait(lambda: robot.state == "Waits for the investigator")
        robot.sign("ada.brandt", PASSWORD)
        robot.wait(lambda: left_behind.left == [True])

        assert verdict_of(registry, screening_id) is Verdict.ELIGIBLE
        assert "before the screening was moved" in robot.former[0]

    def test_or_it_is_withdrawn(self, left_behind):
        robot = left_behind.robot
        robot.withdraw("not asked for the new version")
        robot.wait(lambda: robot.state == "Not entered")

        assert robot.notice == ""
        assert "not asked for the new version" in robot.former[0]

    @pytest.mark.usefixtures("left_behind")
    def test_the_decision_leads_to_it(self, qtbot, registry, screening_id):
        desk = Desk(registry, COORDINATOR)
        presenter = DecisionPresenter(desk)
        page = DecisionPage(presenter)
        presenter.open(screening_id)
        robot = DecisionRobot(qtbot, page)

        assert "Recorded under TEA-204 v2.0" in robot.read("E2")
        link = page.findChild(QPushButton, "to_exception")
        assert link.text().replace("&", "") == "Exception to sign again…"
        assert doubled_mnemonics(page) == {}
        page.close()
        desk.close()


def test_no_letter_leads_to_two_places_on_the_exception(exceptions, screening_id):
    robot = exceptions(screening_id).robot
    assert doubled_mnemonics(robot.page) == {}
    entered(robot)
    assert doubled_mnemonics(robot.page) == {}


def test_the_decision_shows_the_way_and_then_the_deviation(
    qtbot, exceptions, registry, screening_id
):
    """S6: flagged on the decision"""
    desk = Desk(registry, COORDINATOR)
    presenter = DecisionPresenter(desk)
    wanted = []
    presenter.exception_wanted.connect(lambda *what: wanted.append(what))
    page = DecisionPage(presenter)
    presenter.open(screening_id)
    robot = DecisionRobot(qtbot, page)
    robot.read("E2")
    page.findChild(QPushButton, "to_exception").click()
    assert wanted == [(screening_id, "E2")]

    opened = exceptions(screening_id)
    entered(opened.robot)
    opened.robot.sign("ada.brandt", PASSWORD)
    opened.robot.wait(lambda: opened.left == [True])
    page.show()
    robot.wait(lambda: robot.words("deviation") != "")

    assert robot.words("deviation") == (
        "Protocol deviation: included against E2 by an approved exception"
    )
    assert robot.verdict.startswith("Eligible by approved exception")
    assert "Prof. Wu" in robot.read("E2")
    page.close()
    desk.close()
