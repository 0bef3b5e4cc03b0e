from datetime import UTC, datetime
from threading import Event, current_thread, main_thread

import pytest

from coordinator.commands.site import change_site, found_site
from coordinator.domain.errors import Unavailable
from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember, Role, StaffMember
from coordinator.registry.store import Registry
from ui.desk import Desk

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SITE = Site("Harbour Clinic", "07")
RENAMED = Site("Harbour Hospital", "07")
COORDINATOR = StaffMember("lina", "Li Na", Role.COORDINATOR)
MONITOR = StaffMember("mo", "Mo Nitor", Role.MONITOR)
POLL_MS = 20


class DiskGone(Unavailable):
    problem = "The disk is gone."
    remedy = "Plug it in."


@pytest.fixture
def registry(tmp_path):
    registry = Registry.create(tmp_path / "site.registry", clock=lambda: NOON)
    found_site(
        registry,
        site=SITE,
        people=(
            NewStaffMember("lina", "Li Na", Role.COORDINATOR, "seven geese"),
            NewStaffMember("wu", "Wu Xin", Role.INVESTIGATOR, "eight geese"),
        ),
    )
    yield registry
    registry.close()


@pytest.fixture
def desk(qtbot, registry):
    desk = Desk(registry, COORDINATOR, poll_ms=POLL_MS)
    yield desk
    desk.close()


def path_of(registry):
    return registry.place


def thread_of(_registry):
    return current_thread()


def unreachable(_registry):
    raise DiskGone


def buggy(_registry):
    raise ZeroDivisionError


def counting(report, last):
    for number in range(last):
        report(number / last, f"Counting {number}")
    return last


def test_a_command_is_done_in_the_name_of_who_is_signed_in(desk, qtbot):
    with qtbot.waitSignal(desk.changed):
        assert desk.do(change_site, site=RENAMED)

    assert desk.staff_member is COORDINATOR


def test_a_refusal_is_told_and_nothing_is_announced(registry, qtbot):
    desk = Desk(registry, MONITOR, poll_ms=POLL_MS)

    with qtbot.waitSignal(desk.refused) as told, qtbot.assertNotEmitted(desk.changed):
        assert not desk.do(change_site, site=RENAMED)

    assert told.args[0].what_happened == "Mo Nitor may not change the site's settings."
    desk.close()


def test_a_question_is_answered_at_once(desk, registry):
    assert desk.ask(path_of) == registry.place


def test_what_another_window_wrote_is_noticed(desk, registry, qtbot):
    other = Registry(registry.place, clock=lambda: NOON, key=registry.key)

    with qtbot.waitSignal(desk.changed):
        change_site(other, COORDINATOR, site=RENAMED)

    other.close()


def test_what_was_done_here_is_announced_once(desk, qtbot):
    desk.do(change_site, site=RENAMED)

    with qtbot.assertNotEmitted(desk.changed, wait=POLL_MS * 5):
        pass


def test_a_question_in_the_background_is_answered_on_the_thread_of_the_screen(desk, qtbot):
    told = []

    def done(thread):
        told.append((thread, current_thread()))

    errand = desk.ask_in_background(thread_of, done=done)
    assert errand.is_running
    qtbot.waitUntil(lambda: bool(told))

    asked_on, told_on = told[0]
    assert asked_on is not main_thread()
    assert told_on is main_thread()
    assert not errand.is_running


def test_a_cancelled_question_is_answered_to_nobody(desk, qtbot):
    may_go_on, told = Event(), []

    def slow(registry):
        may_go_on.wait(5)
        return registry.place

    errand = desk.ask_in_background(slow, done=told.append)
    with qtbot.waitSignal(errand.ended):
        errand.cancel()
    may_go_on.set()
    desk.ask_in_background(path_of, done=told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert len(told) == 1


def test_long_work_tells_how_far_it_is_and_stops_when_nobody_waits(desk, qtbot):
    reached, may_go_on, stopped = [], Event(), Event()

    def endless(report):
        try:
            while True:
                report(0.5, "Half way")
                may_go_on.wait(0.001)
        finally:
            stopped.set()

    errand = desk.report_in_background(endless, done=reached.append)
    with qtbot.waitSignal(errand.progressed) as told:
        pass
    assert told.args == [0.5, "Half way"]

    errand.cancel()

    assert stopped.wait(5)
    assert reached == []


def test_work_without_a_registry_gets_facts_alone(desk, qtbot):
    told = []

    desk.work_in_background(pow, 2, 10, done=told.append)
    desk.report_in_background(counting, 3, done=told.append)
    qtbot.waitUntil(lambda: sorted(told) == [3, 1024])


def test_what_the_computer_cannot_do_in_the_background_is_told_as_a_refusal(desk, qtbot):
    with qtbot.waitSignal(desk.refused) as told:
        desk.ask_in_background(unreachable, done=lambda _facts: None)

    assert isinstance(told.args[0], DiskGone)


def test_a_page_may_tell_of_a_failure_in_its_own_place(desk, qtbot):
    failures = []

    desk.ask_in_background(unreachable, done=lambda _facts: None, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))

    assert isinstance(failures[0], DiskGone)


def test_a_bug_in_the_background_is_raised_where_the_crash_report_sees_it(desk, qtbot):
    with qtbot.captureExceptions() as caught:
        errand = desk.ask_in_background(buggy, done=lambda _facts: None)
        qtbot.waitUntil(lambda: not errand.is_running)

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_a_closed_desk_has_let_go_of_the_registry(registry, qtbot):
    desk = Desk(registry, COORDINATOR, poll_ms=POLL_MS)
    told = []
    errand = desk.ask_in_background(path_of, done=told.append)

    desk.close()

    assert not errand.is_running
    assert told == []
