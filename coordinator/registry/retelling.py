"""What the audit trail has to be told when a file is made, or brought up to a newer schema.

A step adds columns with what they usually hold; no entry tells of that. And files of the
first two schemas have a trail of the first form, which does not number the rows it tells of:
what stands in them is told anew, once, so that from then on each row can be held against it.
A step that changes what stands in a column has to tell so itself.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, inspect, select

import coordinator.registry.rows as _rows  # noqa: F401  maps all of them
from coordinator.domain.audit import Attribution
from coordinator.registry.audit import Audited, AuditedSession, TrailRow, record_of
from coordinator.registry.base import Base
from coordinator.registry.telling import FORM, NUMBER, table_of

SECRET = 32  # bytes
STRIDE = 1000  # rows

Columns = Mapping[str, frozenset[str]]


def audited_rows() -> dict[str, type[Any]]:
    """Give the mapped classes that the trail tells of, by the name under which it does."""
    found = {
        mapper.class_.__name__.removesuffix("Row"): mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Audited)
    }
    return dict(sorted(found.items()))


def columns_of(connection: Connection) -> Columns:
    """Give the columns of each table as the file has them."""
    found = inspect(connection)
    return {
        name: frozenset(column["name"] for column in found.get_columns(name))
        for name in found.get_table_names()
    }


def tell_anew(connection: Connection, said: Attribution, before: Columns) -> None:
    """Tell what the steps put into a file that had the columns `before`."""
    has_numbers = TrailRow.__tablename__ in before
    with AuditedSession(connection, said) as session:
        if not has_numbers:
            session.append(TrailRow(form=FORM, secret=secrets.token_hex(SECRET)))
        for row_class in audited_rows().values():
            table = table_of(row_class)
            known = before.get(table.name, frozenset()) if has_numbers else frozenset()
            added = [column.key for column in table.columns if column.key not in {*known, "id"}]
            if table.name in before and added:
                _tell_rows(session, row_class, added)
        session.commit()


def _tell_rows(session: AuditedSession, row_class: type[Any], added: list[str]) -> None:
    rows = session.scalars(
        select(row_class).order_by(row_class.id).execution_options(yield_per=STRIDE)
    )
    for stride in rows.partitions():
        told = [
            (
                record_of(row),
                row.audit_key,
                session.told_of(row, row.id, {name: getattr(row, name) for name in added}),
            )
            for row in stride
        ]
        session.account_for([entry for entry in told if set(entry[2]) != {NUMBER}])
        session.expunge_all()
