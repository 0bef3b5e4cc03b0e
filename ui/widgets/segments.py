"""Several short answers beside each other, one of them pressed in; painted as one widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.text import _, called
from ui import theme
from ui.widgets.tones import Tone

HEIGHT: Final = 32
PADDING: Final = 12
NARROWEST: Final = 52
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Segment:
    """An answer: its words, and the letter that gives it. The tone is worn when pressed."""

    value: str
    words: str
    key: str = ""
    tone: Tone = Tone.INFO


class SegmentField(QWidget):
    """A letter answers and goes on to the next field; the arrows change the answer."""

    chosen = Signal(str)
    moved = Signal(int)
    """On to the field after (1) or before (-1) this one."""

    def __init__(self, segments: Sequence[Segment] = ()) -> None:
        super().__init__()
        self._segments: tuple[Segment, ...] = tuple(segments)
        self._value = ""
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self._segments

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self._say()
            self.update()

    def setAccessibleName(self, name: str) -> None:
        self._name = name
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 1, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Keep letters for answering, before any one-key shortcut of the page."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._meant_by(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = self._meant_by(event)
        if meant is not None:
            self._choose(meant)
            self.moved.emit(1)
        elif event.key() in STEPS:
            self._step(STEPS[Qt.Key(event.key())])
        elif event.key() in MOVES:
            self.moved.emit(MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        for segment, place in zip(self._segments, self._places(), strict=True):
            if place.contains(event.position().toPoint()):
                self._choose(segment.value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for segment, place in zip(self._segments, self._places(), strict=True):
            self._paint(painter, segment, place)

    def _paint(self, painter: QPainter, segment: Segment, place: QRect) -> None:
        worn = theme.colours()
        is_pressed = segment.value == self._value
        ground = getattr(worn, f"{segment.tone}_soft") if is_pressed else worn.surface
        ink = getattr(worn, segment.tone) if is_pressed else worn.text
        if not self.isEnabled():
            ground, ink = worn.sunk, ink if is_pressed else worn.faint
        is_marked = is_pressed and segment.tone is not Tone.NEUTRAL
        edge = worn.accent if self.hasFocus() else ink if is_marked else worn.edge
        painter.setPen(QPen(QColor(edge), 2 if is_marked or self.hasFocus() else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 6, 6)
        font = self.font()
        font.setBold(is_marked)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, segment.words)

    def _meant_by(self, event: QKeyEvent) -> str | None:
        letter = event.text().casefold()
        if not letter or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        meant = (found.value for found in self._segments if found.key.casefold() == letter)
        return next(meant, None)

    def _step(self, by: int) -> None:
        values = [segment.value for segment in self._segments]
        here = values.index(self._value) if self._value in values else -1 if by > 0 else 0
        self._choose(values[max(0, min(here + by, len(values) - 1))])

    def _choose(self, value: str) -> None:
        if self.isEnabled() and value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def _say(self) -> None:
        words = (found.words for found in self._segments if found.value == self._value)
        said = next(words, _("nothing chosen"))
        super().setAccessibleName(called(self._name, said) if self._name else said)

    def _places(self) -> list[QRect]:
        places, left = [], 0
        for width in self._widths():
            places.append(QRect(left, 0, width, HEIGHT))
            left += width
        return places

    def _widths(self) -> list[int]:
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        return [
            max(NARROWEST, metrics.horizontalAdvance(segment.words) + 2 * PADDING + 4)
            for segment in self._segments
        ]
