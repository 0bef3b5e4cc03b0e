"""The day: what needs somebody, what is open, how recruitment goes."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from coordinator.commands.decisions import decide
from coordinator.commands.outline_edits import defer_criterion
from coordinator.commands.review import activate_version, confirm_wording
from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.consent_form import AgainBecause, ConsentDue
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.screening import Outcome, State
from coordinator.domain.staff import Role
from coordinator.domain.today import (
    AnsweredLater,
    CorrectedEvidence,
    ExpiringResult,
    OpenQuestion,
    OpenScreening,
    Today,
    VersionToReview,
)
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    active,
    answered,
    coded,
    consented,
    draft,
    identify,
    settle_all,
)
from tests.ui.robots.today import TodayRobot
from ui.desk import Desk
from ui.today.lines import RecruitmentRow
from ui.today.model import Need, Place, TodayView
from ui.today.needs import needs_of
from ui.today.page import TRIAL, TodayPage
from ui.today.presenter import TodayPresenter
from ui.today.words import greeting
from ui.widgets.table import DataTable
from ui.widgets.tones import Tone


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


@pytest.mark.parametrize(
    ("role", "own", "others"),
    [(Role.INVESTIGATOR, "07001", "07002"), (Role.COORDINATOR, "07002", "07001")],
)
def test_what_somebody_else_signs_comes_last_and_says_whom_it_waits_for(role, own, others):
    """G1"""
    review = VersionToReview(1, 2, "NCT99990001", "", 0)
    today = day_with(waiting=(waiting(1),), unsigned=(waiting(2),), reviews=(review,))

    first, _draft, last = needs_of(today, role)

    assert (first.words.split()[0], first.tone) == (own, Tone.OPEN)
    assert (last.words.split()[0], last.tone) == (others, Tone.NEUTRAL)
    assert "waits for the" in last.words


EXPIRING = ExpiringResult(1, "07001", "TEA", "ALT", ("E1", "E3"), date(2026, 11, 25), None)
LATER = AnsweredLater(2, "07002", "TEA", ("E2",), "first dose", date(2026, 11, 24))
CORRECTED = CorrectedEvidence(3, "07003", "TEA", ("E1",), "ALT", date(2026, 11, 20))
QUESTION = OpenQuestion(4, "NCT99990001", "E2", "Sponsor", date(2026, 11, 2))
CONSENT = ConsentDue(5, "07005", "LXY", "TEA", AgainBecause.CAME_OF_AGE, date(2026, 11, 19))


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (
            {"expiring": (EXPIRING,)},
            (
                "07001, ALT: expires soon",
                "for E1, E3, valid until 2026-11-25; TEA",
                Place.WALK,
                1,
                "E1",
            ),
        ),
        (
            {"expiring": (replace(EXPIRING, enrolment=date(2026, 12, 1)),)},
            (
                "07001, ALT: expires soon",
                "for E1, E3, valid until 2026-11-25, not on Day 0, 2026-12-01; TEA",
                *(Place.WALK, 1, "E1"),
            ),
        ),
        (
            {"expiring": (replace(EXPIRING, valid_until=date(2026, 11, 21)),)},
            (
                "07001, ALT: expired",
                "for E1, E3, valid until 2026-11-21; TEA",
                *(Place.WALK, 1, "E1"),
            ),
        ),
        (
            {"later": (LATER,)},
            ("07002, E2: due", "by 2026-11-24, before first dose, TEA", Place.WALK, 2, "E2"),
        ),
        (
            {"later": (replace(LATER, due_on=date(2026, 11, 21)),)},
            (
                "07002, E2: answer overdue",
                "by 2026-11-21, before first dose, TEA",
                *(Place.WALK, 2, "E2"),
            ),
        ),
        (
            {"later": (replace(LATER, due_on=None),)},
            ("07002, E2: due", "before first dose, TEA", Place.WALK, 2, "E2"),
        ),
        (
            {"later": (replace(LATER, is_failed=True),)},
            (
                "07002, E2: failed after the decision",
                "to be answered before first dose; the investigator decides, TEA",
                *(Place.DECISION, 2, ""),
            ),
        ),
        (
            {"corrected": (CORRECTED,)},
            (
                "07003, E1: evidence was corrected after the decision",
                "ALT on 2026-11-20, TEA",
                *(Place.DECISION, 3, ""),
            ),
        ),
        (
            {"questions": (QUESTION,)},
            (
                "NCT99990001, E2: a question waits for its answer",
                "since 2026-11-02, asked of Sponsor",
                *(Place.TRIAL, 4, ""),
            ),
        ),
        (
            {"consents": (CONSENT,)},
            (
                "07005: consent is due again",
                "since 2026-11-19, the subject has reached 18, TEA",
                *(Place.CONSENTS, 5, ""),
            ),
        ),
    ],
)
def test_what_evidence_and_consents_ask_for_says_what_and_leads_there(found, line):
    """W2, C3"""
    [need] = needs_of(day_with(**found), Role.COORDINATOR)

    assert (need.words, need.detail, need.place, need.id, need.code) == line


def test_what_failed_after_the_decision_comes_first():
    """A3"""
    failed = replace(LATER, is_failed=True)
    today = day_with(later=(LATER, failed), expiring=(EXPIRING,), unsigned=(waiting(2),))

    words = [need.words for need in needs_of(today, Role.INVESTIGATOR)]

    assert words[0] == "07002, E2: failed after the decision"
    assert words.index("07001, ALT: expires soon") < words.index("07002, E2: due")


@pytest.mark.parametrize("role", [Role.MONITOR, Role.ADMINISTRATOR])
def test_who_has_no_duties_is_shown_no_needs_that_only_others_can_meet(role):
    today = day_with(
        waiting=(waiting(1),),
        unsigned=(waiting(2),),
        reviews=(VersionToReview(1, 2, "NCT99990001", "", 0),),
        expiring=(EXPIRING,),
        later=(LATER, replace(LATER, is_failed=True)),
        corrected=(CORRECTED,),
        questions=(QUESTION,),
        consents=(CONSENT,),
    )

    assert needs_of(today, role) == ()


@pytest.mark.parametrize(
    ("role", "count"),
    [(Role.COORDINATOR, 1), (Role.INVESTIGATOR, 1), (Role.ADMINISTRATOR, 1), (Role.MONITOR, 0)],
)
def test_who_may_see_to_the_backups_is_told_that_none_was_made(role, count):
    assert len(needs_of(day_with(backup_days=9), role)) == count


def test_a_monitor_is_told_that_nothing_waits_for_them(registry, open_page):
    version = active(registry)
    postponed(registry, consented(registry, version.trial_id), "I2", date(2026, 11, 20))
    robot, _presenter, _desk = open_page(MONITOR)

    assert robot.needs == []
    robot.wait_for_words("Nothing waits for you today.")
    assert len(robot.rows) == 1


@pytest.mark.parametrize(
    ("place", "signal"),
    [
        (Place.WALK, "criterion_wanted"),
        (Place.CONSENTS, "consents_wanted"),
        (Place.TRIAL, "trial_chosen"),
    ],
)
def test_each_line_leads_to_its_place(qtbot, open_page, place, signal):
    _, presenter, _ = open_page()

    with qtbot.waitSignal(getattr(presenter, signal)) as wanted:
        presenter.open(place, 7, "E1")

    assert wanted.args[0] == 7


def test_a_criterion_left_for_later_is_one_press_away(qtbot, registry, open_page):
    """A3: it waits under “Needs you” once the decision is there."""
    found = draft(registry)
    settle_all(registry, found.id)
    criterion_id = coded(found, "E2").id
    defer_criterion(
        registry, COORDINATOR, criterion_id=criterion_id, until="first dose", reason="5.2"
    )
    identify(registry, found.id)
    confirm_wording(registry, COORDINATOR, version_id=found.id)
    activate_version(registry, COORDINATOR, version_id=found.id)
    screening_id = consented(registry, found.trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    robot, presenter, _desk = open_page()

    assert robot.needs[0] == "07001, E2: due, before first dose, NCT99990001"
    with qtbot.waitSignal(presenter.criterion_wanted) as wanted:
        robot.press_need(0)
    assert wanted.args == [screening_id, "E2"]


def test_more_lines_than_fit_are_scrolled_to_with_the_keyboard(open_page):
    robot, presenter, _ = open_page()
    needs = tuple(
        Need(Tone.OPEN, "clock", f"need {number}", "", Place.LOG) for number in range(20)
    )
    view = TodayView("Good morning", "2026-11-22", needs)

    presenter.shown.emit(view)
    robot.go_to_need(19)

    assert robot.sees_need(19)
    assert not robot.sees_need(0)
    assert robot.page.findChild(DataTable, "open_screenings").height() > 100


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


@pytest.mark.parametrize(("width", "is_below"), [(620, True), (1072, False)])
def test_recruitment_gives_the_work_all_of_the_width_on_a_small_screen(
    registry, open_page, width, is_below
):
    active(registry)
    robot, _, _ = open_page()

    robot.page.resize(width, 650)
    QApplication.processEvents()

    [recruitment] = robot.page.findChildren(RecruitmentRow)
    table = robot.page.findChild(DataTable, "open_screenings")
    place = recruitment.mapTo(robot.page, QPoint(0, 0)).y()
    assert (place > table.mapTo(robot.page, QPoint(0, 0)).y()) == is_below
