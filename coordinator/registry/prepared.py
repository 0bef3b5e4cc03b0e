"""Statements for which a person waits: compiled once, then handed to the driver as they are.

SQLAlchemy's own way of executing one costs several times what SQLite needs for it. Which
values are bound how, and what comes back as what, is still said by the columns' types.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Select, Table, insert
from sqlalchemy.engine.interfaces import DBAPICursor

Bound = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """`binds` are the parameters in order, each with its type's conversion and its default."""

    text: str
    binds: tuple[tuple[str, Bound | None, Any], ...]
    results: tuple[Bound | None, ...]
    is_positional: bool

    def run(self, connection: Connection, values: Mapping[str, Any]) -> DBAPICursor:
        given = [
            values.get(name, usual) if bound is None else bound(values.get(name, usual))
            for name, bound, usual in self.binds
        ]
        cursor = connection.connection.cursor()
        cursor.execute(self.text, given if self.is_positional else self._named(given))
        return cursor

    def _named(self, given: list[Any]) -> dict[str, Any]:
        return {name: value for (name, _, _), value in zip(self.binds, given, strict=True)}

    def first(self, connection: Connection, values: Mapping[str, Any]) -> list[Any] | None:
        """Give the first row of what is selected; None where there is none."""
        row = self.run(connection, values).fetchone()
        return None if row is None else self._read(row)

    def all(self, connection: Connection, values: Mapping[str, Any]) -> list[list[Any]]:
        """Give each row of what is selected."""
        return [self._read(row) for row in self.run(connection, values).fetchall()]

    def _read(self, row: tuple[Any, ...]) -> list[Any]:
        return [
            value if read is None else read(value)
            for value, read in zip(row, self.results, strict=True)
        ]


@lru_cache(maxsize=64)
def selection(statement: Select[Any], dialect: Dialect) -> Prepared:
    read = tuple(
        column.type.result_processor(dialect, None) for column in statement.selected_columns
    )
    return _prepared(statement, dialect, read)


@lru_cache(maxsize=64)
def insertion(table: Table, columns: tuple[str, ...], dialect: Dialect) -> Prepared:
    statement = insert(table)
    if dialect.name == "postgresql":
        statement = statement.returning(table.c.id)
    return _prepared(statement, dialect, (), columns)


def number_of(inserted: DBAPICursor) -> int:
    """Give the id of the row that was inserted."""
    if inserted.description is None:
        return int(inserted.lastrowid)
    row: Any = inserted.fetchone()
    return int(row[0])


def _prepared(
    statement: Select[Any] | Insert,
    dialect: Dialect,
    results: tuple[Bound | None, ...],
    columns: tuple[str, ...] | None = None,
) -> Prepared:
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    usual = compiled.params
    return Prepared(
        str(compiled),
        tuple(
            (name, compiled.binds[name].type.bind_processor(dialect), usual[name])
            for name in compiled.positiontup or usual
        ),
        results,
        compiled.positional,
    )
