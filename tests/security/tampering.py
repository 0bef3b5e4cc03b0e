"""A registry with a row in every table, and the hand that changes it outside of the program."""

from contextlib import closing, contextmanager
from datetime import date, time
from decimal import Decimal

from sqlalchemy import Integer, LargeBinary, select
from sqlalchemy.orm import MANYTOONE

from coordinator.domain.audit import Action
from coordinator.registry.base import (
    Base,
    Exact,
    Flag,
    IsoDate,
    IsoTime,
    Json,
    UtcDateTime,
    Word,
    Words,
)
from coordinator.registry.retelling import audited_rows
from coordinator.registry.telling import table_of
from tests.conftest import NOON
from tests.outside import outside


def fill(registry):
    """Enter a row into every table that is empty, with something in every column."""
    rows = {table_of(row): row for row in audited_rows().values()}
    for table in Base.metadata.sorted_tables:
        with registry.changing(Action.TRIAL_CHANGED, "li.na", "to try") as session:
            kin = dict(related(session, rows[table])) if table in rows else {}
            if table in rows and session.scalars(select(table.c.id)).first() is None:
                session.add(rows[table](**dict(map(invented, table.columns)), **kin))


def related(session, row):
    """Yield each row that a new one hangs on."""
    for relation in row.__mapper__.relationships:
        if relation.direction is MANYTOONE and relation.mapper.class_ is not row:
            yield relation.key, session.get(relation.mapper.class_, 1)


def invented(column):
    return column.key, None if column.primary_key else value_for(column)


def value_for(column):
    for key in column.foreign_keys:
        return None if key.column.table is column.table else 1
    if isinstance(column.type, Word):
        return next(iter(column.type.enum))
    kinds = {
        Words: f"{column.key} in words",
        UtcDateTime: NOON,
        IsoDate: date(2026, 3, 2),
        IsoTime: time(9, 30),
        Exact: Decimal("1.50"),
        Flag: True,
        Json: [{"a": "1"}],
        Integer: 7,
        LargeBinary: b"%PDF",
    }
    return next(value for kind, value in kinds.items() if isinstance(column.type, kind))


@contextmanager
def unguarded(registry):
    """Open the file as one who has its key, takes the guards away, and puts them back."""
    with closing(outside(registry.path)) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        try:
            yield connection
        finally:
            for _name, sql in guards:
                connection.execute(sql)


def other(value, column):
    """Give another value that the column takes."""
    if value is None:
        is_number = isinstance(column.type, Integer | Flag)
        return 7 if is_number else "x"
    if isinstance(value, bytes):
        return b"forged"
    return f"{value}x" if isinstance(value, str) else value + 1
