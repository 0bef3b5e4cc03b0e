"""An amendment on one page: what changes, whom it concerns, since when it is used (S4)."""

from datetime import timedelta

import pytest

from coordinator.commands import review
from coordinator.commands.amending import describe_amendment
from coordinator.commands.trials import copy_version
from coordinator.domain.protocol import VersionState
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    MONITOR,
    TODAY,
    active,
    answered,
    coded,
    consented,
    identify,
    subject,
)
from tests.outcomes import screened
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.amendment import AmendmentRobot
from ui.amendment.page import AmendmentPage
from ui.amendment.presenter import AmendmentPresenter
from ui.desk import Desk

NEXT_WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    return screened(registry, version.trial_id)


@pytest.fixture
def later(registry, version):
    """A draft that tightens the age limit."""
    version_id = copy_version(registry, COORDINATOR, version_id=version.id)
    age = coded(version_of(registry, version_id), "I1")
    words = {"text": "Age 18 to 40 years", "reason": "amendment 3"}
    review.reword_criterion(registry, COORDINATOR, criterion_id=age.id, **words)
    identify(registry, version_id, "3.0")
    return version_id


@pytest.fixture
def open_page(qtbot, registry):
    desks = []

    def open_page(version_id, person=COORDINATOR):
        desks.append(Desk(registry, person))
        presenter = AmendmentPresenter(desks[-1])
        robot = AmendmentRobot(qtbot, AmendmentPage(presenter))
        robot.presenter, robot.desk = presenter, desks[-1]
        with qtbot.waitSignal(presenter.shown):
            presenter.open(version_id)
        robot.settle = lambda: qtbot.waitUntil(lambda: not robot.desk.is_busy)
        return robot

    yield open_page
    for desk in desks:
        desk.close()


@pytest.fixture
def in_use(registry, later):
    review.activate_version(registry, COORDINATOR, version_id=later)
    return later


def test_each_criterion_says_what_became_of_it(open_page, later):
    """S4"""
    robot = open_page(later)

    assert robot.tab == "changes"
    assert robot.words("difference") == "3 the same · 1 reworded"
    assert "Reworded   I1" in robot.comparison
    assert "removed: 70 added: 40" in robot.comparison
    assert "Written informed consent" in robot.comparison
    robot.leave_out_the_same()
    assert "Written informed consent" not in robot.comparison


def test_the_only_version_is_compared_with_nothing(open_page, version):
    robot = open_page(version.id)

    assert robot.nothing_earlier == "This is the only version"
    assert not robot.is_enabled("print")


def test_the_dry_run_names_whose_verdict_would_change(open_page, screening_id, in_use):
    """S4, A6"""
    robot = open_page(in_use)

    assert robot.tab == "screenings"
    assert robot.tab_titles[1] == "Open screenings (1)"
    assert robot.rows == [
        (
            "07001",
            "TEA-204 v2.0",
            "All criteria are satisfied",
            "Not eligible, as computed: I1",
            "1",
        )
    ]
    assert "I1: its words changed; before: Yes" in robot.dry_run
    assert "I2, E1, E2" in robot.dry_run


def test_a_screening_is_moved_with_a_reason_and_by_keyboard(
    open_page, screening_id, in_use, registry, qtbot
):
    """S4, T1"""
    robot = open_page(in_use)

    robot.press("Ctrl+Return")
    with qtbot.waitSignal(robot.presenter.done) as told:
        robot.give_reason("move_dialog", "the amendment applies to all")
    robot.settle()

    assert told.args == ["Screening 07001 was moved: 3 answers followed."]
    assert screening_of(registry, screening_id, with_identity=False).version.id == in_use
    assert robot.rows == []
    assert not robot.is_enabled("act")


def test_an_answer_given_meanwhile_stops_the_move_and_shows_the_new_dry_run(
    open_page, screening_id, in_use, registry, qtbot
):
    """S4: what follows is what the person saw."""
    robot = open_page(in_use)
    robot.click("act")
    answered(registry, screening_id, E2="yes")
    with qtbot.waitSignal(robot.desk.refused):
        robot.give_reason("move_dialog", "all")
    robot.settle()

    assert screening_of(registry, screening_id, with_identity=False).version.id != in_use
    assert "E2" in robot.dry_run


def test_before_it_is_in_use_the_dry_run_is_shown_and_nobody_is_moved(
    open_page, later, screening_id
):
    """S4"""
    robot = open_page(later)
    robot.turn_to("screenings")

    assert robot.rows[0][3] == "Not eligible, as computed: I1"
    assert "dry run" in robot.words("cannot_move")
    robot.turn_to("changes")
    robot.click("act")
    assert robot.tab == "particulars"


def test_a_version_is_planned_for_a_day_and_the_plan_taken_back(
    open_page, later, registry, qtbot
):
    """S4"""
    robot = open_page(later)
    robot.type("first_day", NEXT_WEEK.isoformat())
    with qtbot.waitSignal(robot.presenter.done) as told:
        robot.click("act")
    robot.settle()

    assert told.args == ["The version is planned: it is used from 2026-11-29 on."]
    assert robot.state == "Planned"
    assert not robot.shows("act")
    assert version_of(registry, later).state is VersionState.PLANNED
    robot.click("take_back")
    robot.give_reason("take_back_dialog", "postponed")
    robot.settle()
    assert robot.state == "In review"
    assert version_of(registry, later).state is VersionState.DRAFT


def test_what_is_not_ready_says_so_and_leads_to_the_review(open_page, registry, version, qtbot):
    """S7"""
    robot = open_page(copy_version(registry, COORDINATOR, version_id=version.id))
    robot.type("first_day", NEXT_WEEK.isoformat())
    with qtbot.waitSignal(robot.desk.refused):
        robot.click("act")
    with qtbot.waitSignal(robot.presenter.review_wanted):
        robot.click("review")


def test_name_and_approval_are_stored_as_they_are_typed(open_page, later, registry):
    robot = open_page(later)
    robot.type("amendment", "Amendment 3")
    robot.type("approved_on", TODAY.isoformat())
    robot.type("approval_document", "EC 2026-117")
    robot.settle()

    found = version_of(registry, later)
    assert (found.amendment, found.approved_on) == ("Amendment 3", TODAY)
    assert found.approval_document == "EC 2026-117"
    assert robot.words("page_title") == "Amendment 3 (TEA-204 v3.0)"


def test_what_was_said_of_a_version_in_use_is_corrected_with_a_reason(
    open_page, in_use, registry
):
    """T1"""
    said = {"approved_on": None, "approval_document": ""}
    describe_amendment(
        registry, COORDINATOR, version_id=in_use, amendment="Amendment 2", **said
    )
    robot = open_page(in_use)
    robot.type("amendment", "Amendment 3")
    robot.dialog("why_dialog").reject()
    assert robot.typed("amendment") == "Amendment 2"

    robot.type("amendment", "Amendment 3")
    robot.give_reason("why_dialog", "misread")
    robot.settle()

    assert version_of(registry, in_use).amendment == "Amendment 3"


def test_the_comparison_is_printed(open_page, later, version, qtbot):
    """S4"""
    robot = open_page(later)
    with qtbot.waitSignal(robot.presenter.print_wanted) as wanted:
        robot.press("Ctrl+P")
    assert wanted.args == [version.id, later]


def test_it_can_be_compared_with_any_other_version(open_page, registry, in_use, qtbot):
    latest = copy_version(registry, COORDINATOR, version_id=in_use)
    robot = open_page(latest)
    assert robot.others == ["TEA-204 v3.0", "TEA-204 v2.0"]
    assert robot.words("difference") == "4 the same"
    with qtbot.waitSignal(robot.presenter.shown):
        robot.presenter.compare_with(in_use - 1)
    assert robot.words("difference") == "3 the same · 1 reworded"


def test_a_monitor_reads_and_changes_nothing(open_page, screening_id, in_use, registry):
    """Roles"""
    robot = open_page(in_use, MONITOR)

    assert not robot.is_enabled("act")
    assert "answers criteria" in robot.page.findChild(object, "cannot_move").text()
    robot.turn_to("particulars")
    head = registry.head()
    robot.type("amendment", "Amendment 9")
    assert registry.head() == head


def test_the_page_follows_what_is_answered_elsewhere(
    open_page, in_use, registry, version, qtbot
):
    robot = open_page(in_use)
    assert robot.rows == []
    robot.turn_to("screenings")
    who = subject(registry, "Somebody else", hospital_number="H-2")
    with qtbot.waitSignal(robot.presenter.shown):
        consented(registry, version.trial_id, who)
        robot.desk.changed.emit()
    assert robot.rows == []  # a new consent is to the version in use


def test_no_letter_with_alt_leads_to_two_places(open_page, screening_id, in_use):
    robot = open_page(in_use)
    for tab in ("changes", "screenings", "particulars"):
        robot.turn_to(tab)
        assert doubled_mnemonics(robot.page) == {}
