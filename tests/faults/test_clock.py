"""A clock that was set back: entries keep their order, and it is told."""

from contextlib import closing
from datetime import timedelta

import pytest

from coordinator.domain.audit import AuditFilter
from coordinator.queries.audit import audit_page
from coordinator.queries.clock import TOLERANCE, entered_later_than_now
from coordinator.queries.screenings import screening_of
from coordinator.registry.store import Registry
from tests.builders import PASSWORD, answered
from tests.conftest import KEY, NOON, noon
from tests.ui.robots.program import ProgramRobot
from ui.application import Application
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.window import Window


def before(by):
    return lambda: NOON - by


@pytest.fixture
def set_back(path):
    """The registry at which the work goes on two hours earlier than it stopped."""
    with closing(Registry(path, before(timedelta(hours=2)), key=KEY)) as registry:
        yield registry


def test_entries_keep_their_order_when_the_clock_is_set_back(set_back):
    """T3, W4: they are numbered and chained; the time is what the clock said."""
    first, second = "yes", "no"
    answered(set_back, 1, I1=first)
    answered(set_back, 1, I1=second)

    item = screening_of(set_back, 1, with_identity=True).checklist.item("I1")
    assert [entry.answer.value for entry in (*item.former, item.entry)] == [first, second]
    newest, older, *_rest = audit_page(set_back, AuditFilter())
    assert newest.id == older.id + 1
    assert newest.at < NOON
    assert set_back.verify().is_whole


def test_a_clock_that_was_set_back_is_noticed(set_back, path):
    assert entered_later_than_now(set_back) == NOON

    with closing(Registry(path, noon, key=KEY)) as later:
        assert entered_later_than_now(later) is None


def test_two_workstations_need_not_agree_to_the_minute(path):
    with closing(Registry(path, before(TOLERANCE), key=KEY)) as registry:
        assert entered_later_than_now(registry) is None


def test_it_is_said_at_the_beginning_of_the_work(qtbot, qapp, path, tmp_path):
    theme = Theme(qapp, Mode.LIGHT)
    window = Window()
    clock = before(timedelta(hours=2))
    preferences = Preferences(theme, tmp_path / "settings.json")
    application = Application(window, preferences, IdleWatch(qapp), path, clock)
    robot = ProgramRobot(qtbot, window, application)
    robot.start(path)
    robot.sign_in(PASSWORD)

    robot.wait_until(lambda: "clock" in robot.message)

    assert "2026-11-22 12:00" in robot.message
    window.close()
    application.deleteLater()
    window.deleteLater()
    theme.apply(Mode.LIGHT)
    theme.deleteLater()
