"""Chips that are looked at, and the layout that sets them like words."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.chips import GAP, HEIGHT, ChipFace, ChipStrip
from ui.widgets.flow import FlowLayout
from ui.widgets.tones import Tone

FACES = (
    ChipFace("age 18–70 years", "confirmed", Tone.SATISFIED, "tick", is_firm=True),
    ChipFace("SLEDAI =? 8", "sign lost", Tone.OPEN, "warning"),
)


def test_chips_take_as_many_lines_as_they_need(qtbot):
    strip = ChipStrip()
    qtbot.addWidget(strip)
    strip.show_faces(FACES)

    assert strip.heightForWidth(2000) == HEIGHT
    assert strip.heightForWidth(60) == 2 * HEIGHT + GAP


def test_chips_say_in_words_how_they_stand(qtbot):
    strip = ChipStrip()
    qtbot.addWidget(strip)

    strip.show_faces(FACES)

    assert strip.accessibleName() == "age 18–70 years (confirmed), SLEDAI =? 8 (sign lost)"


def test_no_chips_take_no_room(qtbot):
    strip = ChipStrip()
    qtbot.addWidget(strip)

    assert strip.heightForWidth(400) == 0


def test_widgets_flow_on_into_the_next_line_and_leave_out_what_is_hidden(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    buttons = [QPushButton("a rather long word") for _number in range(4)]
    holder.setLayout(FlowLayout(*buttons))
    holder.resize(buttons[0].sizeHint().width() * 2 + 20, 200)
    holder.show()
    buttons[1].hide()
    holder.layout().activate()

    first, _hidden, second, third = buttons
    assert first.y() == second.y()
    assert (third.x(), third.y()) == (first.x(), first.y() + first.height() + 6)
