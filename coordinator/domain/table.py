"""A table that leaves the program: as a list on paper, a sheet of a workbook, or as CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Cell = str | int | float | Fraction | date | None
"""Numbers, shares and days stay what they are, so that a spreadsheet can count with them."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """`title` is translated already; `share` is the column's part of a page's width.

    What is `is_by_hand` is filled in with a pen: the program does not know it.
    """

    title: str
    share: float = 1
    is_by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is what a sheet of a workbook is called; titles and words are translated."""

    name: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[tuple[Cell, ...]]


def cell_words(cell: Cell) -> str:
    """Write a cell as everybody reads it: days as 2026-11-22, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Fraction):
        return percent(cell.numerator, cell.denominator)
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell)


def share(part: int, whole: int) -> Cell:
    """Give a part of a whole; of nothing there is none."""
    return Fraction(part, whole) if whole else "–"


def percent(part: int, whole: int) -> str:
    """Give a share in whole per cent, but neither 0 nor 100 where something is left."""
    if not whole:
        return "–"
    rounded = round(100 * part / whole)
    if part and not rounded:
        return "<1 %"
    if part < whole and rounded == 100:  # noqa: PLR2004  per cent
        return ">99 %"
    return f"{rounded} %"
