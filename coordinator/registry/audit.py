"""Every change to an audited row leaves an entry in the audit trail, or does not happen."""

from typing import Any, ClassVar, cast

from sqlalchemy import Connection, Engine, Index, Table, event, select
from sqlalchemy.orm import (
    Mapped,
    ORMExecuteState,
    Session,
    UOWTransaction,
    mapped_column,
)

from coordinator.domain.audit import Attribution
from coordinator.registry.base import STRICT, Base, storable, utc_text
from coordinator.registry.chain import BEFORE_THE_FIRST, SEPARATOR, linked
from coordinator.registry.prepared import insertion, number_of, selection
from coordinator.registry.telling import (
    AS_JSON,
    NUMBER,
    as_stored,
    concealed,
    differences,
    empties,
    table_of,
    values_of_new,
    visible,
)


class AuditBypassedError(RuntimeError):
    """A bug: something tried to write without leaving an entry."""


class Audited:
    """Mixin for rows whose history has to be told to a monitor or an inspector.

    Columns in `audit_conceals` are told to have changed, without their values: what
    identifies a subject stays in the one table for it (P1).
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


class TrailRow(AppendOnly, Base):
    """There is one: the form in which the trail is written, and what it conceals values with.

    The secret is the file's own: it outlives each key of the registry, and leaves it never.
    """

    __tablename__ = "trail"
    __table_args__ = STRICT
    audit_conceals = frozenset({"secret"})

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[int]
    secret: Mapped[str]

    @property
    def audit_key(self) -> str:
        return "audit trail"


_table = cast("Table", AuditEntryRow.__table__)
_SECRET = select(TrailRow.secret)
_LAST = select(_table.c.id, _table.c.hash).order_by(_table.c.id.desc()).limit(1)
_COLUMNS = tuple(_table.c.keys())


class AuditedSession(Session):
    """A session that knows on whose behalf it writes."""

    def __init__(self, engine: Engine | Connection, attribution: Attribution) -> None:
        super().__init__(engine, expire_on_commit=False)
        self.attribution = attribution
        self._secret = b""
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
        inserting = insertion(table_of(row), tuple(values), connection.dialect)
        number = number_of(inserting.run(connection, values))
        self.account_for([(record_of(row), row.audit_key, self.told_of(row, number, values))])
        return number

    def told_of(self, row: Audited, number: int, values: dict[str, Any]) -> dict[str, Any]:
        """Tell each of a new row's values that says something."""
        told: dict[str, Any] = {NUMBER: number}
        empty, conceals = empties(table_of(row)), row.audit_conceals
        for name, value in values.items():
            if value != empty[name]:
                told[name] = [
                    None,
                    self._concealed(row, number, name, value)
                    if name in conceals
                    else visible(value),
                ]
        return told

    def told_of_changes(self, row: Audited) -> dict[str, Any]:
        """Tell each changed column of a row with its old and its new value."""
        number: int = cast("Any", row).id
        told: dict[str, Any] = {NUMBER: number}
        empty = empties(table_of(row))
        for name, pair in differences(row):
            if name in row.audit_conceals:
                told[name] = [
                    value
                    if value is None or value == empty[name]
                    else self._concealed(row, number, name, value)
                    for value in pair
                ]
            else:
                told[name] = [visible(value) for value in pair]
        return told

    def _concealed(self, row: Audited, number: int, name: str, value: object) -> str:
        if not self._secret:
            self._secret = bytes.fromhex(self.connection().scalar(_SECRET) or "")
        stored = visible(as_stored(table_of(row).c[name], value))
        return concealed(self._secret, record_of(row), number, name, stored)

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
        is_new = row in session.new
        if not is_new and not any(differences(row)):
            continue
        if not isinstance(row, Audited):
            raise AuditBypassedError(f"{type(row).__name__} is not audited")
        if isinstance(row, AppendOnly) and not is_new:
            raise AuditBypassedError(f"{type(row).__name__} is never changed")
        changes = (
            session.told_of(row, row.id, values_of_new(row))  # type: ignore[attr-defined]
            if is_new
            else session.told_of_changes(row)
        )
        told.append((record_of(row), row.audit_key, changes))
    if told:
        session.account_for(told)


@event.listens_for(AuditedSession, "do_orm_execute")
def refuse_bulk_changes(statement: ORMExecuteState) -> None:
    if not statement.is_select:
        raise AuditBypassedError("change rows one by one, so that each is accounted for")


def _field(words: str) -> str:
    """Give `words` as a field of an entry, without the sign that parts fields."""
    return storable(words).replace(SEPARATOR, "␟")


def record_of(row: object) -> str:
    return type(row).__name__.removesuffix("Row")
