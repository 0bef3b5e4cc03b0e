import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.widgets.fade import Fade


@pytest.fixture
def moves(qapp):
    before = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    yield lambda wanted: QApplication.setEffectEnabled(Qt.UIEffect.UI_General, wanted)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, before)


def test_what_is_new_comes_forward_and_is_then_drawn_as_ever(shown, moves, qtbot):
    moves(True)
    label = shown(QLabel("E3"))
    fade = Fade(label)

    fade.come_forward()
    assert fade.is_moving

    qtbot.waitUntil(lambda: not fade.is_moving)
    assert not label.graphicsEffect().isEnabled()


def test_a_second_criterion_takes_over_from_the_first(shown, moves, qtbot):
    moves(True)
    label = shown(QLabel("E3"))
    fade = Fade(label)

    fade.come_forward()
    fade.come_forward()

    qtbot.waitUntil(lambda: not fade.is_moving)
    assert label.graphicsEffect().opacity() == 1


def test_nothing_moves_where_the_system_wants_no_motion(shown, moves):
    moves(False)
    label = shown(QLabel("E3"))
    fade = Fade(label)

    fade.come_forward()

    assert not fade.is_moving
