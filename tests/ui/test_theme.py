from string import Template

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.colours import (
    ALL,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    WRITTEN_ON,
)
from ui.pictures import names, picture
from ui.theme import Mode, Theme
from ui.widgets.icons import Ink, icon

NAMES = ["light", "dark", "contrast light", "contrast dark"]
STRONG = (CONTRAST_LIGHT, CONTRAST_DARK)
each_theme = pytest.mark.parametrize("worn", ALL, ids=NAMES)
PAIRS = [(ground, ink) for ground, inks in WRITTEN_ON for ink in inks]


@pytest.fixture
def dressed(qapp):
    worn = Theme(qapp, Mode.LIGHT)
    yield worn
    worn.apply(Mode.LIGHT)
    worn.deleteLater()


def contrast(one, other):
    """The ratio of luminances as WCAG 2.2 defines it, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    parts = QColor(colour)
    red, green, blue = map(linear, (parts.redF(), parts.greenF(), parts.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@each_theme
@pytest.mark.parametrize(("ground", "ink"), PAIRS)
def test_every_text_can_be_read_on_its_ground(worn, ground, ink):
    least = 7 if worn in STRONG else 4.5
    assert contrast(getattr(worn, ground), getattr(worn, ink)) >= least


@each_theme
@pytest.mark.parametrize("line", ["edge", "accent", "ring"])
def test_the_edge_of_a_field_and_the_ring_of_the_focus_can_be_seen(worn, line):
    least = 7 if worn in STRONG else 3
    for ground in ("window", "surface"):
        assert contrast(getattr(worn, ground), getattr(worn, line)) >= least


@each_theme
def test_the_ring_of_the_focus_can_be_seen_on_what_is_chosen_and_on_a_filled_button(worn):
    assert contrast(worn.selection, worn.ring) >= 3
    assert contrast(worn.accent, worn.on_accent) >= 4.5


@pytest.mark.parametrize("worn", STRONG, ids=NAMES[2:])
def test_in_high_contrast_even_lines_and_what_is_disabled_can_be_seen(worn):
    assert contrast(worn.surface, worn.line) >= 4.5
    assert contrast(worn.surface, worn.faint) >= 4.5


def test_each_theme_is_known_by_the_ground_of_its_window(qapp):
    assert len({worn.window for worn in ALL}) == len(ALL)


@each_theme
def test_the_style_sheet_asks_for_no_colour_that_the_theme_lacks(qapp, worn):
    sheet = theme.style_sheet(worn)

    assert "$" not in sheet
    assert worn.accent in sheet


def test_the_style_sheet_itself_names_no_colour():
    source = theme.files("resources").joinpath("style.qss").read_text("utf-8")

    assert Template(source).is_valid()
    assert not [line for line in source.splitlines() if ": #" in line]


def test_a_forced_theme_stays_whatever_the_system_wears(dressed):
    dressed.apply(Mode.DARK)
    assert dressed.is_dark
    assert QApplication.palette().window().color() == QColor(DARK.window)

    dressed.apply(Mode.LIGHT)
    assert not dressed.is_dark


def test_the_theme_follows_a_system_that_turns_dark(dressed):
    dressed.apply(Mode.SYSTEM)

    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert dressed.is_dark

    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not dressed.is_dark


def test_a_forced_theme_does_not_follow(dressed):
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert not dressed.is_dark


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [(Qt.ColorScheme.Light, CONTRAST_LIGHT), (Qt.ColorScheme.Dark, CONTRAST_DARK)],
)
def test_high_contrast_is_light_or_dark_as_the_system(dressed, scheme, expected):
    dressed.apply(Mode.CONTRAST)
    QApplication.styleHints().colorSchemeChanged.emit(scheme)

    assert theme.colours() is expected
    assert dressed.has_high_contrast
    assert dressed.is_dark is (scheme is Qt.ColorScheme.Dark)


def test_a_system_without_high_contrast_gets_none_unasked(dressed):
    dressed.apply(Mode.SYSTEM)
    hints = QApplication.styleHints()
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)

    assert not dressed.has_high_contrast


def test_body_text_is_of_one_size_and_knows_chinese(dressed):
    font = QApplication.font()

    assert font.pointSizeF() == pytest.approx(10.5)
    assert theme.BUNDLED_FONT in font.families()
    assert QFontInfo(font).family() in {*theme.GOOD_SYSTEM_FONTS, theme.BUNDLED_FONT}


@pytest.mark.parametrize("name", names())
def test_every_icon_is_drawn_in_the_colour_that_is_asked_for(dressed, name):
    drawn = icon(name, Ink.FAILED).pixmap(48, 48).toImage()
    inks = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() > 250
    }

    assert LIGHT.failed.lower() in inks


def test_an_icon_is_drawn_once_for_each_colour():
    assert picture("tick", "#102030") == picture("tick", "#102030")
    assert picture("tick", "#102030") != picture("tick", "#302010")
    assert "#102030" in picture("tick", "#102030").read_text("utf-8")


@pytest.mark.parametrize(
    ("system_font", "language", "is_narrowed"),
    [
        ("Segoe UI", "en", False),
        ("Segoe UI", "zh_CN", False),
        ("PingFang SC", "en", True),
        ("Fixedsys", "en", True),
        ("Fixedsys", "zh_CN", False),
    ],
)
def test_only_a_chinese_font_has_its_marks_narrowed_for_english(
    system_font, language, is_narrowed
):
    [family, *_behind] = theme.families_of(system_font)

    assert theme.narrows_quotes(family, language) is is_narrowed
