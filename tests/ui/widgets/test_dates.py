from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from ui.widgets.dates import DateField, TimeField, read_clock, read_day
from ui.widgets.form import FormField

TODAY = date(2026, 11, 22)


@pytest.fixture
def field(shown):
    return shown(DateField(earliest=date(1900, 1, 1), latest=TODAY))


def type_into(qtbot, field, words):
    line = field.findChild(QLineEdit, "line")
    line.clear()
    line.setFocus()
    line.insert(words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_no_date_is_preset(field):
    assert field.day() is None
    assert field.text() == ""
    assert not field.has_problem


@pytest.mark.parametrize(
    "words",
    [
        "2026-03-02",
        "2026-3-2",
        "20260302",
        " 2026-03-02 ",
        "2026年3月2日",
        "2026年03月02",
        "２０２６－０３－０２",
    ],
)
def test_a_date_is_typed_year_month_day_and_shown_in_one_way(field, qtbot, words):
    with qtbot.waitSignal(field.changed):
        type_into(qtbot, field, words)

    assert field.day() == date(2026, 3, 2)
    assert field.text() == "2026-03-02"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("03/02/2026", "03/02/2026 is not a date"),
        ("2026-13-01", "There is no 2026-13-01"),
        ("2026-02-30", "There is no 2026-02-30"),
        ("2026-11-23", "2026-11-23 is after 2026-11-22"),
        ("1899-12-31", "1899-12-31 is before 1900-01-01"),
        ("yesterday", "yesterday is not a date"),
    ],
)
def test_what_is_no_date_is_said_and_left_as_it_was_typed(field, qtbot, words, problem):
    with qtbot.waitSignal(field.problem_changed) as told:
        type_into(qtbot, field, words)

    assert told.args[0].startswith(problem)
    assert field.text() == words
    assert field.day() is None


def test_a_wrong_date_is_no_longer_complained_of_while_it_is_being_mended(field, qtbot):
    type_into(qtbot, field, "2026-13-01")

    with qtbot.waitSignal(field.problem_changed) as told:
        qtbot.keyClick(field.findChild(QLineEdit, "line"), Qt.Key.Key_Backspace)

    assert told.args == [""]


def test_a_date_can_be_taken_away_again(field, qtbot):
    field.set_day(TODAY)

    with qtbot.waitSignal(field.changed):
        type_into(qtbot, field, " ")

    assert field.day() is None


def test_the_form_field_shows_what_is_wrong_with_the_date(shown, qtbot):
    field = DateField(latest=TODAY)
    form = shown(FormField("Dated", field))

    type_into(qtbot, field, "2027-01-01")

    assert form.problem == "2027-01-01 is after 2026-11-22."


def test_the_calendar_opens_from_the_keyboard_and_enters_the_day_that_is_chosen(field, qtbot):
    line = field.findChild(QLineEdit, "line")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.isVisible()

    with qtbot.waitSignal(field.changed):
        calendar.activated.emit(QDate(2026, 11, 20))

    assert field.day() == date(2026, 11, 20)
    assert not calendar.isVisible()


def test_the_calendar_offers_no_day_outside_the_limits(field, qtbot):
    field.open_calendar()
    calendar = field.findChild(QCalendarWidget)

    assert calendar.maximumDate() == QDate(2026, 11, 22)
    assert calendar.minimumDate() == QDate(1900, 1, 1)


@given(some.dates())
def test_every_day_is_read_as_it_is_written(day):
    assert read_day(day.isoformat()) == day


@given(some.text(max_size=12))
def test_no_text_is_too_strange_to_be_judged(words):
    assert read_day(words) is None or isinstance(read_day(words), date)
    assert read_clock(words) is None or isinstance(read_clock(words), time)


@pytest.mark.parametrize(
    ("words", "told"),
    [("9:05", "09:05"), ("0905", "09:05"), ("0:00", "00:00"), ("９：０５", "09:05")],
)
def test_a_time_is_typed_with_or_without_its_colon(shown, qtbot, words, told):
    field = shown(TimeField())

    with qtbot.waitSignal(field.changed):
        type_into(qtbot, field, words)

    assert field.text() == told
    assert field.clock_time().strftime("%H:%M") == told


@pytest.mark.parametrize("words", ["24:00", "9.05", "12:60", "noon"])
def test_what_is_no_time_is_said(shown, qtbot, words):
    field = shown(TimeField())

    type_into(qtbot, field, words)

    assert field.problem().startswith(f"{words} is not a time")
    assert field.clock_time() is None
