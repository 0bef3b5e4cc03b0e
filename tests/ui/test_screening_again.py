"""Correcting, undoing and screening again are three acts, each where it belongs (S3)."""

import pytest

from coordinator.commands.decisions import decide
from coordinator.domain.screening import Outcome, State
from coordinator.queries.attempts import attempts_of, screened_again
from tests.builders import COORDINATOR, MONITOR, active, answered, consented, subject
from tests.ui.robots.decision import DecisionRobot
from tests.ui.robots.subjects import SubjectsRobot
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk
from ui.subject_entry.page import SubjectEntryPage
from ui.subject_entry.presenter import SubjectEntryPresenter
from ui.subjects.page import SubjectsPage
from ui.subjects.presenter import SubjectsPresenter


@pytest.fixture
def desk(registry, qapp):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def who(registry):
    return subject(registry)


@pytest.fixture
def ended(registry, version, who):
    screening_id = consented(registry, version.trial_id, who)
    answered(registry, screening_id, I1="yes")
    withdrawn = {"outcome": Outcome.WITHDRAWN, "reason": "moves away"}
    decide(registry, COORDINATOR, screening_id=screening_id, **withdrawn)
    return screening_id


def decision_page(qtbot, desk, screening_id):
    presenter = DecisionPresenter(desk)
    page = DecisionPage(presenter)
    presenter.open(screening_id)
    return presenter, page, DecisionRobot(qtbot, page)


def subjects_page(qtbot, desk):
    presenter = SubjectsPresenter(desk)
    entry = SubjectEntryPage(SubjectEntryPresenter(desk))
    robot = SubjectsRobot(qtbot, SubjectsPage(presenter, entry))
    return presenter, robot


def button(page, name):
    return next(found for found in page.findChildren(object, name) if not found.isHidden())


def test_the_decision_page_offers_to_screen_again_once_it_ended(
    qtbot, desk, ended, who, version
):
    """S3"""
    presenter, page, _robot = decision_page(qtbot, desk, ended)

    with qtbot.waitSignal(presenter.attempts.again_wanted) as wanted:
        button(page, "screen_again").click()
    assert wanted.args == [who, version.trial_id]


def test_an_open_screening_is_not_screened_again(qtbot, registry, desk, version, who):
    """S3, S5"""
    screening_id = consented(registry, version.trial_id, who)
    _presenter, page, _robot = decision_page(qtbot, desk, screening_id)

    assert page.findChild(object, "attempts").isHidden()
    assert screened_again(registry, who) == {}


def test_a_screening_again_has_a_fresh_checklist_and_leads_both_ways(
    qtbot, registry, desk, version, who, ended
):
    """S3: a new attempt, with a new consent; the earlier one is one press away."""
    again = consented(registry, version.trial_id, who)
    first, second = attempts_of(registry, again)
    assert (first.attempt, first.state) == (1, State.WITHDRAWN)
    assert (second.attempt, second.state) == (2, State.CONSENTED)
    assert second.screening_number != first.screening_number

    for here, other in ((ended, again), (again, ended)):
        presenter, page, _robot = decision_page(qtbot, desk, here)
        with qtbot.waitSignal(presenter.attempts.screening_chosen) as chosen:
            button(page, f"attempt_{other}").click()
        assert chosen.args == [other]
        assert not page.findChild(object, "screen_again").isVisible()
    words = button(page, f"attempt_{ended}").text()
    assert words == f"Attempt 1: {first.screening_number}, withdrawn"


def test_from_the_subjects_page_an_ended_screening_is_begun_again(
    qtbot, desk, ended, who, version
):
    """S3"""
    presenter, robot = subjects_page(qtbot, desk)
    presenter.choose(who)

    with qtbot.waitSignal(presenter.again_wanted) as wanted:
        button(robot.page, f"again_{ended}").click()
    assert wanted.args == [who, version.trial_id]


def test_a_monitor_is_not_offered_to_screen_again(qtbot, registry, ended, who):
    """Roles"""
    desk = Desk(registry, MONITOR)
    _presenter, page, _robot = decision_page(qtbot, desk, ended)
    assert page.findChild(object, "screen_again").isHidden()
    presenter, robot = subjects_page(qtbot, desk)
    presenter.choose(who)
    assert robot.page.findChild(object, f"again_{ended}") is None
    desk.close()
