"""Tables in the language that is spoken, or in both, cell by cell."""

from collections.abc import Callable, Sequence

from coordinator.domain.table import Cell, Table, TableColumn
from coordinator.languages import Language, TwoLanguages, beside, catalogue_of
from coordinator.text import speaking, spoken


def table_in_each_language(write: Callable[[], Table]) -> Table:
    """Write a table; where two languages are spoken, each cell whole in one and the other."""
    return tables_in_each_language(lambda: (write(),))[0]


def tables_in_each_language(write: Callable[[], Sequence[Table]]) -> tuple[Table, ...]:
    catalogue = spoken()
    if not isinstance(catalogue, TwoLanguages):
        return tuple(write())
    with speaking(catalogue.first):
        first = write()
    with speaking(catalogue_of(Language.ENGLISH)):
        second = write()
    return tuple(_tables_beside(*pair) for pair in zip(first, second, strict=True))


def _tables_beside(first: Table, second: Table) -> Table:
    columns = zip(first.columns, second.columns, strict=True)
    rows = zip(first.rows, second.rows, strict=True)
    return Table(
        beside(first.name, second.name),
        tuple(
            TableColumn(beside(one.title, other.title), one.share, one.is_by_hand)
            for one, other in columns
        ),
        [tuple(map(_beside, one, other)) for one, other in rows],
    )


def _beside(first: Cell, second: Cell) -> Cell:
    if isinstance(first, str) and isinstance(second, str):
        return beside(first, second)
    return first
