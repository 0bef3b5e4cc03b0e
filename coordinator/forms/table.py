"""Rows of a table: cells of lines, boxes to tick, lines to write on."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile

from coordinator.forms.linebreaking import LineBreaker
from coordinator.forms.parts import HAIRLINE, Style
from coordinator.forms.pen import Pen
from coordinator.forms.typeface import Weight, typeface
from coordinator.languages import BETWEEN

PAD = 2.8  # above and below the text of a row
BASELINE = 0.79  # of the leading: where a line stands in its height
FEWEST_LINES = 2  # that are left behind, or carried over, when a row is parted
MOST_REMEMBERED = 2000  # texts whose lines are kept
LONG_ROW = 200.0  # a row from this height on is parted rather than carried over
BOX_SIDE = 8.6


@dataclass(frozen=True, slots=True)
class Text:
    """Lines in one style; `above` is the distance to what stands over them."""

    lines: tuple[str, ...]
    style: Style
    above: float = 0
    indent: float = 0

    @property
    def height(self) -> float:
        return self.above + len(self.lines) * self.style.leading


@dataclass(frozen=True, slots=True)
class Cell:
    """Texts below each other; `centre` is the middle of its column where they are centred."""

    x: float
    texts: tuple[Text, ...] = ()
    centre: float | None = None

    @property
    def height(self) -> float:
        return sum(text.height for text in self.texts)

    def draw(self, pen: Pen, top: float) -> None:
        for text in self.texts:
            style = text.style
            baseline = top + text.above + BASELINE * style.leading
            if self.centre is None:
                pen.lines(self.x + text.indent, baseline, text.lines, style)
            else:
                for place, line in enumerate(text.lines):
                    pen.text_centred(self.centre, baseline + place * style.leading, line, style)
            top += text.height

    def part(self, room: float) -> "tuple[Cell, Cell]":
        """Part it at the last line that fits; what does not fit goes on in the second."""
        kept: list[Text] = []
        left = deque(self.texts)
        while left and left[0].height <= room:
            room -= left[0].height
            kept.append(left.popleft())
        if left:
            lines, style = left[0].lines, left[0].style
            count = min(int((room - left[0].above) // style.leading), len(lines) - FEWEST_LINES)
            if count >= FEWEST_LINES:
                kept.append(replace(left[0], lines=lines[:count]))
                left[0] = replace(left[0], lines=lines[count:], above=0)
        return replace(self, texts=tuple(kept)), replace(self, texts=tuple(left))


@dataclass(frozen=True, slots=True)
class TickBox:
    """A square; `word` is what it says where it is ticked, for search and copied text."""

    x: float
    word: str
    ticked: bool
    side: float = BOX_SIDE


@dataclass(frozen=True, slots=True)
class Guide:
    """A dotted line to write on, `below` the top of its row."""

    x: float
    below: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, from `left` to `right`.

    `again` stands in the first cell where the row goes on over a page; `verticals` are where
    lines go down; `rule` is the width of the line above it, none at 0; `pad` is the distance
    of text from the lines above and below.
    """

    left: float
    right: float
    cells: tuple[Cell, ...]
    boxes: tuple[TickBox, ...] = ()
    guides: tuple[Guide, ...] = ()
    again: tuple[Text, ...] = ()
    verticals: tuple[float, ...] = ()
    rule: float = HAIRLINE
    least: float = 0
    pad: float = PAD
    shade: float | None = None

    @property
    def height(self) -> float:
        return max(
            self.least, 2 * self.pad + max((cell.height for cell in self.cells), default=0)
        )

    def draw(self, pen: Pen, top: float) -> None:
        bottom = top + self.height
        if self.shade is not None:
            pen.fill(self.left, top, self.right - self.left, self.height, self.shade)
        if self.rule:
            pen.rule(self.left, top, self.right, top, self.rule)
        for x in self.verticals:
            pen.rule(x, top, x, bottom)
        for guide in self.guides:
            pen.dotted_rule(guide.x, top + guide.below, guide.right)
        # In the order of reading: number and words, what is ticked, then the rest.
        for cell in self.cells[:2]:
            cell.draw(pen, top + self.pad)
        for box in self.boxes:
            pen.tick_box(box.x, top + self.pad + 0.9, box.side, box.word if box.ticked else "")
        for cell in self.cells[2:]:
            cell.draw(pen, top + self.pad)

    def part(self, room: float) -> "tuple[Row, Row] | None":
        pairs = [cell.part(room - 2 * self.pad) for cell in self.cells]
        rest = [second for _, second in pairs]
        if not any(first.texts for first, _ in pairs[1:]) or not any(c.texts for c in rest):
            return None
        rest[0] = replace(rest[0], texts=self.again)
        first = replace(self, cells=tuple(first for first, _ in pairs), least=0)
        second = replace(self, cells=tuple(rest), boxes=(), guides=(), least=0)
        return first, second

    def resumed(self) -> "Row":
        """The row as it stands at the head of a page, saying what it belongs to."""
        if self.cells[0].texts:
            return self
        return replace(self, cells=(replace(self.cells[0], texts=self.again), *self.cells[1:]))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, such as a criterion, its parts and remarks."""

    rows: tuple[Row, ...]

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)

    def draw(self, pen: Pen, top: float) -> None:
        for row in self.rows:
            row.draw(pen, top)
            top += row.height
        # A line closes them wherever they end, also at the foot of a page.
        pen.rule(self.rows[0].left, top, self.rows[0].right, top, HAIRLINE)

    def part(self, room: float) -> "tuple[Group, Group] | None":
        """Part it between rows where one begins, otherwise inside the row."""
        ends = _running(row.height for row in self.rows)
        count = sum(1 for _ in takewhile(lambda end: end <= room, ends))
        kept, rest = self.rows[:count], self.rows[count:]
        if not rest:
            return None
        is_short = rest[0].height < LONG_ROW and bool(kept)
        halves = None if is_short else rest[0].part(room - sum(row.height for row in kept))
        if halves is not None:
            return Group((*kept, halves[0])), Group((halves[1], *rest[1:]))
        if not kept:
            return None
        return Group(kept), Group((rest[0].resumed(), *rest[1:]))


@cache
def _breaker(weight: Weight) -> LineBreaker:
    return LineBreaker(typeface(weight))


@lru_cache(MOST_REMEMBERED)
def _lines(words: str, weight: Weight, size: float, measure: float) -> tuple[str, ...]:
    # A trial's criteria are set again for each of its subjects, labels on every form.
    if BETWEEN in words and "\n" in words:
        parts = words.split("\n")
        return tuple(line for part in parts for line in _lines(part, weight, size, measure))
    breaker = _breaker(weight)
    lines = breaker.lines(words, size, measure)
    if len(lines) == 1 or words.count(BETWEEN) != 1:
        return lines
    first, second = words.split(BETWEEN)  # one language below the other
    return (
        *breaker.lines(first + BETWEEN, size, measure),
        *breaker.lines(second, size, measure),
    )


def set_text(words: str, style: Style, measure: float, above: float = 0) -> Text:
    """Break `words`, as they were typed, into lines of `measure` points."""
    return Text(_lines(words, style.weight, style.size, measure), style, above)


def indented(words: str, style: Style, measure: float, indent: float, above: float) -> Text:
    text = set_text(words, style, measure - indent, above)
    return replace(text, indent=indent)


def _running(heights: Iterable[float]) -> Iterable[float]:
    total = 0.0
    for height in heights:
        total += height
        yield total
