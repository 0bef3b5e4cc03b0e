"""The day: what needs somebody, what is open, how recruitment goes."""

from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QApplication

from coordinator.commands.decisions import decide
from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.screening import Outcome, State
from coordinator.domain.staff import Role
from coordinator.domain.today import OpenScreening, Today, VersionToReview
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    active,
    answered,
    consented,
    draft,
)
from tests.ui.robots.today import TodayRobot
from ui.desk import Desk
from ui.today.needs import needs_of
from ui.today.page import TRIAL, TodayPage
from ui.today.presenter import TodayPresenter
from ui.today.words import greeting
from ui.widgets.table import DataTable


@pytest.fixture
def open_page(qtbot, registry):
    """Open the page as somebody; the desk is closed at the end."""
    desks = []

    def opened(person=COORDINATOR):
        desks.append(Desk(registry, person, poll_ms=50))
        presenter = TodayPresenter(desks[-1])
        return TodayRobot(qtbot, TodayPage(presenter)), presenter, desks[-1]

    yield opened
    for desk in desks:
        desk.close()


def postponed(registry, screening_id, code, due_on):
    """Answer a criterion "pending" until a day."""
    item = screening_of(registry, screening_id, with_identity=False).checklist.item(code)
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        criterion_id=item.criterion.id,
        entry=Entry(Answer.PENDING, DOCUMENT, reason="blood count", due_on=due_on),
        expected_revision=item.entry.revision,
    )


def test_an_empty_registry_teaches_how_to_begin(qtbot, open_page):
    robot, presenter, _desk = open_page()

    assert robot.empty_sentences == ["No trial is in this registry yet."]
    with qtbot.waitSignal(presenter.add_trial_wanted):
        robot.press("add_trial")


def test_an_open_screening_is_listed_with_its_next_step(qtbot, registry, open_page):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes")
    robot, presenter, _desk = open_page()

    assert robot.rows == [("07001", "LXY", "NCT99990001", "In screening", "1/4", "I2")]
    with qtbot.waitSignal(presenter.screening_chosen) as chosen:
        robot.open_row(0)
    assert chosen.args == [screening_id]


def test_a_draft_leads_to_its_review(qtbot, registry, open_page):
    version = draft(registry)
    robot, presenter, _desk = open_page()

    assert robot.needs[0].startswith("NCT99990001: the imported record is a draft")
    with qtbot.waitSignal(presenter.review_chosen) as chosen:
        robot.press_need(0)
    assert chosen.args == [version.id]


def test_a_result_that_is_overdue_comes_first(qtbot, registry, open_page):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    postponed(registry, screening_id, "I2", date(2026, 11, 20))
    postponed(registry, screening_id, "E2", date(2026, 11, 25))
    postponed(registry, screening_id, "E1", date(2027, 1, 25))
    robot, presenter, _desk = open_page()

    assert [need.split(", ", 1)[1] for need in robot.needs] == [
        "I2: result overdue, 2026-11-20, blood count",
        "E2: result due, 2026-11-25, blood count",
    ]
    with qtbot.waitSignal(presenter.screening_chosen):
        robot.press_need(0)


def test_a_decision_that_waits_for_a_signature_leads_there(qtbot, registry, open_page):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="yes", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    robot, presenter, _desk = open_page()

    assert "waits for the coordinator's signature, LXY, NCT99990001" in robot.needs[0]
    with qtbot.waitSignal(presenter.decision_wanted) as wanted:
        robot.press_need(0)
    assert wanted.args == [screening_id]


def test_recruitment_shows_each_trial_that_recruits(registry, open_page):
    active(registry)
    robot, _presenter, _desk = open_page()

    assert robot.recruitment == ["NCT99990001: enrolled 0, no target"]


def test_a_monitor_sees_the_day_and_begins_nothing(registry, open_page):
    active(registry)
    robot, _presenter, _desk = open_page(MONITOR)

    assert robot.greeting == "Good afternoon, M. Okafor"
    assert not robot.is_enabled("screen_patient")


def test_what_is_written_appears_while_somebody_looks(registry, open_page):
    version = active(registry)
    robot, _presenter, desk = open_page()
    assert robot.rows == []

    consented(registry, version.trial_id)
    robot.wait_for_change(desk.changed.emit)

    assert len(robot.rows) == 1


@pytest.mark.parametrize(
    ("hour", "words"), [(7, "Good morning"), (12, "Good afternoon"), (19, "Good evening")]
)
def test_the_greeting_goes_by_the_clock(hour, words):
    now = datetime(2026, 11, 22, hour, tzinfo=timezone(timedelta(hours=8)))

    assert greeting(now).format(name="Li Na") == f"{words}, Li Na"


def day_with(**found):
    nothing = dict.fromkeys(
        ("waiting", "unsigned", "open", "awaited", "reviews", "recruitment"), ()
    )
    return Today(day=date(2026, 11, 22), open_total=0, **{**nothing, **found})


def waiting(number):
    what = (f"0700{number}", "LXY", "NCT99990001", State.AWAITING_INVESTIGATOR)
    return OpenScreening(number, *what, 4, 4, "", (), date(2026, 11, 20))


def test_an_investigator_reads_first_what_waits_for_the_investigator():
    today = day_with(waiting=(waiting(1),), unsigned=(waiting(2),))

    assert "07001" in needs_of(today, Role.INVESTIGATOR)[0].words
    assert "07002" in needs_of(today, Role.COORDINATOR)[0].words


def test_many_of_a_kind_are_shortened_to_a_line_that_leads_to_all():
    today = day_with(waiting=tuple(map(waiting, range(1, 8))))

    lines = needs_of(today, INVESTIGATOR.role)

    assert len(lines) == 5
    assert lines[-1].words == "and 3 more like these"


def test_a_draft_whose_points_are_answered_still_waits():
    today = day_with(reviews=(VersionToReview(1, 2, "NCT99990001", "", 0),))

    assert needs_of(today, Role.COORDINATOR)[0].detail == (
        "all points answered; identify and activate it"
    )


@pytest.mark.parametrize("width", [960, 1072, 1158])
def test_the_trial_of_an_open_screening_is_read_on_every_screen(open_page, width):
    robot, _, _ = open_page()

    robot.page.resize(width, 650)
    QApplication.processEvents()

    table = robot.page.findChild(DataTable, "open_screenings")
    assert table.columnWidth(TRIAL) >= table.fontMetrics().horizontalAdvance("NCT04077684")


def test_the_page_gives_the_keyboard_to_the_open_screenings(open_page, registry):
    consented(registry, active(registry).trial_id)
    robot, _, _ = open_page()
    robot.page.activateWindow()

    robot.page.setFocus()

    assert robot.page.focusWidget().objectName() == "open_screenings"
