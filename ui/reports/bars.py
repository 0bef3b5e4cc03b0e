"""Bars below each other: filled and hatched, so that no colour is needed."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen

from coordinator.domain.chart import Axis, Bar, BarChart
from ui.reports.canvas import MIDDLE, MIDDLE_LEFT, MIDDLE_RIGHT, Canvas, Room

BAR: Final = 16
MOST_LABEL: Final = 150


def height_of_bars(chart: BarChart, room: Room) -> float:
    head = room.head if chart.legend else 0
    return head + room.row * len(chart.bars) + room.foot


class BarsDrawing:
    def __init__(self, canvas: Canvas, chart: BarChart) -> None:
        self._canvas, self._chart = canvas, chart
        self._painter, self._room = canvas.painter, canvas.room

    def paint(self) -> None:
        room = self._room
        labels = max((room.width(bar.words) for bar in self._chart.bars), default=0)
        left = min(labels, MOST_LABEL) + 12
        notes = max((room.width(bar.note) for bar in self._chart.bars), default=0)
        width = max(self._canvas.across - left - notes - 16, 40)
        top = self._room.head if self._chart.legend else 0
        if self._chart.legend:
            self._paint_legend(self._chart.legend, left)
        foot = top + self._room.row * len(self._chart.bars)
        self._paint_ticks(self._chart.axis, QRectF(left, top, width, foot - top))
        for place, bar in enumerate(self._chart.bars):
            self._paint_bar(bar, QRectF(left, top + place * self._room.row, width, 0))

    def _paint_bar(self, bar: Bar, at: QRectF) -> None:
        label = QRectF(0, at.top(), at.left() - 10, self._room.row)
        words = self._room.metrics.elidedText(
            bar.words, Qt.TextElideMode.ElideRight, label.width()
        )
        self._painter.setPen(self._canvas.text)
        self._painter.drawText(label, MIDDLE_RIGHT, words)
        whole = self._chart.axis.share(bar.value) * at.width()
        solid = self._chart.axis.share(bar.solid) * at.width()
        over = at.top() + (self._room.row - BAR) / 2
        self._fill(QRectF(at.left(), over, whole, BAR), is_solid=False)
        self._fill(QRectF(at.left(), over, solid, BAR), is_solid=True)
        self._painter.setPen(self._canvas.text)
        beyond = at.left() + whole + 8
        self._painter.drawText(
            QRectF(beyond, at.top(), self._canvas.across - beyond, self._room.row),
            MIDDLE_LEFT,
            bar.note,
        )

    def _fill(self, bar: QRectF, *, is_solid: bool) -> None:
        """Fill or hatch a bar: what differs is seen without its colour."""
        if bar.width() <= 0:
            return
        accent = self._canvas.accent
        self._painter.setPen(QPen(accent, 1))
        self._painter.setBrush(
            accent if is_solid else QBrush(accent, Qt.BrushStyle.BDiagPattern)
        )
        self._painter.drawRect(bar)

    def _paint_legend(self, words: tuple[str, ...], left: float) -> None:
        x, room = left, self._room
        for place, said in enumerate(words):
            over = (self._room.head - BAR) / 2
            self._fill(QRectF(x, over, 24, BAR), is_solid=place == 0)
            self._painter.setPen(self._canvas.text)
            width = room.width(said) + 4
            self._painter.drawText(QRectF(x + 32, 0, width, self._room.head), MIDDLE_LEFT, said)
            x += width + 56

    def _paint_ticks(self, axis: Axis, frame: QRectF) -> None:
        for tick in axis.ticks:
            x = frame.left() + axis.share(tick.at) * frame.width()
            self._painter.setPen(QPen(self._canvas.line, 1))
            self._painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            self._painter.setPen(self._canvas.second)
            place = QRectF(x - 40, frame.bottom(), 80, self._room.foot)
            self._painter.drawText(place, MIDDLE, tick.words)
