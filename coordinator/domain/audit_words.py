"""An entry of the audit trail in words: when, of which record, and what was changed."""

import json
import re
from collections.abc import Iterator
from datetime import datetime

from coordinator.domain.audit import AuditEntry
from coordinator.domain.audit_names import column_words, record_words
from coordinator.text import _

NUMBER, CONCEALED = "#", "•"  # as coordinator.registry.telling writes them
DIGEST = re.compile(r"•[0-9a-f]{32}")
IN_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def when(entry: AuditEntry) -> str:
    """Give date and time as they were at the workstation, with the offset."""
    return entry.at.strftime("%Y-%m-%d %H:%M:%S %z")


def changes_in(entry: AuditEntry) -> tuple[int, dict[str, list[object]]]:
    """Give the number of the record, 0 where it has none, and each column's two values."""
    changes = json.loads(entry.changes)
    number = changes.pop(NUMBER, 0)
    return number, changes


def changed(entry: AuditEntry) -> tuple[str, ...]:
    """Give each change as a line: what, former value, new value."""
    return tuple(line for _column, line in changed_columns(entry))


def changed_columns(entry: AuditEntry) -> Iterator[tuple[str, str]]:
    """Give the name of each column that changed, and its line."""
    _number, changes = changes_in(entry)
    for column, (before, after) in changes.items():
        told = _value(after, entry)
        if before is not None:
            told = f"{_value(before, entry)} → {told}"
        words = _("{column}: {told}").format(column=column_words(column), told=told)
        yield column, words


def numbered(entry: AuditEntry) -> str:
    """Name the record that an entry tells of, with its number where it has one."""
    number = json.loads(entry.changes).get(NUMBER)
    words = f"{record_words(entry.record)} {entry.key}"
    return (
        words
        if number is None
        else _("{record} (no. {number})").format(record=words, number=number)
    )


def _value(value: object, entry: AuditEntry) -> str:
    """Give a value to read: times as they were at the workstation, what is concealed as •."""
    if value in (None, ""):
        return "–"
    words = str(value)
    if DIGEST.fullmatch(words):
        return CONCEALED
    if not IN_UTC.fullmatch(words):
        return words
    return f"{datetime.fromisoformat(words).astimezone(entry.at.tzinfo):%Y-%m-%d %H:%M:%S %z}"
