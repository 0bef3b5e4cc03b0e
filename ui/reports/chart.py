"""A chart as a widget: what is counted is also written, and said to who does not see it."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coordinator.domain.chart import BarChart, Chart, StepChart
from ui.reports.bars import BarsDrawing, height_of_bars
from ui.reports.canvas import Canvas, Room
from ui.reports.steps import StepsDrawing

STEPS_HIGH: Final = 280
HIGHEST: Final = 520


class ChartView(QWidget):
    """Shows one chart; the table beside it is what the keyboard walks through."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self.setMaximumHeight(HIGHEST)

    @property
    def chart(self) -> Chart | None:
        return self._chart

    def display(self, chart: Chart | None) -> None:
        self._chart = chart
        self.setAccessibleName(chart.title if chart else "")
        self.setAccessibleDescription(chart.said if chart else "")
        # Bars are as high as they need to be; a line shows more in more room.
        grows = isinstance(chart, StepChart)
        down = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        self.setVisible(chart is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, self._room, self.width(), self.height(), self.palette())
        if isinstance(self._chart, BarChart):
            BarsDrawing(canvas, self._chart).paint()
        else:
            StepsDrawing(canvas, self._chart).paint()
        painter.end()

    @property
    def _room(self) -> Room:
        return Room(QFontMetricsF(self.font()))

    def _height(self) -> int:
        if isinstance(self._chart, BarChart):
            return round(height_of_bars(self._chart, self._room))
        return STEPS_HIGH if self._chart else 0
