"""The entries of an eligibility text, one after the other: headings, items, paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from coordinator.domain.record import Span
from coordinator.records.entry import Entry, LineMode
from coordinator.records.headings import Heading, heading_at, inline_headings
from coordinator.records.lines import Line, Wrapping, lines_of, wrapping_of
from coordinator.records.markers import Marker, marker_at
from coordinator.records.series import series_in
from coordinator.records.splitting import split, trimmed

_ENDS_OPEN = (",", "-", "，", "、", "(", "/", "&")
_ENDS_CLOSED = (".", ";", ":", "。", "；", "：", "?", "!")
_SLIP = 2  # how far a hand-made numbering may be off: repeated, or one left out
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z][a-z])")
_JOINING_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "than",
        "the",
        "to",
        "with",
        "who",
        "that",
        "is",
        "are",
        "their",
    ]
)


def entries_of(text: str, span: Span, mode: LineMode) -> tuple[Entry, ...]:
    """Read a stretch of text into entries, in order."""
    lines = lines_of(text, span)
    marked = {line.start: marker_at(text, line.start, line.end) for line in lines}
    first_marked = frozenset(
        start for start, readings in marked.items() if any(m.is_strong for m in readings)
    )
    wrapping = Wrapping(0)
    if mode is LineMode.GUESS:
        wrapping = wrapping_of(text, lines, first_marked)
    known = {(m.style, m.number) for readings in marked.values() for m in readings}
    reader = _Reader(text, mode, wrapping, frozenset(known))
    for line in lines:
        reader.read(line)
    return tuple(part for entry in reader.entries for part in split(text, entry))


@dataclass(slots=True)
class _Reader:
    text: str
    mode: LineMode
    wrapping: Wrapping
    known: frozenset[tuple[str, int]]
    entries: list[Entry] = field(default_factory=list)
    last_line: Line | None = None
    series: dict[str, int] = field(default_factory=dict)

    def read(self, line: Line) -> None:
        """Read one line: what goes on with the entry before, headings, new entries."""
        if self._flows_into(line):
            self._extend(line.end)
        else:
            start = line.start
            for heading in self._headings(line):
                if self.text[start : heading.start].strip():
                    self._add(start, trimmed(self.text, start, heading.start), line)
                self._add_heading(heading, line)
                start = heading.end
            if self.text[start : line.end].strip():
                self._add(start, line.end, line)
        self.last_line = line

    def _headings(self, line: Line) -> Iterator[Heading]:
        at = line.start
        first = heading_at(self.text, line.start, line.end)
        if first and not (first.is_qualified and self._is_mid_sentence(line)):
            yield first
            at = first.end
        yield from inline_headings(self.text, at, line.end)

    def _add_heading(self, heading: Heading, line: Line) -> None:
        end = trimmed(self.text, heading.start, heading.end)
        if not heading.is_qualified:
            self.series.clear()
        if heading.marker:
            self.series[heading.marker.style] = heading.marker.number
        self.entries.append(
            Entry(heading.start, heading.start, end, line.indent, heading=heading)
        )

    def _add(self, start: int, end: int, line: Line) -> None:
        marker = self._marker(start, end)
        if marker is None and start == line.start and self._goes_on(line):
            self._extend(end)
            return
        if marker is not None:
            self.series[marker.style] = marker.number
        is_after_blank = line.is_after_blank and start == line.start
        text_start = marker.end if marker else start
        self.entries.append(
            Entry(start, text_start, end, line.indent, marker, None, is_after_blank)
        )

    def _extend(self, end: int) -> None:
        self.entries[-1] = replace(self.entries[-1], end=end)

    def _marker(self, start: int, end: int) -> Marker | None:
        """Choose the reading of a marker that goes with the series about it."""
        readings = marker_at(self.text, start, end)
        for marker in readings:
            if self.series.get(marker.style) == marker.number - 1 and marker.number > 1:
                return marker
        for marker in readings:
            last = self.series.get(marker.style)
            if last is not None and 0 <= marker.number - last <= _SLIP and marker.is_framed:
                return marker
        if bare := self._bare_number(start, end):
            return bare
        for marker in readings:
            if marker.is_strong or (marker.number == 1 and self._may_begin(marker, end)):
                return marker
        return None

    def _bare_number(self, start: int, end: int) -> Marker | None:
        """Take "6 Patients" for item 6 where item 5 came before it."""
        found = _BARE_NUMBER.match(self.text, start, end)
        if found is None:
            return None
        number = int(found[1])
        for style, last in self.series.items():
            if style.startswith("decimal") and last == number - 1 and last:
                return Marker(style, number, start, found.end())
        return None

    def _may_begin(self, marker: Marker, end: int) -> bool:
        if marker.style.endswith("-"):
            following = series_in(self.text, marker, marker.end, end)
            return (marker.style, 2) in self.known or following is not None
        return marker.style.endswith((")", "）")) or (marker.style, 2) in self.known

    def _flows_into(self, line: Line) -> bool:
        """Tell whether the last line was full, and `line` goes on inside its sentence."""
        last = self.last_line
        if last is None or not self._can_extend() or not self._broke(last, line):
            return False
        if self.text[line.start].islower():
            readings = marker_at(self.text, line.start, line.end)
            return not readings or self._marker(line.start, line.end) is None
        if self.text[last.end - 1] in ".;:。；：),":
            return False
        marker = self._marker(line.start, line.end)
        follows = marker and self.series.get(marker.style, 0) == marker.number - 1
        return marker is not None and not marker.is_bullet and not follows

    def _is_mid_sentence(self, line: Line) -> bool:
        """Tell whether the line before was full and its sentence had not ended."""
        last = self.last_line
        if last is None or not self._can_extend() or not self._broke(last, line):
            return False
        return not self.text[last.start : last.end].endswith(_ENDS_CLOSED)

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line without a marker belongs to the entry before it."""
        if not self._can_extend() or self.last_line is None:
            return False
        if self._broke(self.last_line, line):
            return True
        entry = self.entries[-1]
        if entry.marker and line.indent >= max(entry.text_indent - 1, entry.indent + 2):
            return True
        is_lower = self.text[line.start].islower()
        if line.is_after_blank:
            return is_lower and self._ends_open(entry.end)
        return is_lower and not self.text[entry.start : entry.end].endswith(_ENDS_CLOSED)

    def _can_extend(self) -> bool:
        """Tell whether the last entry takes more text: no heading does, nor `ITEMS` mode."""
        if self.mode is LineMode.ITEMS or not self.entries:
            return False
        return self.entries[-1].heading is None

    def _broke(self, line: Line, following: Line) -> bool:
        return self.wrapping.broke(self.text, line, following)

    def _ends_open(self, end: int) -> bool:
        tail = self.text[max(0, end - 20) : end]
        words = tail.split()
        return tail.endswith(_ENDS_OPEN) or (bool(words) and words[-1] in _JOINING_WORDS)
