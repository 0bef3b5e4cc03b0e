import sqlite3
from contextlib import closing

import pytest

from coordinator.commands.site import change_site
from coordinator.domain.site import Site
from tests.builders import COORDINATOR
from tests.ui.robots.audit import AuditRobot
from ui.audit.page import AuditPage
from ui.audit.presenter import AuditPresenter
from ui.desk import Desk


@pytest.fixture
def opened(qtbot, registry):
    change_site(registry, COORDINATOR, site=Site("Hillside Hospital", "7"))
    desk = Desk(registry, COORDINATOR)
    presenter = AuditPresenter(desk)
    robot = AuditRobot(qtbot, AuditPage(presenter))
    qtbot.waitUntil(lambda: robot.actions[:1] == ["setting changed"])
    yield robot, presenter
    desk.close()


def test_an_entry_shows_old_and_new_value(opened):
    """T1"""
    robot, _ = opened

    assert "name: Rheumatology, Lakeside Hospital → Hillside Hospital" in robot.read(0)


def test_the_trail_is_filtered_by_what_was_done(opened, qtbot):
    robot, presenter = opened

    presenter.show_action("registry created")

    qtbot.waitUntil(lambda: set(robot.actions) == {"registry created"})


def test_verify_now_says_in_one_sentence_that_the_chain_is_whole(opened, qtbot):
    """T3"""
    robot, _ = opened

    robot.verify()

    qtbot.waitUntil(lambda: "The audit trail is whole" in robot.verdict)
    qtbot.waitUntil(lambda: robot.actions[0] == "trail verified")


def test_verify_now_names_the_first_entry_that_does_not_fit(opened, registry, qtbot):
    """T3, T4"""
    robot, _ = opened
    with closing(sqlite3.connect(registry.path)) as connection:
        connection.execute("DROP TRIGGER audit_entry_refuses_update")
        connection.execute("UPDATE audit_entry SET actor = 'somebody' WHERE id = 5")
        connection.commit()

    robot.verify()

    qtbot.waitUntil(lambda: "from entry 5 on" in robot.verdict)
