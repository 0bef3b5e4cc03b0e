"""What the audit trail tells of each row, gathered in one walk, oldest entry first.

Of a row only its fingerprint is kept: the XOR over its columns of a hash of name and value,
64 bits, by Python's own hash, whose key is another in each run of the program, so that nobody
can make two values with the same one. An entry that tells a change takes the former value out
and puts the new one in: what was changed between two entries leaves a trace too. A row takes
some 100 bytes, whatever stands in it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from coordinator.registry.retelling import audited_rows
from coordinator.registry.telling import NUMBER, stored_empties, table_of

BEGIN = f'{{"{NUMBER}": '
_decoded = json.JSONDecoder().raw_decode
_NESTED = (list, dict)
_UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, RecursionError)

Value = Any  # as SQLite gives it: a text, a number, bytes or None
Told = dict[str, tuple[Value, Value]]


@lru_cache(maxsize=1)
def empties_by_record() -> Mapping[str, Mapping[str, object]]:
    """Give what each column holds of which no entry tells, by record."""
    return {name: stored_empties(table_of(row)) for name, row in audited_rows().items()}


def told_in(record: str, changes: str) -> tuple[int, Told] | None:
    """Read the row's number, and former and new value of each column, as they are stored.

    None where the entry tells of no row, or cannot be read: then the chain is broken there.
    """
    if record not in empties_by_record() or not changes.startswith(BEGIN):
        return None
    try:
        told = _decoded(changes)[0]
        number = told.pop(NUMBER)
        return int(number), {
            name: (_plain(before), _plain(after)) for name, (before, after) in told.items()
        }
    except _UNREADABLE:
        return None


def print_of(names: Iterable[str], values: Iterable[Value], empty: Iterable[object]) -> int:
    """Give the fingerprint of a row's values; `empty` are those of which no entry tells."""
    found = 0
    for name, value, nothing in zip(names, values, empty, strict=False):
        if value is not None and value != nothing:
            found ^= hash((name, value))
    return found


@dataclass
class Replay:
    """Hears entries, and knows afterwards the fingerprint of each row by record and number."""

    prints: dict[str, dict[int, int]] = field(default_factory=dict)

    def hear(self, record: str, changes: str) -> None:
        """Take in what an entry tells; here most of the time of a walk goes."""
        empty = empties_by_record().get(record)
        if empty is None or not changes.startswith(BEGIN):
            return
        change = 0
        try:
            told = _decoded(changes)[0]
            number = int(told.pop(NUMBER))
            for name, pair in told.items():
                nothing = empty.get(name)
                for value in pair:
                    if value is not None:
                        kept = _plain(value) if value.__class__ in _NESTED else value
                        if kept != nothing:
                            change ^= hash((name, kept))
        except _UNREADABLE:
            return
        prints = self.prints.setdefault(record, {})
        prints[number] = prints.get(number, 0) ^ change


def _plain(value: object) -> Value:
    """Give a value of JSON as the registry stores it."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if value is True or value is False else value
