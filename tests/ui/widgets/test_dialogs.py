"""Dialogs on large screens and on small ones."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit

from tests.ui.pictures.shot import settle
from ui.widgets.buttons import primary
from ui.widgets.dialog_area import DialogArea
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.layouts import column

SMALL = QSize(683, 384)  # all there is of a clinic's screen at 200 per cent


@pytest.fixture
def dialog(qtbot):
    """A dialog that asks for seven things, one below the other."""
    made = DialogFrame(None, "Seven things")
    made.fields = [FormField(f"Field {number}", QLineEdit()) for number in range(7)]
    made.act = primary("Store")
    made.set_content(column(*made.fields))
    made.set_actions(made.act)
    qtbot.addWidget(made)
    return made


def hidden_lines(dialog):
    return dialog.findChild(DialogArea).verticalScrollBar().maximum()


def test_all_of_a_dialog_is_seen_where_the_screen_has_room(dialog):
    dialog.open()
    settle()

    assert hidden_lines(dialog) == 0
    assert dialog.rect().contains(dialog.act.geometry())


def test_a_dialog_is_no_larger_than_the_screen_and_its_buttons_stay_in_sight(dialog):
    dialog.want_width(920)
    dialog.setMaximumSize(SMALL)
    dialog.open()
    settle()

    assert dialog.size() == SMALL
    assert dialog.rect().contains(dialog.act.geometry())
    assert hidden_lines(dialog) > 0


def test_the_field_that_has_the_keyboard_is_scrolled_to(dialog):
    dialog.setMaximumSize(SMALL)
    dialog.open()
    dialog.activateWindow()
    settle()

    dialog.fields[-1].input.setFocus()
    settle()

    assert not dialog.fields[-1].input.visibleRegion().isEmpty()


def test_a_dialog_becomes_higher_when_it_tells_what_is_wrong(dialog):
    dialog.open()
    settle()
    before = dialog.height()

    dialog.fields[0].show_problem("Enter the first thing.")
    settle()

    assert dialog.height() > before
    assert hidden_lines(dialog) == 0
