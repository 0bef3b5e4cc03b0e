"""A line that goes up in steps, against a level such as a target."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from coordinator.domain.chart import Axis, StepChart
from ui.reports.canvas import MIDDLE, MIDDLE_LEFT, MIDDLE_RIGHT, Canvas


class StepsDrawing:
    def __init__(self, canvas: Canvas, chart: StepChart) -> None:
        self._canvas, self._chart = canvas, chart
        self._painter, self._room = canvas.painter, canvas.room

    def paint(self) -> None:
        room = self._room
        widest = max(room.width(tick.words) for tick in self._chart.up.ticks)
        frame = QRectF(
            widest + 12,
            self._room.head,
            max(self._canvas.across - widest - 28, 40),
            self._canvas.down - self._room.head - self._room.foot,
        )
        self._paint_levels(self._chart.up, frame)
        self._paint_days(self._chart.across, frame)
        line = QPolygonF()
        height = frame.bottom()
        for x, y in self._chart.points:
            across = frame.left() + self._chart.across.share(x) * frame.width()
            line.append(QPointF(across, height))
            height = frame.bottom() - self._chart.up.share(y) * frame.height()
            line.append(QPointF(across, height))
        self._painter.setPen(QPen(self._canvas.accent, 2.5))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(line)
        self._painter.setPen(self._canvas.accent)
        self._painter.drawText(
            QRectF(frame.left(), 0, frame.width(), self._room.head),
            MIDDLE_LEFT,
            self._chart.words,
        )
        if self._chart.level is not None:
            self._paint_target(self._chart.level, frame)

    def _paint_target(self, level: float, frame: QRectF) -> None:
        y = frame.bottom() - self._chart.up.share(level) * frame.height()
        self._painter.setPen(QPen(self._canvas.text, 1.5, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        self._painter.setPen(self._canvas.text)
        words = QRectF(
            frame.left(), y - self._room.line - 4, frame.width(), self._room.line + 2
        )
        self._painter.drawText(words, MIDDLE_RIGHT, self._chart.level_words)

    def _paint_levels(self, axis: Axis, frame: QRectF) -> None:
        for tick in axis.ticks:
            y = frame.bottom() - axis.share(tick.at) * frame.height()
            self._painter.setPen(QPen(self._canvas.line, 1))
            self._painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            self._painter.setPen(self._canvas.second)
            half = self._room.line / 2
            place = QRectF(0, y - half, frame.left() - 8, 2 * half)
            self._painter.drawText(place, MIDDLE_RIGHT, tick.words)

    def _paint_days(self, axis: Axis, frame: QRectF) -> None:
        room = self._room
        self._painter.setPen(self._canvas.second)
        reached = 0.0
        for tick in axis.ticks:
            x = frame.left() + axis.share(tick.at) * frame.width()
            width = room.width(tick.words)
            left = min(max(x - width / 2, 0), self._canvas.across - width)
            if left >= reached:
                self._painter.drawLine(
                    QPointF(x, frame.bottom()), QPointF(x, frame.bottom() + 4)
                )
                place = QRectF(left, frame.bottom() + 2, width + 2, self._room.foot)
                self._painter.drawText(place, MIDDLE, tick.words)
                reached = left + width + 12
