"""Icons of one family, drawn in the colours the application wears now."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from ui import theme
from ui.pictures import names, picture

__all__ = ["Ink", "icon", "names", "pixmap"]


class Ink(StrEnum):
    """With what an icon is drawn: the names of colours in the theme."""

    TEXT = "text"
    SECOND = "second"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    SATISFIED = "satisfied"
    FAILED = "failed"
    OPEN = "open"
    INFO = "info"
    NEUTRAL = "neutral"
    DANGER = "danger"


def icon(name: str, ink: str = Ink.TEXT, chosen: str = "") -> QIcon:
    """Give the icon `name` in `ink`, and in `chosen` where it stands for what is chosen.

    Good until the theme changes: ask again when painting, or use a button of `buttons`.
    """
    worn = theme.colours()
    colour = getattr(worn, ink)
    return _icon(name, colour, getattr(worn, chosen) if chosen else colour, worn.faint)


def pixmap(name: str, size: int, ink: str, ratio: float = 1.0) -> QPixmap:
    """Give the icon `name` as `size` x `size` logical pixels on a screen of `ratio`."""
    return icon(name, ink).pixmap(QSize(size, size), ratio)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, chosen: str, faint: str) -> QIcon:
    made = QIcon()
    for state in (QIcon.State.Off, QIcon.State.On):
        made.addFile(str(picture(name, faint)), QSize(), QIcon.Mode.Disabled, state)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
        made.addFile(str(picture(name, colour)), QSize(), mode, QIcon.State.Off)
        made.addFile(str(picture(name, chosen)), QSize(), mode, QIcon.State.On)
    return made
