"""How the program looks: colours, type, style sheet. The one place in Python with a colour."""

import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.resources import as_file, files
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.pictures import names, picture


class Mode(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours; what ends in `_soft` is the ground on which its namesake is written."""

    window: str
    surface: str
    sunk: str
    hover: str
    selection: str
    line: str
    edge: str
    text: str
    second: str
    faint: str
    accent: str
    accent_strong: str
    on_accent: str
    satisfied: str
    satisfied_soft: str
    failed: str
    failed_soft: str
    open: str
    open_soft: str
    info: str
    info_soft: str
    neutral: str
    neutral_soft: str
    danger: str
    danger_strong: str


LIGHT: Final = Colours(
    window="#F5F6F8",
    surface="#FFFFFF",
    sunk="#EEF1F4",
    hover="#F0F3F6",
    selection="#DCECEE",
    line="#D8DDE4",
    edge="#818D9B",
    text="#18212B",
    second="#566070",
    faint="#9BA5B1",
    accent="#1B6B75",
    accent_strong="#124F57",
    on_accent="#FFFFFF",
    satisfied="#1A6A3A",
    satisfied_soft="#E2F2E8",
    failed="#A3221E",
    failed_soft="#FBE8E6",
    open="#835000",
    open_soft="#FBEFD9",
    info="#1F5A9E",
    info_soft="#E5EEF9",
    neutral="#4E5866",
    neutral_soft="#E9ECF0",
    danger="#B3261E",
    danger_strong="#8C1D18",
)
DARK: Final = Colours(
    window="#14181D",
    surface="#1C2229",
    sunk="#171C22",
    hover="#252D36",
    selection="#1F3F46",
    line="#323B45",
    edge="#6F7C8A",
    text="#E6EAEE",
    second="#9AA6B2",
    faint="#66727F",
    accent="#5FB7C1",
    accent_strong="#86CFD7",
    on_accent="#0D1B1E",
    satisfied="#7CCB95",
    satisfied_soft="#1A3124",
    failed="#F3968F",
    failed_soft="#3E2220",
    open="#E9B65E",
    open_soft="#382C15",
    info="#88B8EF",
    info_soft="#1C2E45",
    neutral="#AEB8C3",
    neutral_soft="#28313B",
    danger="#F08A82",
    danger_strong="#F7B0AA",
)
TONES: Final = ("satisfied", "failed", "open", "info", "neutral")
# What is written on what: (ground, inks). The tests hold each pair to 4.5 : 1.
WRITTEN_ON: Final = (
    ("window", ("text", "second", "accent", "danger", *TONES)),
    ("surface", ("text", "second", "accent", "danger", *TONES)),
    ("sunk", ("text", "second", "accent")),
    ("hover", ("text", "second", "accent", "danger", *TONES)),
    ("selection", ("text", "second", "accent_strong", *TONES)),
    ("accent", ("on_accent",)),
    ("accent_strong", ("on_accent",)),
    ("danger", ("on_accent",)),
    ("danger_strong", ("on_accent",)),
    *((f"{tone}_soft", (tone, "text")) for tone in TONES),
)
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
INKS_OF_PICTURES: Final = ("second", "faint", "on_accent")
STYLE: Final = "Fusion"
IN_STYLE: Final = "in_style"


def dressed_application(name: str) -> QApplication:
    """Begin with the style that the theme builds on: to change it later takes its time."""
    application = QApplication([name, "-style", STYLE])
    application.setApplicationName(name)
    application.setDesktopFileName(name)
    application.setProperty(IN_STYLE, True)
    return application


class Theme(QObject):
    """Dresses the application, and again when the system turns light or dark."""

    changed = Signal()

    def __init__(
        self, application: QApplication, mode: Mode = Mode.SYSTEM, language: str = "en"
    ) -> None:
        super().__init__(application)
        self._application = application
        self._mode = mode
        if not application.property(IN_STYLE):
            application.setStyle(QStyleFactory.create(STYLE))
        application.setFont(interface_font(language))
        self.apply(mode)
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def is_dark(self) -> bool:
        return colours() is DARK

    def apply(self, mode: Mode) -> None:
        """Use `mode` from now on; SYSTEM follows the desktop."""
        self._mode = mode
        hints = self._application.styleHints()
        if mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(SCHEMES[mode])
        self._dress(SCHEMES.get(mode, hints.colorScheme()))

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._mode is Mode.SYSTEM:
            self._dress(scheme)

    def _dress(self, scheme: Qt.ColorScheme) -> None:
        chosen = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(palette_of(chosen))
        self._application.setStyleSheet(style_sheet(chosen))
        self.changed.emit()


SCHEMES: Final = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}


def colours() -> Colours:
    """The colours the application wears now."""
    worn = QGuiApplication.palette().window().color()
    return DARK if worn == QColor(DARK.window) else LIGHT


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
    # A point is a pixel on macOS and 4/3 of one elsewhere; the sizes are meant as elsewhere.
    scale = 4 / 3 if sys.platform == "darwin" else 1.0
    words |= {f"{role}_size": f"{points * scale:g}pt" for role, points in SIZES.items()}
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


def interface_font(language: str) -> QFont:
    """The desktop's own font with the bundled one behind it, for Chinese and for lone signs."""
    for weight in ("Regular", "Bold"):
        with as_file(files("resources") / "fonts" / f"NotoSansSC-{weight}.ttf") as path:
            QFontDatabase.addApplicationFont(str(path))
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = QFontInfo(font).family()
    font.setFamilies([family, BUNDLED_FONT] if family in GOOD_SYSTEM_FONTS else [BUNDLED_FONT])
    font.setPointSizeF(SIZES["body"] * (4 / 3 if sys.platform == "darwin" else 1.0))
    if not language.startswith("zh"):
        # The bundled font sets quotation marks as wide as Chinese signs unless told otherwise.
        font.setFeature(QFont.Tag("pwid"), 1)
    return font
