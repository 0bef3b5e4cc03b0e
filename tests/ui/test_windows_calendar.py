"""The small calendar on the page of the decision (W2)."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from coordinator.commands.screening import set_dates
from coordinator.domain.windows import WindowBar
from coordinator.queries.screenings import screening_of
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, MONITOR, TODAY
from tests.conftest import KEY
from tests.queries.test_windows import HOLDS, screening_id, trial_id  # noqa: F401  fixtures
from tests.ui.robots.decision import DecisionRobot
from ui.decision.calendar import CalendarCard
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.decision.view import CalendarView
from ui.desk import Desk
from ui.widgets.dates import DateField
from ui.widgets.timeline import ROW, Timeline

SOON = TODAY + timedelta(2)


class Calendar:
    """The calendar of a screening, as a person has it in sight."""

    def __init__(self, qtbot, registry, number, person=COORDINATOR):
        self.desk = Desk(registry, person)
        self._presenter = DecisionPresenter(self.desk)
        self.page = DecisionRobot(qtbot, DecisionPage(self._presenter)).page
        self._presenter.open(number)
        self.card = self.page.findChild(CalendarCard, "calendar")
        self.timeline = self.card.findChild(Timeline, "timeline")

    @property
    def words(self):
        return self.card.findChild(QLabel, "windows_words").text()

    @property
    def day(self):
        return self.card.findChild(DateField, "day0").day()

    @property
    def plan(self):
        return self.card.findChild(QPushButton, "keep_day0")

    def planned(self):
        screening = self.desk.ask(screening_of, 1, with_identity=False)
        return screening.dates.enrolment


@pytest.fixture
def calendar(qtbot, registry, screening_id):  # noqa: F811
    set_dates(registry, COORDINATOR, screening_id=screening_id, enrolment=SOON)
    shown = Calendar(qtbot, registry, screening_id)
    yield shown
    shown.desk.close()


def test_it_says_what_is_drawn(calendar):
    assert calendar.card.isVisible()
    assert calendar.words == f"All results with a window hold on {SOON.isoformat()}."
    said = calendar.timeline.accessibleDescription()
    assert f"Day 0: {SOON.isoformat()}" in said
    assert f"until {HOLDS.isoformat()}" in said


def test_moving_day_0_by_keys_says_at_once_what_has_to_be_repeated(calendar):
    calendar.timeline.setFocus()
    for _day in range(2):
        QTest.keyClick(calendar.timeline, Qt.Key.Key_Right)

    assert calendar.day == HOLDS + timedelta(1)
    assert calendar.words.startswith(f"1 result to repeat by {calendar.day.isoformat()}: ")
    assert "ALT" in calendar.words
    assert "E1, E3" in calendar.words
    assert calendar.planned() == SOON


def test_a_day_that_was_tried_is_planned_only_when_a_person_says_so(calendar):
    assert not calendar.plan.isEnabled()
    QTest.keyClick(calendar.timeline, Qt.Key.Key_PageDown)
    assert calendar.planned() == SOON

    calendar.plan.click()

    assert calendar.planned() == SOON + timedelta(7)
    assert not calendar.plan.isEnabled()


def test_day_0_is_typed_or_dragged(calendar):
    field = calendar.card.findChild(DateField, "day0")
    field.line.selectAll()
    QTest.keyClicks(field.line, "2026-12-24")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert calendar.day == date(2026, 12, 24)

    timeline = calendar.timeline
    x = round(timeline._x(calendar.day))  # noqa: SLF001  where a hand would grasp it
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x, 50))
    QTest.mouseMove(timeline, QPoint(x - 60, 50))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x - 60, 50))

    assert calendar.day < date(2026, 12, 24)


@pytest.mark.parametrize(("height", "shown"), [(740, 3), (1000, 6)])
def test_more_bars_than_there_is_room_for_are_scrolled_to(calendar, height, shown):
    day = TODAY + timedelta(20)
    bars = tuple(
        WindowBar(f"Result {number}", ("E1",), TODAY, day, 20) for number in range(1, 15)
    )
    view = CalendarView(bars, TODAY, None, SOON, None, SOON, TODAY, can_plan=True)
    calendar.page.resize(1150, height)
    calendar.card.display(view)
    QApplication.processEvents()
    area = calendar.card.findChild(QScrollArea, "timeline_in_sight")

    assert area.height() == calendar.timeline.height_of(shown)
    assert area.verticalScrollBar().maximum() == (len(bars) - shown) * ROW

    calendar.timeline.setFocus()
    QTest.keyClick(calendar.timeline, Qt.Key.Key_Down)

    assert area.verticalScrollBar().value() > 0


def test_who_only_reads_moves_nothing(qtbot, registry, screening_id):  # noqa: F811
    shown = Calendar(qtbot, registry, screening_id, MONITOR)

    assert shown.timeline.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not shown.plan.isVisible()
    shown.desk.close()


def test_day_0_that_somebody_else_planned_meanwhile_is_not_written_over(calendar, registry):
    """W1, W2"""
    refused = []
    calendar.desk.refused.connect(refused.append)
    calendar.timeline.setFocus()
    for _day in range(2):
        QTest.keyClick(calendar.timeline, Qt.Key.Key_Right)
    mine = calendar.day
    # Another program on the same registry, of which this window has not heard yet.
    elsewhere = Registry(registry.place, registry.clock, key=KEY)
    set_dates(elsewhere, COORDINATOR, screening_id=1, enrolment=HOLDS)
    elsewhere.close()

    calendar.plan.click()

    assert calendar.planned() == HOLDS
    for day in (HOLDS, mine):
        assert day.isoformat() in refused[0].what_happened
