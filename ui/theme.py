"""How the program looks: which colours are worn, type, style sheet."""

import sys
from dataclasses import asdict
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.colours import ALL, CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from ui.pictures import names, picture
from ui.rubbish import Sweeper


class Mode(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


# Roles of text and their sizes in points at 96 dots per inch.
SIZES: Final = {"title": 20.0, "criterion": 14.0, "heading": 12.0, "body": 10.5, "caption": 9.0}
GOOD_SYSTEM_FONTS: Final = frozenset(
    {
        ".AppleSystemUIFont",
        "Adwaita Sans",
        "Cantarell",
        "Inter",
        "Microsoft YaHei UI",
        "Noto Sans",
        "Noto Sans CJK SC",
        "Open Sans",
        "PingFang SC",
        "Roboto",
        "Segoe UI",
        "Segoe UI Variable",
        "Source Sans 3",
        "Ubuntu",
        "Ubuntu Sans",
    }
)
BUNDLED_FONT: Final = "Noto Sans SC"
CHINESE_FONTS: Final = frozenset(
    {BUNDLED_FONT, "Microsoft YaHei UI", "Noto Sans CJK SC", "PingFang SC"}
)
INKS_OF_PICTURES: Final = ("second", "faint", "on_accent")
STYLE: Final = "Fusion"
IN_STYLE: Final = "in_style"


def dressed_application(name: str) -> QApplication:
    """Begin with the style that the theme builds on: to change it later takes its time."""
    application = QApplication([name, "-style", STYLE])
    application.setApplicationName(name)
    application.setDesktopFileName(name)
    application.setProperty(IN_STYLE, True)
    Sweeper(application)
    return application


class Theme(QObject):
    """Dresses the application, and again when the system turns light or dark."""

    changed = Signal()

    def __init__(
        self, application: QApplication, mode: Mode = Mode.SYSTEM, language: str = "en"
    ) -> None:
        super().__init__(application)
        self._application = application
        # Held: what the binding gives of them is gone when its owner is.
        self._hints = application.styleHints()
        self._mode = mode
        if not application.property(IN_STYLE):
            application.setStyle(QStyleFactory.create(STYLE))
            application.setProperty(IN_STYLE, True)
        application.setFont(interface_font(language))
        self.apply(mode)
        self._hints.colorSchemeChanged.connect(self._follow)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    @property
    def mode(self) -> Mode:
        return self._mode

    def speak(self, language: str) -> None:
        """Set words from now on as `language` sets them."""
        self._application.setFont(interface_font(language))

    @property
    def is_dark(self) -> bool:
        return colours() in (DARK, CONTRAST_DARK)

    @property
    def has_high_contrast(self) -> bool:
        return colours() in (CONTRAST_LIGHT, CONTRAST_DARK)

    def apply(self, mode: Mode) -> None:
        """Use `mode` from now on; SYSTEM follows the desktop, CONTRAST its light or dark."""
        self._mode = mode
        if mode in SCHEMES:
            self._hints.setColorScheme(SCHEMES[mode])
        else:
            self._hints.unsetColorScheme()
        self._dress(SCHEMES.get(mode, self._hints.colorScheme()))

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._mode not in SCHEMES:
            self._dress(scheme)

    def _follow_contrast(self, _preference: Qt.ContrastPreference) -> None:
        self._follow(self._hints.colorScheme())

    def _dress(self, scheme: Qt.ColorScheme) -> None:
        chosen = chosen_colours(
            is_dark=scheme is Qt.ColorScheme.Dark,
            is_strong=self._mode is Mode.CONTRAST
            or (self._mode is Mode.SYSTEM and self._system_wants_contrast()),
        )
        self._application.setPalette(palette_of(chosen))
        sheet = style_sheet(chosen)
        if self._application.styleSheet() != sheet:  # all widgets are dressed anew: a second
            self._application.setStyleSheet(sheet)
        self.changed.emit()

    def _system_wants_contrast(self) -> bool:
        preference = self._hints.accessibility().contrastPreference()
        return preference is Qt.ContrastPreference.HighContrast


SCHEMES: Final = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}


def chosen_colours(*, is_dark: bool, is_strong: bool) -> Colours:
    if is_strong:
        return CONTRAST_DARK if is_dark else CONTRAST_LIGHT
    return DARK if is_dark else LIGHT


def colours() -> Colours:
    """The colours the application wears now."""
    worn = QGuiApplication.palette().window().color().name().upper()
    return next((one for one in ALL if one.window == worn), LIGHT)


def palette_of(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, roles in {
        "window": (role.Window,),
        "surface": (role.Base, role.Button, role.Light),
        "sunk": (role.AlternateBase, role.Midlight),
        "line": (role.Mid, role.Dark),
        "edge": (role.Shadow,),
        "text": (role.WindowText, role.Text, role.ButtonText, role.HighlightedText),
        "second": (role.PlaceholderText,),
        "selection": (role.Highlight,),
        "accent": (role.Accent, role.Link, role.LinkVisited),
        "on_accent": (role.BrightText,),
    }.items():
        for one in roles:
            palette.setColor(one, QColor(getattr(chosen, name)))
    palette.setColor(role.ToolTipBase, QColor(chosen.text))
    palette.setColor(role.ToolTipText, QColor(chosen.surface))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(chosen.faint))
    return palette


def style_sheet(chosen: Colours) -> str:
    """The style sheet with the names of its colours, sizes and pictures filled in."""
    words = Words(chosen)
    words |= {f"{role}_size": f"{points(role):g}pt" for role in SIZES}
    template = files("resources").joinpath("style.qss").read_text("utf-8")
    return Template(template).substitute(words)


class Words(dict[str, str]):
    """What the style sheet may name; of the pictures, those are drawn that it does name."""

    def __init__(self, chosen: Colours) -> None:
        super().__init__(asdict(chosen))
        self._chosen = chosen

    def __missing__(self, key: str) -> str:
        for ink in INKS_OF_PICTURES:
            name = key.removesuffix(f"_{ink}").replace("_", "-")
            if key.endswith(f"_{ink}") and name in names():
                return picture(name, getattr(self._chosen, ink)).as_posix()
        raise KeyError(key)


def points(role: str) -> float:
    """Give the size of a role of text, for what is drawn without the style sheet."""
    # A point is a pixel on macOS and 4/3 of one elsewhere; the sizes are meant as elsewhere.
    return SIZES[role] * (4 / 3 if sys.platform == "darwin" else 1.0)


@cache
def bring_bundled_fonts() -> None:
    for weight in ("Regular", "Bold"):
        with as_file(files("resources") / "fonts" / f"NotoSansSC-{weight}.ttf") as path:
            QFontDatabase.addApplicationFont(str(path))


def interface_font(language: str) -> QFont:
    """The desktop's own font with the bundled one behind it, for Chinese and for lone signs."""
    bring_bundled_fonts()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    families = families_of(QFontInfo(font).family())
    font.setFamilies(families)
    font.setPointSizeF(points("body"))
    if narrows_quotes(families[0], language):
        font.setFeature(QFont.Tag("pwid"), 1)
    return font


def families_of(system_font: str) -> list[str]:
    is_good = system_font in GOOD_SYSTEM_FONTS
    return [system_font, BUNDLED_FONT] if is_good else [BUNDLED_FONT]


def narrows_quotes(family: str, language: str) -> bool:
    """A Chinese font sets “ ” ’ as wide as Chinese signs, which tears English apart.

    It narrows （ and ， with them, so a font that has Latin quotation marks is left alone.
    """
    return family in CHINESE_FONTS and not language.startswith("zh")
