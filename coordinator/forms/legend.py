"""Names of the characters that a form shows as boxes, because no typeface has them."""

import unicodedata
from collections.abc import Iterator, Sequence

from coordinator.forms.flow import Piece, Space, unmarked
from coordinator.forms.parts import LABEL, TINY, PageSize
from coordinator.forms.table import Cell, Group, Row, set_text
from coordinator.forms.typeface import Weight, typeface
from coordinator.text import _


def legend_pieces(pieces: Sequence[Piece], size: PageSize) -> list[Piece]:
    """Explain the boxes in `pieces`, if there are any."""
    return _legend(_missing("".join(_words(pieces))), size)


def legend_of_edges(edges: str, pieces: Sequence[Piece], size: PageSize) -> list[Piece]:
    """Explain the boxes in the head and the foot that no piece has."""
    missing = _missing(edges)
    said = set("".join(_words(pieces))) if missing else set()
    return _legend([char for char in missing if char not in said], size)


def _missing(words: str) -> list[str]:
    return [] if words.isascii() else typeface(Weight.REGULAR).missing_from(words)


def _legend(missing: list[str], size: PageSize) -> list[Piece]:
    if not missing:
        return []
    named = "; ".join(f"U+{ord(char):04X} {_name(char)}" for char in missing)
    title = _("Characters that are printed as boxes with their Unicode numbers")
    cells = (
        Cell(size.left),
        Cell(
            size.left,
            (set_text(title, LABEL, size.measure), set_text(named, TINY, size.measure)),
        ),
    )
    return [Piece(Space(4)), Piece(Row(size.left, size.right, cells, rule=0))]


def _name(char: str) -> str:
    return unicodedata.name(char, _("without a name"))


def _words(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        block = unmarked(piece.block)
        rows = block.rows if isinstance(block, Group) else (block,)
        for row in rows:
            if isinstance(row, Row):
                yield from (
                    line for cell in row.cells for text in cell.texts for line in text.lines
                )
