from contextlib import closing

import pytest

from coordinator.commands.site import change_site
from coordinator.domain.site import Site
from tests.builders import COORDINATOR, TODAY, subject
from tests.forms import reading
from tests.outside import drop_trigger, outside
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
    with closing(outside(registry.place)) as connection:
        drop_trigger(connection, "audit_entry", "update")
        connection.execute("UPDATE audit_entry SET actor = 'somebody' WHERE id = 5")

    robot.verify()

    qtbot.waitUntil(lambda: "from entry 5 on" in robot.verdict)


def test_verify_everything_says_that_each_record_is_as_told(opened, qtbot):
    """T4"""
    robot, _ = opened

    robot.verify_everything()

    qtbot.waitUntil(lambda: "records are as it tells" in robot.verdict)
    assert robot.misfits == []
    qtbot.waitUntil(lambda: robot.actions[0] == "trail verified")


def test_verify_everything_names_what_was_changed_outside(opened, registry, qtbot):
    """T4"""
    robot, _ = opened
    with closing(outside(registry.place)) as connection:
        connection.execute("UPDATE site SET name = 'Somewhere Else'")

    robot.verify_everything()

    qtbot.waitUntil(lambda: len(robot.misfits) == 1)
    assert "name is “Somewhere Else”, but entry" in robot.misfits[0]
    assert "open for reading only" in robot.verdict


def test_a_printed_head_finds_its_entry(opened, registry, qtbot):
    """T3: typed as it stands on the paper, or its first signs."""
    robot, presenter = opened
    head = registry.head()

    presenter.search(head[:16].upper())

    qtbot.waitUntil(lambda: robot.actions == ["setting changed"])
    presenter.search("0" * 16)
    qtbot.waitUntil(lambda: robot.actions == [])


def test_times_are_shown_as_at_the_workstation_and_concealed_values_not_at_all(
    opened, registry, qtbot
):
    """P1, W4"""
    robot, presenter = opened
    subject(registry)
    presenter.show_action("subject entered")

    qtbot.waitUntil(lambda: set(robot.actions) == {"subject entered"})
    words = "\n".join(robot.read(row) for row in range(len(robot.actions)))
    assert "birth_on: •\n" in words
    assert "(no. 1)" in words


def test_the_inspectors_report_is_of_the_days_in_sight_when_it_was_asked_for(
    opened, qtbot, tmp_path
):
    """T1"""
    robot, presenter = opened
    presenter.save_report(tmp_path / "report.pdf")
    presenter.show_days(TODAY, TODAY)

    qtbot.waitUntil(lambda: "records are as it tells" in robot.verdict)
    [first, *_rest] = reading.pages((tmp_path / "report.pdf").read_bytes())
    assert "the beginning" in first


def test_the_inspectors_report_is_saved_with_what_was_verified(opened, qtbot, tmp_path):
    """T1, T4"""
    robot, presenter = opened

    presenter.save_report(tmp_path / "report.pdf")

    qtbot.waitUntil(lambda: "records are as it tells" in robot.verdict)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: robot.actions[0] == "form printed")
