"""Charts as facts: round axes, bars and steps, to be drawn on the screen and on paper alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from coordinator.text import N_, _, called, in_turn, many

ROUND = (1, 2, 5)
WEEK, MONTHS = 7, 12
FEW_DAYS, FEW_WEEKS = 12, 75  # up to which an axis counts days, or weeks
STRIDES = (1, 2, 3, 6, 12, 24, 60, 120)  # months


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, with ticks at round values between them."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def share(self, value: float) -> float:
        """Say how far along the axis `value` lies: 0 at its beginning, 1 at its end."""
        return (value - self.low) / ((self.high - self.low) or 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """`solid` of `value` are filled, the rest is hatched; `note` is written at its end."""

    words: str
    value: float
    solid: float
    note: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars below each other. With two words the legend tells solid from hatched."""

    title: str
    axis: Axis
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Everything that is seen, for who does not see it."""
        return in_turn(called(bar.words, bar.note) for bar in self.bars) or _("No bars.")


@dataclass(frozen=True, slots=True)
class StepChart:
    """A line that goes up in steps; `level` is drawn across, such as a target."""

    title: str
    across: Axis
    up: Axis
    points: tuple[tuple[float, float], ...]
    words: str
    said: str
    level: float | None = None
    level_words: str = ""


Chart = BarChart | StepChart


def count_axis(highest: float, most: int = 5) -> Axis:
    """Count from nought in whole round steps, at most about `most` of them."""
    step = next(step for step in _round_steps() if highest <= step * most)
    high = max(ceil(highest / step), 1) * step
    return Axis(0, high, tuple(Tick(at, str(at)) for at in range(0, high + 1, step)))


def day_axis(first: date, last: date, most: int = 7) -> Axis:
    """Count days, with ticks at days, Mondays, or the first of months, as there is room."""
    last = max(last, first + timedelta(1))
    days = [day for day in _round_days(first, last, most) if first <= day <= last]
    in_years = len(days) > 1 and (days[1] - days[0]).days > 360  # noqa: PLR2004  a year
    in_months = all(day.day == 1 for day in days)
    form = "%Y" if in_years else "%Y-%m" if in_months else "%Y-%m-%d"
    ticks = tuple(Tick(day.toordinal(), day.strftime(form)) for day in days)
    return Axis(first.toordinal(), last.toordinal(), ticks)


def bins(values: Sequence[int], most: int = 10) -> tuple[tuple[int, int, int], ...]:
    """Put whole numbers into bins of one round width: the first, the last, how many."""
    if not values:
        return ()
    highest = max(values)
    width = next(step for step in _round_widths() if highest < step * most)
    return tuple(
        (low, low + width - 1, sum(low <= value < low + width for value in values))
        for low in range(0, highest + 1, width)
    )


def days_words(first: int, last: int) -> str:
    """Name a bin of days: "0 days", "7–13 days"."""
    if first == last:
        return many("{count} day", "{count} days", first)
    return _(DAYS_BETWEEN).format(first=first, last=last)


DAYS_BETWEEN = N_("{first}–{last} days")


def _round_steps() -> Iterator[int]:
    scale = 1
    while True:
        yield from (scale * step for step in ROUND)
        scale *= 10


def _round_widths() -> Iterator[int]:
    """Give widths in which days are thought of: days, then weeks."""
    yield from (1, 2, 7, 14, 28)
    weeks = 8
    while True:
        yield weeks * WEEK
        weeks *= 2


def _round_days(first: date, last: date, most: int) -> Iterator[date]:
    span = (last - first).days
    if span <= FEW_DAYS:
        stride = ceil((span + 1) / most)
        yield from (first + timedelta(day) for day in range(0, span + 1, stride))
        return
    if span <= FEW_WEEKS:
        monday = first + timedelta(-first.weekday() % WEEK)
        stride = WEEK * ceil(span / WEEK / most)
        yield from (monday + timedelta(day) for day in range(0, span + 1, stride))
        return
    months = (last.year - first.year) * MONTHS + last.month - first.month
    stride = next((found for found in STRIDES if months <= found * most), STRIDES[-1])
    begin = first.year * MONTHS + first.month - 1
    begin += -begin % stride
    for month in range(begin, begin + months + 1, stride):
        yield date(month // MONTHS, month % MONTHS + 1, 1)
