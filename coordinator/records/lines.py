"""The lines of a text: where they stand, how far in, and whether a machine broke them."""

import itertools
import re
from dataclasses import dataclass

from coordinator.domain.record import Span

_LINE = re.compile(r"[^\n]+")
_NARROWEST, _WIDEST = 55, 140
_MOST = 0.7
_TAB = 4
_SLACK = 14  # a nested list was narrower before its indent was lost


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, from its first to its last visible character."""

    start: int
    end: int
    indent: int
    is_after_blank: bool

    @property
    def reaches(self) -> int:
        """Which column the line ends at."""
        return self.indent + self.end - self.start


def lines_of(text: str, span: Span) -> tuple[Line, ...]:
    """Find the lines of a stretch of `text` that are not blank."""
    found: list[Line] = []
    last_end = span.start
    for match in _LINE.finditer(text, span.start, span.end):
        words = match[0].lstrip()
        if not words:
            continue
        blank = match[0][: len(match[0]) - len(words)]
        start = match.start() + len(blank)
        is_after_blank = text.count("\n", last_end, start) > 1
        last_end = start + len(words.rstrip())
        found.append(Line(start, last_end, len(blank.expandtabs(_TAB)), is_after_blank))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width at which a machine broke the lines of a text; 0 where none did."""

    width: int

    def broke(self, text: str, line: Line, following: Line) -> bool:
        """Tell whether `following` goes on because no more would fit on `line`."""
        if not self.width or following.is_after_blank:
            return False
        first_word = text[following.start : following.end].split(maxsplit=1)[0]
        return line.reaches + 1 + len(first_word) > self.width - _SLACK


def wrapping_of(text: str, lines: tuple[Line, ...], starts_item: frozenset[int]) -> Wrapping:
    """Measure whether lines that start no item go on where the one before was full.

    `starts_item` holds the starts of lines that begin with a list marker.
    """
    width = max((line.reaches for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return Wrapping(0)
    wrapping = Wrapping(width)
    pairs = [
        wrapping.broke(text, line, following)
        for line, following in itertools.pairwise(lines)
        if not following.is_after_blank and following.start not in starts_item
    ]
    return wrapping if pairs and sum(pairs) >= _MOST * len(pairs) else Wrapping(0)
