"""The numbers beside a chart, as a table in which each leads to what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy

from coordinator.domain.table import Cell, Table, cell_words
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import ROW_HEIGHT, DataTable

EDGES = 10  # pixels above and below the rows
NARROW = 480  # pixels that are there for a table in any window
AROUND = 32  # pixels beside the words of a cell
WIDEST, LOOKED_AT = 320, 60  # pixels of a column; rows by which it is measured
MOST_ROWS, FEWEST_ROWS = 12, 2  # in sight at once


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line of a table, with the screenings that it counts and what to call them."""

    cells: tuple[Cell, ...]
    screenings: tuple[int, ...] = ()
    words: str = ""


class NumbersTable(DataTable):
    followed = Signal(NumberRow)
    """A line was opened."""

    def __init__(
        self, accessible_name: str, *, stretched: int = 0, most_rows: int = MOST_ROWS
    ) -> None:
        super().__init__(accessible_name)
        self._most_rows = most_rows
        self._stretched = stretched
        self._titles: tuple[str, ...] = ()
        self._model: RowsModel[NumberRow] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.opened.connect(self._follow)

    @property
    def lines(self) -> Sequence[NumberRow]:
        return self._model.rows if self._model else ()

    def display(self, table: Table, rows: Sequence[NumberRow] | None = None) -> None:
        """Show `table`; with `rows` each of its lines leads somewhere."""
        titles = tuple(column.title for column in table.columns)
        if titles != self._titles or self._model is None:
            self._titles = titles
            self._model = RowsModel(self._columns(table), self)
            self.setModel(self._model)
            header = self.horizontalHeader()
            header.setSectionResizeMode(header.ResizeMode.Interactive)
            self.stretch(self._stretched)
        self._model.show(rows or [NumberRow(cells) for cells in table.rows])
        self.updateGeometry()

    def stretch_to(self, column: int) -> None:
        """Let another column take what is left, from the next table on."""
        self._stretched = column

    def sizeHint(self) -> QSize:
        shown = min(max(len(self.lines), FEWEST_ROWS), self._most_rows)
        return QSize(480, (shown + 1) * ROW_HEIGHT + EDGES)

    def minimumSizeHint(self) -> QSize:
        """Need room for the words of all columns, but for very long ones."""
        columns = self._model.columns if self._model else ()
        places = enumerate(columns)
        width = sum(max(column.width, self._room_for(place)) for place, column in places)
        width += self.verticalScrollBar().sizeHint().width() + EDGES
        return QSize(min(width, NARROW), self.sizeHint().height())

    def _columns(self, table: Table) -> tuple[Column[NumberRow], ...]:
        return tuple(
            Column(
                column.title,
                partial(_words, place=place),
                is_number=_is_number(table, place),
                key=partial(_key, place=place),
                width=self._width(table, place),
            )
            for place, column in enumerate(table.columns)
        )

    def _width(self, table: Table, place: int) -> int:
        """Measure a column by its words, in the size of letters that a person chose."""
        words = [table.columns[place].title]
        words += [cell_words(row[place]) for row in table.rows[:LOOKED_AT]]
        widest = max(map(self.fontMetrics().horizontalAdvance, words))
        return min(widest + AROUND, WIDEST)

    def _follow(self, row: int) -> None:
        self.followed.emit(self.lines[row])


def linked(table: Table, links: Sequence[tuple[tuple[int, ...], str]]) -> tuple[NumberRow, ...]:
    """Give the lines of `table`, each with the screenings behind it and their name."""
    return tuple(
        NumberRow(cells, screenings, words)
        for cells, (screenings, words) in zip(table.rows, links, strict=True)
    )


def _words(row: NumberRow, place: int) -> str:
    return cell_words(row.cells[place]) or "–"


def _key(row: NumberRow, place: int) -> tuple[bool, float, str]:
    cell = row.cells[place]
    if isinstance(cell, int | float | Fraction):
        return False, float(cell), ""
    return True, 0, cell_words(cell).casefold()


def _is_number(table: Table, place: int) -> bool:
    """Whether numbers stand in a column; one that is empty still is one of numbers."""
    cells = [row[place] for row in table.rows if row[place] is not None]
    return bool(cells) and all(isinstance(cell, int | float | Fraction) for cell in cells)
