"""Names of the characters that a form shows as boxes, because no typeface has them."""

import unicodedata
from collections.abc import Iterator, Sequence

from coordinator.forms.flow import Piece, Space
from coordinator.forms.parts import LABEL, TINY, PageSize
from coordinator.forms.table import Cell, Group, Row, set_text
from coordinator.forms.typeface import Weight, typeface
from coordinator.text import _


def legend_pieces(pieces: Sequence[Piece], size: PageSize) -> list[Piece]:
    """Explain the boxes in `pieces`, if there are any."""
    words = "".join(_words(pieces))
    missing = [] if words.isascii() else typeface(Weight.REGULAR).missing_from(words)
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
        rows = piece.block.rows if isinstance(piece.block, Group) else (piece.block,)
        for row in rows:
            if isinstance(row, Row):
                yield from (
                    line for cell in row.cells for text in cell.texts for line in text.lines
                )
