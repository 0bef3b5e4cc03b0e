"""Whether a file is built as the program builds it: an enemy may have had it.

Our triggers do nothing but refuse; one that did more would write behind the program's back.
"""

import re
from collections.abc import Iterator

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect

from coordinator.domain.proof import Fault, Misfit
from coordinator.registry.audit import AppendOnly, AuditEntryRow
from coordinator.registry.base import Base
from coordinator.registry.faults import BAR
from coordinator.registry.raw import Raw, dialect_of
from coordinator.registry.retelling import audited_rows
from coordinator.registry.telling import table_of

REFUSING = re.compile(
    r"CREATE TRIGGER (\w+)_refuses_\w+ BEFORE (?:UPDATE|DELETE|INSERT)(?: OF [\w\s,\"]+?)?"
    r"\s+ON \1(?:\s+WHEN [^;]+?)?\s+BEGIN SELECT RAISE\(ABORT, '[^']*'\); END"
)
OF_ALEMBIC = "alembic_version"
_SCHEMA = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
_DIALECT = dialect()


def intruders_in(raw: Raw) -> Iterator[Misfit]:
    """Name each part that would work by itself, and is not ours: looked at each sign-in."""
    if dialect_of(raw) != _DIALECT.name:
        from coordinator.registry import server_guards  # noqa: PLC0415  seldom needed

        yield from server_guards.intruders_in(raw)
        return
    listed = raw.execute(f"{_SCHEMA} WHERE type IN ('trigger', 'view')").fetchall()
    for kind, name, _table, sql in listed:
        if not _is_ours(kind, name, sql, {}):
            yield Misfit(Fault.FOREIGN_PART, record=f"{kind} {name}")


def guards_of(raw: Raw) -> Iterator[Misfit]:
    """Name each guard that is missing, each part that is not ours, each table built anew."""
    tables: dict[str, Table] = dict(Base.metadata.tables)
    if dialect_of(raw) != _DIALECT.name:
        from coordinator.registry import server_guards  # noqa: PLC0415  seldom needed

        yield from server_guards.guards_of(raw, set(_guards()), tables)
        return
    parts = raw.execute(_SCHEMA).fetchall()
    found = {(kind, name) for kind, name, _table, _sql in parts}
    for record, name in sorted(_guards()):
        if ("trigger", name) not in found:
            yield Misfit(Fault.GUARD_MISSING, record=record)
    for kind, name, table, sql in parts:
        if not _is_ours(kind, name, sql, tables) and table != OF_ALEMBIC:
            yield Misfit(Fault.FOREIGN_PART, record=f"{kind} {name}")
    strict = dict(raw.execute("SELECT name, strict FROM pragma_table_list").fetchall())
    for name, table in tables.items():
        is_there = ("table", name) in found
        if not is_there or not strict[name] or _built(raw, name) != _shape(table):
            yield Misfit(Fault.TABLE_ALTERED, record=name)


def _guards() -> Iterator[tuple[str, str]]:
    """Give what has to be refused, as (table, name of the trigger)."""
    entries = AuditEntryRow.__tablename__
    yield from ((entries, f"{entries}_refuses_{verb}") for verb in ("update", "delete"))
    for row in audited_rows().values():
        name = table_of(row).name
        yield name, f"{name}_refuses_delete"
        if issubclass(row, AppendOnly):
            yield name, f"{name}_refuses_update"


def _is_ours(kind: str, name: str, sql: str, tables: dict[str, Table]) -> bool:
    match kind:
        case "table":
            return name in tables or name == OF_ALEMBIC or name.startswith("sqlite_")
        case "index":
            return name.startswith("sqlite_") or name in _indexes(tables)
        case "trigger":
            return name == BAR or REFUSING.fullmatch(" ".join(sql.split())) is not None
    return False


def _indexes(tables: dict[str, Table]) -> set[str]:
    return {str(index.name) for table in tables.values() for index in table.indexes}


def _built(raw: Raw, name: str) -> set[tuple[str, str, bool, bool]]:
    """Give name, type, whether NULL is refused, and whether it is the key, of each column."""
    columns = raw.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
    return {
        (column, kind if not hidden else "generated", bool(not_null), bool(key))
        for _place, column, kind, not_null, _usual, key, hidden in columns
    }


def _shape(table: Table) -> set[tuple[str, str, bool, bool]]:
    return {
        (
            column.key,
            column.type.compile(_DIALECT),
            not column.nullable,
            column.primary_key,
        )
        for column in table.columns
    }
