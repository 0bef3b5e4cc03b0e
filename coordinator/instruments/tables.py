"""Tables of an instrument's file, read strictly: what does not fit is refused with its line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.text import N_, _, listed

_HEADING = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}\s*(?:#.*)?$")
_ASSIGNED = re.compile(r"\s*([\w-]+)\s*=")
_REQUIRED = object()


class InstrumentRefused(Refused):
    problem = N_("{file}, line {line}: {reason}")
    remedy = N_("Correct the file and open the worksheet again.")

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file=file, line=line, reason=reason)


class Table:
    """One table of a TOML file, that knows on which line it stands.

    `heading` is its name with those above it ("each.item"), `line` where it begins. What was
    never asked for is refused in the end: a misspelt key would otherwise be silently
    without effect.
    """

    def __init__(
        self, file: str, source: str, heading: str, line: int, content: Mapping[str, object]
    ) -> None:
        self.file, self.source = file, source
        self.heading, self.line = heading, line
        self._content = content
        self._asked: set[str] = set()

    def refused(self, at: str, sentence: str, /, **facts: object) -> InstrumentRefused:
        """Make the error for the key `at`, or for the whole table where it is not there."""
        line = line_of(self.source, self.line, at)
        return InstrumentRefused(self.file, line, _(sentence).format(**facts))

    def text(self, key: str, default: str | object = _REQUIRED) -> str:
        value = self._take(key, default)
        if not isinstance(value, str):
            raise self.refused(key, N_("“{key}” must be text."), key=key)
        return value

    def number_or_text(self, key: str) -> Decimal | bool | str | None:
        value = self._take(key, None)
        if isinstance(value, int) and not isinstance(value, bool):
            return Decimal(value)
        if value is None or isinstance(value, Decimal | bool | str):
            return value
        raise self.refused(key, N_("“{key}” must be a number, text, true or false."), key=key)

    def number(self, key: str) -> Decimal | None:
        value = self.number_or_text(key)
        if value is None or (isinstance(value, Decimal) and value.is_finite()):
            return value
        raise self.refused(key, N_("“{key}” must be a number."), key=key)

    def flag(self, key: str) -> bool:
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            raise self.refused(key, N_("“{key}” must be true or false."), key=key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.refused(key, N_("“{key}” must be a list of texts."), key=key)
        return tuple(value)

    def one_of(
        self, key: str, known: Iterable[StrEnum], default: str | object = _REQUIRED
    ) -> str:
        value, words = self.text(key, default), tuple(known)
        if value not in words:
            raise self.refused(
                key,
                N_("“{value}” is not a {key}; there are: {known}."),
                value=value,
                key=key,
                known=listed(words),
            )
        return value

    def tables(self, key: str) -> tuple["Table", ...]:
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.refused(key, N_("“{key}” must be a list of tables."), key=key)
        return tuple(self._inner(key, number, each) for number, each in enumerate(value))

    def content(self) -> Mapping[str, object]:
        """Give all of it, as it is: for what is copied, not read."""
        self._asked.update(self._content)
        return self._content

    def finish(self) -> None:
        """Refuse what nobody asked for."""
        for key in self._content:
            if key not in self._asked:
                raise self.refused(key, N_("“{key}” is not known here."), key=key)

    def _inner(self, key: str, number: int, content: Mapping[str, object]) -> "Table":
        """Take an inner table; one that is written inline stands on the line of its list."""
        heading = f"{self.heading}.{key}".lstrip(".")
        starts = [
            line
            for line, found in headings(self.source)
            if found == heading and line >= self.line
        ]
        if number < len(starts):
            return Table(self.file, self.source, heading, starts[number], content)
        return Table(self.file, self.source, self.heading, self.line, content)

    def _take(self, key: str, default: object) -> object:
        self._asked.add(key)
        if key not in self._content and default is _REQUIRED:
            raise self.refused(key, N_("“{key}” is missing."), key=key)
        return self._content.get(key, default)


def headings(source: str) -> Iterator[tuple[int, str]]:
    """Give the lines on which tables begin, from 1, with their names."""
    for line, words in _outside_of_texts(source):
        found = _HEADING.match(words)
        if found:
            yield line, found[1]


def line_of(source: str, start: int, key: str) -> int:
    """Find the line of `key` in the table that begins at `start`; else that line."""
    end = min((line for line, _found in headings(source) if line > start), default=None)
    for line, words in _outside_of_texts(source):
        found = _ASSIGNED.match(words)
        if found and found[1] == key and line >= start and (end is None or line < end):
            return line
    return start


def _outside_of_texts(source: str) -> Iterator[tuple[int, str]]:
    """Leave out the inside of texts over several lines."""
    inside = False
    for line, words in enumerate(source.splitlines(), start=1):
        if not inside:
            yield line, words
        if words.count('"""') % 2:
            inside = not inside
