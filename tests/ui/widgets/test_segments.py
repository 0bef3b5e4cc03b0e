"""Answers beside each other: by letter, by arrow, by mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.widgets.segments import Segment, SegmentField
from ui.widgets.tones import Tone

SEGMENTS = (
    Segment("yes", "Yes", "y"),
    Segment("no", "No", "n"),
    Segment("", "Not known", "u", Tone.NEUTRAL),
)


@pytest.fixture
def field(qtbot):
    made = SegmentField(SEGMENTS)
    qtbot.addWidget(made)
    made.setAccessibleName("Rash")
    made.told, made.steps = [], []
    made.chosen.connect(made.told.append)
    made.moved.connect(made.steps.append)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_letter_answers_and_goes_on(field):
    QTest.keyClicks(field, "Y")

    assert (field.value(), field.told, field.steps) == ("yes", ["yes"], [1])
    assert field.accessibleName() == "Rash: Yes"


def test_an_answer_that_stands_is_not_told_again_but_leads_on(field):
    QTest.keyClicks(field, "nn")

    assert (field.told, field.steps) == (["no"], [1, 1])


def test_arrows_step_from_answer_to_answer_and_stop_at_the_ends(field):
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(field, key)
    assert field.value() == "yes"
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert field.value() == "no"


def test_up_and_down_lead_to_other_fields(field):
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)

    assert (field.steps, field.told) == ([1, -1], [])


def test_other_letters_and_those_with_ctrl_are_left_to_the_page(field):
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert field.told == []


def test_the_mouse_chooses_what_is_under_it(field):
    right = QPoint(field.width() - 8, field.height() // 2)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(8, 16))
    assert field.value() == "yes"
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=right)
    assert field.value() == ""
