"""How the values of a row stand in an entry of the audit trail, in its second form.

`changes` is JSON. What tells of a row begins with `"#"`, the row's number in its table; then
comes each column that was said or changed, with its former and its new value as the registry
stores them: a list, a mapping and yes or no in JSON's own way, a scan by its SHA-256. A column
that is left out where a row begins holds nothing: NULL, or, where it may not be NULL, "", [],
or 0 for no.

A concealed value is told as `•` and a BLAKE2b (RFC 7693) of 16 bytes, in hexadecimal, keyed
with the secret in the table `trail`, over record, number, column and the stored value, joined
by U+001F, in UTF-8. So a change of it is found, and the trail does not give it away.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from functools import lru_cache
from hashlib import blake2b, sha256
from typing import Any, cast

from sqlalchemy import Column, Table, TypeDecorator, inspect
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault
from sqlalchemy.types import TypeEngine

from coordinator.registry.base import Base, Flag, Json, Words, storable_within, utc_text

FORM = 2
NUMBER = "#"
CONCEALED = "•"
DIGEST = 16  # bytes
PARTED = "\x1f"


class _Said:
    """Is equal to nothing that a column holds: a column without an empty value."""


SAID = _Said()


def as_told(value: object) -> str:
    """Spell out for JSON what it does not know, as the registry stores it."""
    if isinstance(value, datetime):
        return utc_text(value)
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


AS_JSON = json.JSONEncoder(ensure_ascii=False, default=as_told)


@lru_cache(maxsize=256)
def empties(table: Table) -> Mapping[str, object]:
    """Say for each column which value is left out where a row begins."""
    return {column.key: _empty(column) for column in table.columns}


@lru_cache(maxsize=256)
def stored_empties(table: Table) -> Mapping[str, object]:
    """Say the same as the registry stores it."""
    return {name: as_stored(table.c[name], value) for name, value in empties(table).items()}


def as_stored(column: Column[Any], value: object) -> object:
    kind: TypeEngine[Any] = column.type
    if value is SAID or not isinstance(kind, TypeDecorator):
        return value
    return kind.process_bind_param(value, None)  # type: ignore[arg-type]  # ours ask for none


def visible(value: object) -> object:
    """Give what is told of a value: what is no text, such as a scan, by its SHA-256."""
    if isinstance(value, str | list | tuple | dict):
        return storable_within(value)
    return f"SHA-256 {sha256(value).hexdigest()}" if isinstance(value, bytes) else value


def concealed(secret: bytes, record: str, number: int, column: str, stored: object) -> str:
    content = PARTED.join((record, str(number), column, str(stored)))
    return CONCEALED + blake2b(content.encode(), digest_size=DIGEST, key=secret).hexdigest()


def table_of(row: object) -> Table:
    return cast("Table", cast("Base", row).__table__)


def differences(row: object) -> Iterator[tuple[str, list[Any]]]:
    """Yield each changed column of a row that was stored, with its old and its new value."""
    state = inspect(row)
    for column in state.mapper.column_attrs:
        name = column.key
        history = state.attrs[name].history
        if name != "id" and history.has_changes():
            yield (
                name,
                [value[0] if value else None for value in (history.deleted, history.added)],
            )


def values_of_new(row: object) -> dict[str, Any]:
    """Give the columns of a row that was not stored yet: as they were set, or by default."""
    given = vars(row)
    return {
        name: given[name] if name in given else _usual(column)
        for name, column in _said(table_of(row))
    }


@lru_cache(maxsize=256)
def _said(table: Table) -> tuple[tuple[str, Column[Any]], ...]:
    """Give the columns that a new row says, by their names: all but its number."""
    return tuple((column.key, column) for column in table.columns if not column.primary_key)


def _usual(column: Column[Any]) -> object:
    usual = column.default
    if isinstance(usual, CallableColumnDefault):
        return usual.arg(cast("Any", None))  # our defaults ask for no context
    return usual.arg if isinstance(usual, ScalarElementColumnDefault) else None


def _empty(column: Column[Any]) -> object:
    if column.nullable:
        return None
    for kind, empty in ((Words, ""), (Flag, False), (Json, [])):
        if isinstance(column.type, kind):
            return empty
    return SAID
