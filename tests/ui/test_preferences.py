"""What the workstation prefers: used at once, kept for the next start."""

import pytest

from ui import settings
from ui.preferences import Preferences
from ui.settings import Settings
from ui.theme import Mode, Theme


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp, Mode.LIGHT)
    yield theme
    theme.apply(Mode.LIGHT)


@pytest.fixture
def place(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_what_was_preferred_is_there_at_the_next_start(theme, place, tmp_path):
    preferences = Preferences(theme, place)
    preferences.use_registry(tmp_path / "site.registry")
    preferences.use_theme("dark")
    preferences.use_language("en")
    preferences.keep_geometry("AAEC")

    again = Preferences(theme, place)

    assert again.registry_path == tmp_path / "site.registry"
    assert (again.theme, again.language, again.window_geometry) == (Mode.DARK, "en", "AAEC")


def test_a_theme_nobody_knows_is_as_the_system(theme, place):
    settings.write(Settings(theme="sepia"), place)

    assert Preferences(theme, place).theme is Mode.SYSTEM


def test_a_folder_that_cannot_be_written_is_told_and_stops_nothing(qtbot, theme, tmp_path):
    (tmp_path / "config").write_text("a file where the folder should be")
    preferences = Preferences(theme, tmp_path / "config" / "settings.json")

    with qtbot.waitSignal(preferences.not_kept):
        preferences.use_theme("dark")

    assert theme.is_dark


def test_english_is_always_spoken(theme, place):
    assert Preferences(theme, place).languages[0] == "en"
