"""What several tests of pages begin with."""

import pytest

from tests.builders import COORDINATOR
from ui.desk import Desk
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.ways import Ways
from ui.window import Window


@pytest.fixture
def ways(qtbot, qapp, registry, tmp_path):
    """The ways of a coordinator who has just come to the first page."""
    desk, window = Desk(registry, COORDINATOR), Window()
    theme = Theme(qapp, Mode.LIGHT)
    ways = Ways(desk, window, Preferences(theme, tmp_path / "settings.json"))
    with qtbot.waitActive(window):
        window.show()
    ways.go("today")
    ways.window = window
    yield ways
    qtbot.waitUntil(lambda: not desk.is_busy)
    ways.drop()
    desk.close()
    window.close()
    window.deleteLater()
    theme.apply(Mode.LIGHT)  # a theme that follows the system would outlive its test
    theme.deleteLater()
