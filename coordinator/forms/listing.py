"""A plain list on paper: columns with their names, one row each, the head on every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordinator.forms.flow import Piece
from coordinator.forms.parts import BODY, LINE, SMALL, SMALL_STRONG, PageSize, Style
from coordinator.forms.table import Cell, Group, Row, set_text

INSET = 3.0


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns by translated name and share of the width, and what stands in each row."""

    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]
    nothing: str

    def pieces(self, size: PageSize) -> list[Piece]:
        places = self._places(size)
        head = _row(size, places, [name for name, _share in self.columns], SMALL_STRONG)
        rows = [Group((_row(size, places, row, SMALL),)) for row in self.rows]
        if not rows:
            words = set_text(self.nothing, BODY, size.measure - 2 * INSET)
            cells = (Cell(size.left), Cell(size.left + INSET, (words,)))
            rows = [Group((Row(size.left, size.right, cells),))]
        return [Piece(head, keeps_next=True), *(Piece(row, head=head) for row in rows)]

    def _places(self, size: PageSize) -> tuple[tuple[float, float], ...]:
        unit = size.measure / sum(share for _name, share in self.columns)
        places, x = [], size.left
        for _name, share in self.columns:
            places.append((x, share * unit))
            x += share * unit
        return tuple(places)


def title_row(words: str, size: PageSize, style: Style = BODY) -> Row:
    """Make a line above a list, such as a person's name."""
    cell = Cell(size.left, (set_text(words, style, size.measure),))
    return Row(size.left, size.right, (cell,), rule=0, pad=3)


def _row(
    size: PageSize, places: Sequence[tuple[float, float]], words: Sequence[str], style: Style
) -> Row:
    cells = tuple(
        Cell(x + INSET, (set_text(said, style, width - 2 * INSET),))
        for (x, width), said in zip(places, words, strict=True)
    )
    is_head = style is SMALL_STRONG
    return Row(
        size.left,
        size.right,
        cells,
        again=cells[0].texts,
        verticals=(*(x for x, _width in places), size.right),
        rule=LINE if is_head else 0.4,
        shade=0.93 if is_head else None,
    )
