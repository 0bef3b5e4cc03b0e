"""Charts on paper, legible in black and white: what is filled, hatched or dotted differs."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from coordinator.domain.chart import Axis, Bar, BarChart, StepChart
from coordinator.forms.parts import (
    HAIRLINE,
    HEAVY,
    SMALL,
    SMALL_SOFT,
    SMALL_STRONG,
    PageSize,
)
from coordinator.forms.pen import Pen
from coordinator.forms.table import set_text
from coordinator.forms.typeface import typeface
from coordinator.languages import BETWEEN

LABELS, NOTES = 92.0, 150.0  # points left of the bars, and right of the longest of them
BAR_ROW, BAR, TICKS = 15.0, 8.6, 14.0
LEGEND = 15.0
STEPS_HIGH = 132.0
FILLED, SOFT_LINE, GRID_GREY = 0.35, 0.25, 0.75
HATCH = 3.2


@dataclass(frozen=True, slots=True)
class BarFigure:
    chart: BarChart
    size: PageSize

    @property
    def height(self) -> float:
        legend = LEGEND if self.chart.legend else 0
        return legend + BAR_ROW * len(self.chart.bars) + TICKS

    def part(self, room: float) -> tuple[Self, Self] | None:  # noqa: ARG002  it stays whole
        return None

    def draw(self, pen: Pen, top: float) -> None:
        left = self.size.left + LABELS
        width = self.size.measure - LABELS - NOTES
        if self.chart.legend:
            self._draw_legend(pen, top)
            top += LEGEND
        bottom = top + BAR_ROW * len(self.chart.bars)
        for tick in self.chart.axis.ticks:
            x = left + self.chart.axis.share(tick.at) * width
            faint_rule(pen, (x, top), (x, bottom))
            pen.text_centred(x, bottom + 8.6, tick.words, SMALL_SOFT)
        for bar in self.chart.bars:
            self._draw_bar(pen, bar, left, top, width)
            top += BAR_ROW

    def _draw_bar(self, pen: Pen, bar: Bar, left: float, top: float, width: float) -> None:
        axis, middle = self.chart.axis, top + BAR_ROW / 2
        over, base = middle - BAR / 2, middle + 2.6
        label = set_text(bar.words.replace(BETWEEN, " "), SMALL, LABELS - 6).lines[0]
        pen.text_right(left - 5, base, label, SMALL)
        whole, solid = axis.share(bar.value) * width, axis.share(bar.solid) * width
        if solid:
            pen.fill(left, over, solid, BAR, FILLED)
        if whole > solid:
            hatch(pen, left + solid, over, whole - solid)
        if whole:
            pen.frame(left, over, whole, BAR, HAIRLINE)
        pen.text(left + whole + 4, base, bar.note.replace(BETWEEN, " "), SMALL_STRONG)

    def _draw_legend(self, pen: Pen, top: float) -> None:
        x, over = self.size.left + LABELS, top + 1.5
        for place, words in enumerate(self.chart.legend):
            if place:
                hatch(pen, x, over, 16)
            else:
                pen.fill(x, over, 16, BAR, FILLED)
            pen.frame(x, over, 16, BAR)
            said = words.replace(BETWEEN, " ")
            pen.text(x + 20, top + 8.4, said, SMALL)
            x += 34 + typeface(SMALL.weight).width(said, SMALL.size)


@dataclass(frozen=True, slots=True)
class StepFigure:
    chart: StepChart
    size: PageSize

    @property
    def height(self) -> float:
        return STEPS_HIGH + TICKS + LEGEND

    def part(self, room: float) -> tuple[Self, Self] | None:  # noqa: ARG002  it stays whole
        return None

    def draw(self, pen: Pen, top: float) -> None:
        chart = self.chart
        left, right = self.size.left + 28, self.size.right - 10
        top += LEGEND
        bottom = top + STEPS_HIGH
        for tick in chart.up.ticks:
            y = bottom - chart.up.share(tick.at) * STEPS_HIGH
            faint_rule(pen, (left, y), (right, y))
            pen.text_right(left - 4, y + 2.6, tick.words, SMALL_SOFT)
        self._draw_days(pen, left, right, bottom)
        places = [
            (_along(chart.across, x, left, right), bottom - chart.up.share(y) * STEPS_HIGH)
            for x, y in chart.points
        ]
        for (x, y), (further, higher) in pairwise(places):
            pen.rule(x, y, further, y, HEAVY)
            pen.rule(further, y, further, higher, HEAVY)
        pen.text(left, top - 6, chart.words.replace(BETWEEN, " "), SMALL_STRONG)
        if chart.level is not None:
            self._draw_level(pen, chart.level, left, right, bottom)

    def _draw_level(
        self, pen: Pen, level: float, left: float, right: float, bottom: float
    ) -> None:
        y = bottom - self.chart.up.share(level) * STEPS_HIGH
        pen.dotted_rule(left, y, right)
        words = self.chart.level_words.replace(BETWEEN, " ")
        pen.text_right(right, y - 3, words, SMALL_STRONG)

    def _draw_days(self, pen: Pen, left: float, right: float, bottom: float) -> None:
        reached = left - 20
        for tick in self.chart.across.ticks:
            x = _along(self.chart.across, tick.at, left, right)
            half = typeface(SMALL_SOFT.weight).width(tick.words, SMALL_SOFT.size) / 2
            pen.rule(x, bottom, x, bottom + 2.5)
            if x - half > reached and x + half < self.size.right + 4:
                pen.text_centred(x, bottom + 10, tick.words, SMALL_SOFT)
                reached = x + half + 4


def faint_rule(pen: Pen, begin: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a line of the grid: seen, but less than what is counted."""
    (x1, y1), (x2, y2), height = begin, end, pen.size.height
    line = f"{x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l S"
    pen.path(f"q {GRID_GREY:g} G {SOFT_LINE:g} w {line} Q")


def hatch(pen: Pen, left: float, top: float, width: float) -> None:
    """Fill a bar with slanted lines, cut off at its edges."""
    x = left - BAR
    while x < left + width:
        begin, end = max(x, left), min(x + BAR, left + width)
        if end > begin:
            pen.rule(begin, top + BAR - (begin - x), end, top + BAR - (end - x), SOFT_LINE)
        x += HATCH
    pen.frame(left, top, width, BAR)


def _along(axis: Axis, value: float, left: float, right: float) -> float:
    return left + axis.share(value) * (right - left)
