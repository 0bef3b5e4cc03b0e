"""What stands on every page: head, foot, QR code, and marks across it."""

from dataclasses import dataclass, replace
from functools import cached_property

import segno

from coordinator.forms.parts import (
    HEADING,
    LABEL,
    LINE,
    MARK,
    SMALL_STRONG,
    TINY,
    TITLE,
    Mark,
    PageSize,
    Style,
)
from coordinator.forms.pen import Pen
from coordinator.forms.table import BASELINE, Text, set_text
from coordinator.forms.typeface import Weight, typeface
from coordinator.languages import BETWEEN
from coordinator.text import N_, _

MARK_WORDS = {
    Mark.DRAFT: (N_("DRAFT"), N_("NOT VERIFIED AGAINST PROTOCOL")),
    Mark.BLANK: (N_("BLANK"),),
    Mark.SUPERSEDED: (N_("SUPERSEDED"),),
    Mark.BROKEN: (N_("TRAIL BROKEN"),),
}
FIELD = Style(8.2, 10)
FIELD_STRONG = replace(FIELD, weight=Weight.BOLD)
MOST_FIELD_LINES = 2
INSET = 4.0
TITLE_BAND = 22.0
TAG_BAND, TAG_GAP = 17.0, 5.0
BIG_MARK, SMALL_MARK, LONGEST_MARK = 92.0, 33.0, 640.0  # sizes, and the length of a mark
QR_SIDE = 48.0
QUIET = 4  # modules around the code, as ISO/IEC 18004 asks
FOOT_HEIGHT = QR_SIDE + 4


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value; `share` is its part of the row's width."""

    label: str
    value: str
    share: float = 1
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A field where it stands in the head, with its lines."""

    x: float
    field: Field
    label: Text
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Head:
    """Title and labelled values; a value too long for its place ends in an ellipsis."""

    size: PageSize
    title: str
    tags: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]

    @cached_property
    def height(self) -> float:
        return self._band + sum(height for height, _cells in self._grid) + 9

    @property
    def _band(self) -> float:
        """The height of title and tags; tags that find no room beside it stand below."""
        return TITLE_BAND + (0 if self._fits_beside else TAG_BAND)

    @property
    def _fits_beside(self) -> bool:
        title = typeface(TITLE.weight).width(self.title, TITLE.size)
        return title + sum(tag_width(tag) + TAG_GAP for tag in self.tags) <= self.size.measure

    @cached_property
    def _grid(self) -> tuple[tuple[float, tuple[Placed, ...]], ...]:
        """Heights of the rows, and for each field where it stands and its lines."""
        grid = []
        for row in self.rows:
            unit = self.size.measure / sum(field.share for field in row)
            x, cells = self.size.left, []
            for field in row:
                width = field.share * unit
                inner = x + (INSET if x > self.size.left else 0)
                room = width - 2 * INSET
                label = set_text(field.label, LABEL, room)
                cells.append(Placed(inner, field, label, field_lines(field, room)))
                x += width
            labels = max(cell.label.height for cell in cells)
            most = max(len(cell.lines) for cell in cells)
            grid.append((labels + most * FIELD.leading + 4, tuple(cells)))
        return tuple(grid)

    @property
    def words(self) -> str:
        """All that stands in it, to look for letters without a shape."""
        values = (field.value for row in self.rows for field in row)
        return "".join((self.title, *self.tags, *values))

    def draw(self, pen: Pen) -> None:
        top = self.size.margins.top
        pen.text(self.size.left, top + 13, self.title, TITLE)
        self._draw_tags(pen, top if self._fits_beside else top + TAG_BAND + 2)
        top += self._band
        for height, cells in self._grid:
            pen.rule(self.size.left, top, self.size.right, top)
            labels = max(cell.label.height for cell in cells)
            for cell in cells:
                if cell.x > self.size.left:
                    pen.rule(cell.x - INSET, top, cell.x - INSET, top + height)
                pen.lines(cell.x, top + 2 + BASELINE * LABEL.leading, cell.label.lines, LABEL)
                first = top + 2 + labels + BASELINE * FIELD.leading
                style = FIELD_STRONG if cell.field.is_strong else FIELD
                pen.lines(cell.x, first, cell.lines, style)
            top += height
        pen.rule(self.size.left, top, self.size.right, top, LINE)

    def _draw_tags(self, pen: Pen, top: float) -> None:
        right = self.size.right
        for tag in reversed(self.tags):
            width = tag_width(tag)
            pen.frame(right - width, top + 1.5, width, 13, 0.9)
            pen.text_centred(right - width / 2, top + 10.6, tag, SMALL_STRONG)
            right -= width + TAG_GAP


def tag_width(tag: str) -> float:
    return typeface(SMALL_STRONG.weight).width(tag, SMALL_STRONG.size) + 10


def field_lines(field: Field, measure: float) -> tuple[str, ...]:
    style = FIELD_STRONG if field.is_strong else FIELD
    lines = set_text(field.value, style, measure).lines
    if len(lines) <= MOST_FIELD_LINES:
        return lines
    kept = lines[:MOST_FIELD_LINES]
    last = kept[-1]
    face = typeface(style.weight)
    while last and face.width(last + " …", style.size) > measure:
        last = last[:-1]
    return (*kept[:-1], last.rstrip() + " …")


def is_shortened(field: Field, measure: float) -> bool:
    return field_lines(field, measure)[-1].endswith(" …") and not field.value.endswith(" …")


@dataclass(frozen=True)
class Foot:
    """`lines` say what was printed, by whom and from which state; `code` goes into the QR."""

    size: PageSize
    lines: tuple[str, ...]
    code: str

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        top = self.size.height - self.size.margins.bottom - FOOT_HEIGHT
        pen.rule(self.size.left, top, self.size.right, top, LINE)
        right = self.size.right - QR_SIDE - 6
        for place, line in enumerate(self.lines):
            pen.lines(self.size.left, top + 12 + place * 9.4, (line,), TINY)
        words = _("Page {page} of {pages}").format(page=page, pages=pages)
        pen.text_right(right, top + 14, words, HEADING)
        pen.path(self._qr)

    @cached_property
    def _qr(self) -> str:
        """The code as one path, with its quiet zone inside the square of QR_SIDE."""
        matrix = segno.make(self.code, error="m", micro=False).matrix
        module = QR_SIDE / (len(matrix) + 2 * QUIET)
        left = self.size.right - QR_SIDE + QUIET * module
        level = self.size.margins.bottom + FOOT_HEIGHT - 2 - QUIET * module
        bars = [
            f"{start} {-row - 1} {length} 1 re"
            for row, modules in enumerate(matrix)
            for start, length in _runs(bytes(modules))
        ]
        place = f"{module:.4f} 0 0 {module:.4f} {left:.2f} {level:.2f} cm"
        return f"q {place} {' '.join(bars)} f Q"


def _runs(modules: bytes) -> list[tuple[int, int]]:
    """Give start and length of each run of dark modules."""
    runs, start = [], 0
    for part in modules.split(b"\0"):
        if part:
            runs.append((start, len(part)))
        start += len(part) + 1
    return runs


def draw_marks(pen: Pen, marks: tuple[Mark, ...]) -> None:
    """Write each mark across the page, side by side where there are several."""
    size = pen.size
    for place, mark in enumerate(marks):
        offset = (place - (len(marks) - 1) / 2) * 190
        middle = (size.width / 2 + offset * 0.9, size.height / 2 + offset * 0.6)
        big, *small = (_(words).replace(BETWEEN, "  ") for words in MARK_WORDS[mark])
        room = LONGEST_MARK - 70 * (len(marks) - 1)
        pen.slanted(big, across(big, BIG_MARK, room), middle)
        for words in small:
            below = (middle[0] + 42, middle[1] + 36)
            pen.slanted(words, across(words, SMALL_MARK, room), below)


def across(words: str, size: float, room: float) -> Style:
    """Give the style of a mark: as large as asked, or as the page takes it."""
    largest = room / max(typeface(Weight.BOLD).width(words, 1), 1)
    fitting = min(size, largest)
    return Style(fitting, fitting, Weight.BOLD, MARK)
