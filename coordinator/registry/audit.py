"""Every change to an audited row leaves an entry in the audit trail, or does not happen."""

import json
from collections.abc import Iterator
from typing import Any, ClassVar, cast

from sqlalchemy import Column, Engine, Index, Table, event, inspect, select
from sqlalchemy.orm import (
    Mapped,
    ORMExecuteState,
    Session,
    UOWTransaction,
    mapped_column,
)
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from coordinator.domain.audit import Attribution
from coordinator.registry.base import STRICT, Base, storable, utc_text
from coordinator.registry.chain import BEFORE_THE_FIRST, SEPARATOR, linked
from coordinator.registry.prepared import insertion, selection

CONCEALED = "•"
AS_JSON = json.JSONEncoder(ensure_ascii=False, default=str)
NOTHING: tuple[object, ...] = (None, "", [], False)


class AuditBypassedError(RuntimeError):
    """A bug: something tried to write without leaving an entry."""


class Audited:
    """Mixin for rows whose history has to be told to a monitor or an inspector.

    Columns in `audit_conceals` are told to have changed, without their values: what
    identifies a subject stays in the one table for it (P1), and a password hash in its own.
    """

    audit_conceals: ClassVar[frozenset[str]] = frozenset()

    @property
    def audit_key(self) -> str:
        """The name by which people know this row, such as `NCT01234567 07012 I3`."""
        raise NotImplementedError


class AppendOnly(Audited):
    """Mixin for rows that are never changed: a correction is a new row."""


class AuditEntryRow(Base):
    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "actor", "action"), Index(None, "record", "key"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    utc_offset: Mapped[int]
    actor: Mapped[str]
    action: Mapped[str]
    reason: Mapped[str]
    workstation: Mapped[str]
    record: Mapped[str]
    key: Mapped[str]
    changes: Mapped[str]
    hash: Mapped[str]


_table = cast("Table", AuditEntryRow.__table__)
_LAST = select(_table.c.id, _table.c.hash).order_by(_table.c.id.desc()).limit(1)
_COLUMNS = tuple(_table.c.keys())


class AuditedSession(Session):
    """A session that knows on whose behalf it writes."""

    def __init__(self, engine: Engine, attribution: Attribution) -> None:
        super().__init__(engine, expire_on_commit=False)
        self.attribution = attribution
        self._noted: list[tuple[str, str, dict[str, Any]]] = []

    def note(self, record: str, key: str, **facts: object) -> None:
        """Leave an entry for something that changes no row, such as a print or a sign-in."""
        self._noted.append(
            (record, key, {name: [None, value] for name, value in facts.items()})
        )

    def append(self, row: AppendOnly) -> int:
        """Insert a new row at once, account for it, and give its id.

        What adding it and a flush would do, in a fifth of the time, for what a person waits
        for; relations are not followed.
        """
        if not isinstance(row, AppendOnly):
            raise AuditBypassedError(f"{type(row).__name__} is changed after it was inserted")
        connection, values = self.connection(), values_of_new(row)
        self.account_for([(_record(row), row.audit_key, dict(told_of(row, values)))])
        inserting = insertion(_table_of(row), tuple(values), connection.dialect)
        return int(inserting.run(connection, values).lastrowid)

    def account_for(self, told: list[tuple[str, str, dict[str, Any]]]) -> None:
        """Append an entry for each (record, key, changes), linked to the one before."""
        connection = self.connection()
        last = selection(_LAST, connection.dialect).first(connection, {})
        before, previous = last or (0, BEFORE_THE_FIRST)
        inserting = insertion(_table, _COLUMNS, connection.dialect)
        for number, (record, key, changes) in enumerate(told, start=before + 1):
            entry = self._entry(number, record, key, changes)
            entry["hash"] = previous = linked(previous, entry)
            inserting.run(connection, entry)

    def account_for_notes(self) -> None:
        if self._noted:
            told, self._noted = self._noted, []
            self.account_for(told)

    def _entry(
        self, number: int, record: str, key: str, changes: dict[str, Any]
    ) -> dict[str, Any]:
        said = self.attribution
        return {
            "id": number,
            "at": utc_text(said.at),
            "utc_offset": said.utc_offset,
            "actor": _field(said.actor),
            "action": said.action.value,
            "reason": _field(said.reason),
            "workstation": _field(said.workstation),
            "record": record,
            "key": _field(key),
            "changes": _field(AS_JSON.encode(changes)),
        }


@event.listens_for(AuditedSession, "before_flush")
def refuse_deletion(
    session: AuditedSession, _context: UOWTransaction, _instances: object
) -> None:
    if session.deleted:
        raise AuditBypassedError("records are voided, never deleted")


@event.listens_for(AuditedSession, "after_flush")
def account_for_changes(session: AuditedSession, _context: UOWTransaction) -> None:
    told = []
    for row in (*session.new, *session.dirty):
        changes = dict(differences(row))
        if not changes:
            continue
        if not isinstance(row, Audited):
            raise AuditBypassedError(f"{type(row).__name__} is not audited")
        if isinstance(row, AppendOnly) and row not in session.new:
            raise AuditBypassedError(f"{type(row).__name__} is never changed")
        told.append((_record(row), row.audit_key, changes))
    if told:
        session.account_for(told)


@event.listens_for(AuditedSession, "do_orm_execute")
def refuse_bulk_changes(statement: ORMExecuteState) -> None:
    if not statement.is_select:
        raise AuditBypassedError("change rows one by one, so that each is accounted for")


def differences(row: object) -> Iterator[tuple[str, list[Any]]]:
    """Yield each changed column with its old and its new value."""
    state = inspect(row)
    conceals = row.audit_conceals if isinstance(row, Audited) else frozenset()
    for column in state.mapper.column_attrs:
        name = column.key
        history = state.attrs[name].history
        if name == "id" or not history.has_changes():
            continue
        before, after = (
            value[0] if value else None for value in (history.deleted, history.added)
        )
        if before is None and after in NOTHING:
            continue
        hidden = name in conceals
        yield name, [CONCEALED if hidden and v is not None else v for v in (before, after)]


def told_of(row: Audited, values: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield each of a new row's values that says something, as `differences` would."""
    for name, value in values.items():
        if value not in NOTHING:
            yield name, [None, CONCEALED if name in row.audit_conceals else value]


def values_of_new(row: object) -> dict[str, Any]:
    """Give the columns of a row that was not stored yet: as they were set, or by default."""
    given = vars(row)
    return {
        column.key: given[column.key] if column.key in given else _usual(column)
        for column in _table_of(row).columns
        if not column.primary_key
    }


def _usual(column: Column[Any]) -> object:
    usual = column.default
    if isinstance(usual, CallableColumnDefault):
        return usual.arg(cast("Any", None))  # our defaults ask for no context
    return usual.arg if isinstance(usual, ScalarElementColumnDefault) else None


def _table_of(row: object) -> Table:
    return cast("Table", cast("Base", row).__table__)


def _field(words: str) -> str:
    """Give `words` as a field of an entry, without the sign that parts fields."""
    return storable(words).replace(SEPARATOR, "␟")


def _record(row: object) -> str:
    return type(row).__name__.removesuffix("Row")
