import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ui.widgets.layouts import column
from ui.widgets.ticks import OneOfSeveral, TickBox


def toggled_by_a_screen_reader(button):
    QAccessible.queryAccessibleInterface(button).actionInterface().doAction("Toggle")


def heard_from(button):
    told = []

    def hear(on):
        told.append(on)

    button.clicked.connect(hear)
    return told


@pytest.fixture(params=[TickBox, OneOfSeveral])
def button(request, qtbot):
    made = request.param("Still going on")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_click_is_told_once(button, qtbot):
    told = heard_from(button)

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert told[0] is True
    assert len(told) == 2


def test_who_ticks_it_without_a_click_is_heard_too(button):
    told = heard_from(button)

    toggled_by_a_screen_reader(button)

    assert button.isChecked()
    assert told == [True]


def test_what_the_program_ticks_is_no_gesture(button):
    told = heard_from(button)

    button.setChecked(True)

    assert told == []


def test_one_that_is_let_go_for_another_tells_nothing(qtbot):
    page, first, second = QWidget(), OneOfSeveral("Eligible"), OneOfSeveral("Pending")
    qtbot.addWidget(page)
    page.setLayout(column(first, second))
    first.setChecked(True)
    told = heard_from(first)

    toggled_by_a_screen_reader(second)

    assert not first.isChecked()
    assert told == []
