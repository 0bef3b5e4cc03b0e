"""Noticing that nobody is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.idle import IdleWatch


@pytest.fixture
def watch(qapp):
    """A watch whose minutes last a twentieth of a second."""
    watch = IdleWatch(qapp, minute=50)
    yield watch
    watch.stop()


def test_the_limit_is_reached_when_nobody_touches_anything(qtbot, watch):
    with qtbot.waitSignal(watch.reached):
        watch.start(1)


def test_without_a_limit_nothing_is_watched(watch):
    watch.start(0)

    assert watch.limit == 0


def test_a_key_begins_the_time_anew(qtbot, watch):
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    watch.start(100_000)
    qtbot.waitUntil(lambda: watch.remaining < watch.limit - 100)
    before = watch.remaining

    qtbot.keyClick(widget.windowHandle(), Qt.Key.Key_A)

    qtbot.waitUntil(lambda: watch.remaining > before)


def test_what_an_input_method_composes_begins_the_time_anew(qtbot, watch):
    """Who writes Chinese presses keys that no window sees, and is not gone."""
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    watch.start(100_000)
    qtbot.waitUntil(lambda: watch.remaining < watch.limit - 100)
    before = watch.remaining

    QApplication.sendEvent(field, QInputMethodEvent("ou yang", []))

    assert watch.remaining > before


def test_a_computer_that_slept_is_locked_and_the_key_that_woke_it_does_nothing(qtbot, qapp):
    """A timer stands still meanwhile; the time of day does not."""
    now = [0.0]
    watch = IdleWatch(qapp, seconds_now=lambda: now[0])
    reached = []
    watch.reached.connect(lambda: reached.append(now[0]))
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    watch.start(10)
    now[0] = 599.0
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    now[0] = 599.0 + 600.0
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_B)

    assert reached == [1199.0]
    assert field.text() == "a"
    assert watch.limit == 0


def test_without_any_touch_it_is_found_that_the_computer_slept(qtbot, qapp):
    now = [0.0]
    watch = IdleWatch(qapp, seconds_now=lambda: now[0])
    watch.start(10)
    now[0] = 7_200.0

    with qtbot.waitSignal(watch.reached):
        pass


def test_a_stopped_watch_reaches_nothing(qtbot, watch):
    watch.start(1)
    watch.stop()

    with qtbot.assertNotEmitted(watch.reached, wait=200):
        pass
