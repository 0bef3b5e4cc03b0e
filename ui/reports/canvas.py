"""What charts are painted on: the room there is, and the lines of the words in it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette

ROW: Final = 30
FOOT: Final = 28
HEAD: Final = 30
MIDDLE_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Room:
    """Heights grow with the letters, which a person may have made larger."""

    metrics: QFontMetricsF

    @cached_property
    def line(self) -> float:
        return self.metrics.height()

    @cached_property
    def row(self) -> float:
        return max(ROW, self.line + 10)

    @cached_property
    def head(self) -> float:
        return max(HEAD, self.line + 10)

    @cached_property
    def foot(self) -> float:
        return max(FOOT, self.line + 8)

    def width(self, words: str) -> float:
        return self.metrics.horizontalAdvance(words)


@dataclass(frozen=True)
class Canvas:
    """A painter at work in a widget so wide and so high, in the theme's colours."""

    painter: QPainter
    room: Room
    across: float
    down: float
    palette: QPalette

    @property
    def text(self) -> QColor:
        return self.palette.text().color()

    @property
    def second(self) -> QColor:
        return self.palette.placeholderText().color()

    @property
    def line(self) -> QColor:
        return self.palette.mid().color()

    @property
    def accent(self) -> QColor:
        return self.palette.accent().color()
