"""The proof that what stands in the registry is what its audit trail tells (T4).

The trail is walked once; then each table is read once and held against it; what does not fit
is looked up in the trail again, to name column, value and entry.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import LargeBinary, Table

from coordinator.domain.audit import Verification
from coordinator.domain.proof import Fault, Misfit, Proof
from coordinator.registry import chain
from coordinator.registry.audit import Audited, TrailRow
from coordinator.registry.breakage import breakage_of
from coordinator.registry.guards import guards_of
from coordinator.registry.heads import Head, Heads, misfit_of
from coordinator.registry.raw import Raw, dialect_of
from coordinator.registry.replay import (
    Replay,
    empties_by_record,
    print_of,
    told_in,
)
from coordinator.registry.retelling import audited_rows
from coordinator.registry.store import Registry
from coordinator.registry.telling import concealed, table_of, visible

MOST = 500  # misfits that are listed
STRIDE = 20_000  # rows between two reports of progress

Progress = Callable[[int, int], bool]
Suspect = tuple[str, int]  # record and number of a row
Entry = tuple[int, str, str, str]  # number, record, key, changes


class StoppedError(Exception):
    """Whoever is told how far it is wants it to end."""


def prove(
    registry: Registry, progress: Progress | None = None, heads: Iterable[Head] = ()
) -> Proof:
    """Walk the whole trail, hold every row of every table against it, and it against `heads`.

    `progress` is told how many of the entries and rows were read; answers it False, the work
    stops and the proof is not complete.
    """
    kept = Heads(registry.place).kept()
    with registry.walking() as raw:
        proof = _Proving(raw, progress or (lambda _done, _total: True)).proof()
        noted = kept.misfit(raw, secret_of(raw)) if kept else None
        ends = (noted, *(misfit_of(raw, head) for head in heads))
    found = tuple(dict.fromkeys(end for end in ends if end is not None))
    return replace(proof, misfits=(*found, *proof.misfits))


@dataclass
class _Proving:
    raw: Raw
    progress: Progress
    done: int = 0
    total: int = 0

    def proof(self) -> Proof:
        entries = _count(self.raw, "audit_entry")
        misfits = list(guards_of(self.raw))
        altered = {found.record for found in misfits if found.fault is Fault.TABLE_ALTERED}
        # A table that is gone, or built in another way, is named; its rows cannot be read.
        told = {
            name: row
            for name, row in audited_rows().items()
            if table_of(row).name not in altered
        }
        rows = sum(_count(self.raw, table_of(row).name) for row in told.values())
        self.total = entries + rows
        replay = Replay()
        found = Verification(0, chain.BEFORE_THE_FIRST)
        with suppress(StoppedError):
            found = self._walk(entries, replay)
            if found.broken_at is not None:
                misfits = [breakage_of(self.raw, found), *misfits]
            suspects = [
                (name, number)
                for name, row in told.items()
                for number in self._strays(name, row, replay.prints.get(name, {}))
            ]
            misfits += self._explained(suspects[:MOST])
            self.progress(self.total, self.total)
            more = max(len(suspects) - MOST, 0)
            return Proof(found, rows, tuple(misfits[:MOST]), more)
        return Proof(found, rows, tuple(misfits), is_complete=False)

    def _walk(self, count: int, replay: Replay) -> Verification:
        hashed = chain.as_hashed(dialect=dialect_of(self.raw))
        entries = self.raw.execute(
            f"SELECT id, {hashed}, hash, record, changes FROM audit_entry "  # noqa: S608  no input in it
            "ORDER BY id"
        )
        heard = self._heard(entries, replay)
        found = chain.verify(heard, count)
        for _rest in heard:  # the chain is broken: what follows still tells of rows
            pass
        return found

    def _heard(
        self, entries: Iterable[Any], replay: Replay
    ) -> Iterator[tuple[int, bytes, str]]:
        hear = replay.hear
        for number, content, found, record, changes in entries:
            hear(record, changes)
            yield number, content, found
            self._step()

    def _step(self) -> None:
        self.done += 1
        if self.done % STRIDE == 0 and not self.progress(self.done, self.total):
            raise StoppedError

    def _strays(self, record: str, row: type[Audited], told: dict[int, int]) -> list[int]:
        """Give the numbers of the rows that are not as `told`, which is used up."""
        names = _columns(row)
        nothings = [empties_by_record()[record][name] for name in names]
        strays = []
        for number, values in _rows(self.raw, record, row):
            found = print_of(names, values, nothings)
            if told.pop(number, None) != found:
                strays.append(number)
            self._step()
        return sorted({*strays, *told})

    def _explained(self, suspects: list[Suspect]) -> Iterator[Misfit]:
        if not suspects:
            return
        wanted = set(suspects)
        histories: dict[Suspect, list[Entry]] = {suspect: [] for suspect in suspects}
        entries = self.raw.execute(
            "SELECT id, record, key, changes FROM audit_entry ORDER BY id"
        )
        for entry in entries:
            heard = told_in(entry[1], entry[3])
            if heard is not None and (entry[1], heard[0]) in wanted:
                histories[entry[1], heard[0]].append(tuple(entry))
        for suspect, history in histories.items():
            yield from self._explain(suspect, history)

    def _explain(self, suspect: Suspect, history: list[Entry]) -> Iterator[Misfit]:
        record, number = suspect
        row = audited_rows()[record]
        values = next(_rows(self.raw, record, row, number), (number, None))[1]
        found = None if values is None else dict(zip(_columns(row), values, strict=True))
        about = Misfit(Fault.RECORD_WITHOUT_ENTRY, record=record, number=number)
        if not history:
            yield about
            return
        about = replace(about, entry=history[0][0], key=history[-1][2])
        if found is None:
            yield replace(about, fault=Fault.ENTRY_WITHOUT_RECORD)
            return
        yield from _compared(row, about, history, found)


def _compared(
    row: type[Audited], about: Misfit, history: list[Entry], found: dict[str, Any]
) -> Iterator[Misfit]:
    """Name each column that was changed between two entries, or after the last."""
    empty = empties_by_record()[about.record]
    known: dict[str, tuple[Any, int]] = dict.fromkeys(found, (None, about.entry))
    for entry, record, _key, changes in history:
        heard = told_in(record, changes)
        for name, (before, after) in heard[1].items() if heard else ():
            told, by = known.get(name, (None, entry))
            if not _same(before, told, empty.get(name)):
                between = replace(about, fault=Fault.CHANGED_BETWEEN, entry=entry, other=by)
                yield _at(between, name, told, before)
            known[name] = after, entry
    for name, value in found.items():
        told, by = known[name]
        if not _same(value, told, empty[name]):
            is_hidden = name in row.audit_conceals
            fault = Fault.CONCEALED_CHANGED if is_hidden else Fault.VALUE_CHANGED
            yield _at(replace(about, fault=fault, entry=by), name, told, value)


def _at(misfit: Misfit, column: str, told: object, found: object) -> Misfit:
    told, found = ("" if value is None else str(value) for value in (told, found))
    return replace(misfit, column=column, told=told, found=found)


def _same(one: object, other: object, empty: object) -> bool:
    return (empty if one is None else one) == (empty if other is None else other)


def _columns(row: type[Audited]) -> list[str]:
    return [column.key for column in table_of(row).columns if column.key != "id"]


def _rows(
    raw: Raw, record: str, row: type[Audited], number: int | None = None
) -> Iterator[tuple[int, Sequence[Any]]]:
    """Read number and values of the rows of a table, the values as an entry tells them."""
    table, names = table_of(row), _columns(row)
    listed = ", ".join(f'"{name}"' for name in names)
    which = "" if number is None else f" WHERE id = {number:d}"
    query = f'SELECT id, {listed} FROM "{table.name}"{which} ORDER BY id'  # noqa: S608  our own names
    is_plain = not row.audit_conceals and not _has_bytes(table)
    secret = secret_of(raw) if row.audit_conceals else b""
    empty = empties_by_record()[record]
    for found, *stored in raw.execute(query):
        if is_plain:
            yield found, stored
            continue
        values = list(map(visible, stored))
        for place, name in enumerate(names):
            value = values[place]
            if name in row.audit_conceals and value is not None and value != empty[name]:
                values[place] = concealed(secret, record, found, name, value)
        yield found, values


def _has_bytes(table: Table) -> bool:
    return any(isinstance(column.type, LargeBinary) for column in table.columns)


def secret_of(raw: Raw) -> bytes:
    """Give what the trail conceals values with."""
    found = raw.execute(f"SELECT secret FROM {TrailRow.__tablename__}").fetchone()  # noqa: S608  our own name
    try:
        return bytes.fromhex(found[0])[:64] if found else b""
    except (ValueError, TypeError):
        return b""


def _count(raw: Raw, table: str) -> int:
    return int(raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608  our own names
