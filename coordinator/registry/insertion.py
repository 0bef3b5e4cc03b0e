"""Inserting a row by the shortest way: compiled once, then text and values for the driver.

SQLAlchemy's own way costs as much as the insert itself, which counts where a person waits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Table, insert

Bound = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Insertion:
    """`columns` are the names of the parameters, each with what makes a value storable."""

    text: str
    columns: tuple[tuple[str, Bound | None], ...]
    is_positional: bool

    def run(self, connection: Connection, values: Mapping[str, Any]) -> CursorResult[Any]:
        """Insert `values`, which has all columns."""
        bound = {
            name: values[name] if process is None else process(values[name])
            for name, process in self.columns
        }
        return connection.exec_driver_sql(
            self.text, tuple(bound.values()) if self.is_positional else bound
        )


@lru_cache(maxsize=64)
def insertion(table: Table, columns: tuple[str, ...], dialect: Dialect) -> Insertion:
    compiled = insert(table).compile(dialect=dialect, column_keys=columns)
    return Insertion(
        str(compiled),
        tuple(
            (name, table.c[name].type.bind_processor(dialect))
            for name in compiled.positiontup or columns
        ),
        compiled.positional,
    )
