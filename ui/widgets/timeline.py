"""A small calendar: moments as lines, stretches of time as bars, one moment to be moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from coordinator.text import called, in_turn, listed
from ui import theme
from ui.widgets.tones import Tone

ROW, HEAD, LABELS, EDGE = 24, 36, 168, 12
WEEK = 7
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -WEEK,
    Qt.Key.Key_PageDown: WEEK,
}
ROOMY = 900  # pixels
GRAB = 8  # pixels to each side of the line


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar from `begin` to `end`, both included; `note` is written into it."""

    words: str
    begin: date
    end: date
    tone: Tone
    note: str


@dataclass(frozen=True, slots=True)
class Moment:
    words: str
    on: date
    is_movable: bool = False


class Timeline(QWidget):
    moved = Signal(object)
    """The movable moment was put on this day (a date)."""

    def __init__(self) -> None:
        super().__init__()
        self._stretches: tuple[Stretch, ...] = ()
        self._moments: tuple[Moment, ...] = ()
        self._begin, self._end = date.min, date.max
        self._is_held = False
        self.setMouseTracking(True)

    def display(self, stretches: Sequence[Stretch], moments: Sequence[Moment]) -> None:
        self._stretches, self._moments = tuple(stretches), tuple(moments)
        days = [moment.on for moment in moments]
        days += [day for stretch in stretches for day in (stretch.begin, stretch.end)]
        if days and not self._is_held:  # the scale stands still while a line is dragged
            margin = timedelta(max((max(days) - min(days)).days // 12, 3))
            self._begin, self._end = min(days) - margin, max(days) + margin
        movable = self._movable is not None
        policy = Qt.FocusPolicy.StrongFocus if movable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setAccessibleDescription(self._said())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self.height_of(len(self._stretches)))

    def height_of(self, bars: int) -> int:
        """Give the height of the words on top with the first `bars` of the bars."""
        return HEAD + ROW * min(bars, len(self._stretches)) + 4

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = max(-self.y(), 0)  # as much is scrolled away; the words on top stay in sight
        painter.setClipRect(0, over + HEAD - 2, self.width(), self.height())
        for place, stretch in enumerate(self._stretches):
            self._paint_stretch(painter, stretch, HEAD + place * ROW)
        painter.setClipping(False)
        self._paint_moments(painter, over)
        painter.setClipRect(0, over + HEAD - 2, self.width(), self.height())
        for place, stretch in enumerate(self._stretches):
            self._paint_note(painter, stretch, HEAD + place * ROW)
        painter.end()

    def moveEvent(self, _event: QMoveEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self._movable is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(self._movable.on + timedelta(step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_held = self._is_near(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._is_held or self._is_near(event)
        self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
        movable = self._movable
        if self._is_held and movable is not None:
            day = self._day_at(event.position().x())
            if day != movable.on:
                self.moved.emit(day)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._is_held = False

    @property
    def _movable(self) -> Moment | None:
        return next((moment for moment in self._moments if moment.is_movable), None)

    def _is_near(self, event: QMouseEvent) -> bool:
        movable = self._movable
        return movable is not None and abs(self._x(movable.on) - event.position().x()) <= GRAB

    def _x(self, day: date) -> float:
        span = max((self._end - self._begin).days, 1)
        width = self.width() - LABELS - EDGE
        return LABELS + (day - self._begin).days / span * width

    def _day_at(self, x: float) -> date:
        span = (self._end - self._begin).days
        share = (x - LABELS) / max(self.width() - LABELS - EDGE, 1)
        return self._begin + timedelta(round(min(max(share, 0), 1) * span))

    def _paint_stretch(self, painter: QPainter, stretch: Stretch, top: int) -> None:
        worn = theme.colours()
        painter.setPen(QColor(worn.text))
        metrics = QFontMetrics(self.font())
        label = metrics.elidedText(stretch.words, Qt.TextElideMode.ElideRight, LABELS - 12)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, top, LABELS - 12, ROW), flags, label)
        painter.setPen(QPen(QColor(getattr(worn, stretch.tone)), 1))
        painter.setBrush(QColor(getattr(worn, f"{stretch.tone}_soft")))
        painter.drawRoundedRect(self._bar(stretch, top), 4, 4)

    def _bar(self, stretch: Stretch, top: int) -> QRectF:
        left = self._x(stretch.begin)
        return QRectF(left, top + 4, max(self._x(stretch.end) - left, 6), ROW - 8)

    def _paint_note(self, painter: QPainter, stretch: Stretch, top: int) -> None:
        """Write what is said of a bar, with nothing behind the words that crosses them."""
        worn, bar = theme.colours(), self._bar(stretch, top)
        ground = QColor(worn.surface)
        width = QFontMetrics(self.font()).horizontalAdvance(stretch.note)
        if width + 12 <= bar.width():
            x, ground = bar.left() + 6, QColor(getattr(worn, f"{stretch.tone}_soft"))
        elif width <= self.width() - EDGE - bar.right() - 6:
            x = bar.right() + 6
        else:
            x = bar.left() - width - 6
        painter.fillRect(QRectF(x - 2, bar.top() + 1, width + 4, bar.height() - 2), ground)
        painter.setPen(QColor(getattr(worn, stretch.tone)))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, top, width + 4, ROW), flags, stretch.note)

    def _paint_moments(self, painter: QPainter, top: int) -> None:
        worn = theme.colours()
        metrics = QFontMetrics(self.font())
        reached = [0.0, 0.0]  # how far each of the two lines of words is taken
        for moment in _gathered(self._moments):
            x = self._x(moment.on)
            colour = QColor(worn.accent if moment.is_movable else worn.second)
            painter.setPen(self._pen(moment, colour))
            painter.drawLine(round(x), top + HEAD - 2, round(x), self.height())
            width = metrics.horizontalAdvance(moment.words)
            left = min(max(x - width / 2, 0), self.width() - width - 2)
            line = next((n for n in (0, 1) if left >= reached[n] + 8), 0)
            reached[line] = left + width
            painter.setPen(colour)
            painter.drawText(round(left), top + 14 + line * 16, moment.words)

    def _pen(self, moment: Moment, colour: QColor) -> QPen:
        if not moment.is_movable:
            return QPen(colour, 1, Qt.PenStyle.DashLine)
        return QPen(colour, 3 if self.hasFocus() else 2)

    def _said(self) -> str:
        moments = [called(moment.words, moment.on.isoformat()) for moment in self._moments]
        stretches = [called(stretch.words, stretch.note) for stretch in self._stretches]
        return in_turn((*moments, *stretches))


class TimelineInSight(QScrollArea):
    """A calendar as high as its first `most` bars; the others are scrolled to.

    In a window that is not `ROOMY` it is as high as the first `least` of them.
    """

    def __init__(self, timeline: Timeline, *, least: int, most: int) -> None:
        super().__init__()
        self._timeline, self._least, self._most = timeline, least, most
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(timeline)
        timeline.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        bars = self._most if self.window().height() >= ROOMY else self._least
        return QSize(self._timeline.sizeHint().width(), self._timeline.height_of(bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._timeline.minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def _gathered(moments: Sequence[Moment]) -> list[Moment]:
    """Put moments of one day into one, whose words would lie over each other."""
    fixed: dict[date, list[str]] = {}
    for moment in moments:
        if not moment.is_movable:
            fixed.setdefault(moment.on, []).append(moment.words)
    found = [Moment(listed(words), day) for day, words in fixed.items()]
    found += [moment for moment in moments if moment.is_movable]
    return sorted(found, key=lambda each: each.on)
