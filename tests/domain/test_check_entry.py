"""A check entered by hand: what a person typed, and what is missing."""

from decimal import Decimal

import pytest

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.domain.check_entry import CheckEntry, decimal_of, entry_of
from coordinator.records.constraints import checks_in

ALT = CheckEntry("lab", "ALT", ">=", "2", unit="× ULN")


def test_what_was_entered_becomes_a_check_on_the_marked_words():
    assert ALT.problems == {}
    assert ALT.check((4, 9)) == Check(
        CheckKind.LAB, "ALT", Comparator.AT_LEAST, Decimal(2), unit="× ULN", span=(4, 9)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Age 18 to 70 years",
        "ALT ≥ 2.5 times the upper limit of normal",
        "rituximab within 6 months before randomization",
        "male",
        "written informed consent",
    ],
)
def test_a_check_that_is_put_into_fields_and_taken_from_them_is_the_same(text):
    [check] = checks_in(text)

    entry = entry_of(check)

    assert entry.problems == {}
    assert entry.check(check.span) == check


def test_a_lost_sign_is_not_chosen_for_the_person():
    [check] = checks_in("SLEDAI = 8")

    assert entry_of(check).comparator == ""
    assert entry_of(check).problems == {"comparator": "Choose how it compares."}


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (CheckEntry(), {"kind", "subject"}),
        (CheckEntry("lab", " "), {"subject"}),
        (CheckEntry("lab", "ALT", ">="), {"value"}),
        (CheckEntry("lab", "ALT", ">=", "many"), {"value"}),
        (CheckEntry("sex", "sex", "=", "male"), set()),
        (CheckEntry("age", "age", "between", "18"), {"value_high"}),
        (CheckEntry("age", "age", "between", "70", "18"), {"value_high"}),
        (CheckEntry("consent", "informed consent"), set()),
        (CheckEntry("washout", "x", "<=", "6", window_value="6"), {"window_unit"}),
        (CheckEntry("washout", "x", window_value="0", window_unit="days"), {"window_value"}),
        (CheckEntry("washout", "x", window_anchor="day 0"), {"window_value"}),
    ],
)
def test_what_is_missing_is_said_at_its_field(entry, fields):
    assert set(entry.problems) == fields


def test_a_window_keeps_its_anchor():
    entry = CheckEntry("lab", "ALT", "<", "40", "", "U/L", "28", "days", " screening ")

    assert entry.check((0, 3)).window == Window(Decimal(28), "days", "screening")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,5", Decimal("1.5")),
        (" 10 ", Decimal(10)),
        ("NaN", None),
        ("", None),
        ("1 000", None),
        ("1,350", None),
        ("1e9", None),
        ("１８．５", Decimal("18.5")),
    ],
)
def test_numbers_are_read_as_people_type_them(words, number):
    assert decimal_of(words) == number
