"""Entries one after the other into trees, by series, indent and what leads in to a list."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from coordinator.domain.record import Span
from coordinator.records.entry import Entry

_MOST_WORDS_OF_A_TITLE = 9
_SLACK = 1
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Node:
    """A criterion or a heading of a group, with what is nested below it."""

    marker: Span
    words: Span
    is_heading: bool
    ran_on: bool
    number: int
    children: tuple["Node", ...]


@dataclass(slots=True)
class _Growing:
    entry: Entry
    is_heading: bool = False
    children: list["_Growing"] = field(default_factory=list)

    @property
    def style(self) -> str:
        return self.entry.marker.style if self.entry.marker else ""

    @property
    def number(self) -> int:
        return self.entry.marker.number if self.entry.marker else 0

    def done(self) -> Node:
        entry = self.entry
        own = tuple(child.done() for child in self.children)
        inner = tuple(_Growing(part).done() for part in entry.inner)
        return Node(
            Span(entry.start, entry.text_start),
            Span(entry.text_start, entry.end),
            self.is_heading,
            entry.ran_on,
            self.number,
            inner + own,
        )


def nested(text: str, entries: Sequence[Entry]) -> tuple[Node, ...]:
    """Nest the entries of one section."""
    resumes = _resumptions(entries)
    top: list[_Growing] = []
    path: list[_Growing] = []
    below: dict[str, str] = {}  # each style, and the style it was nested below
    for place, entry in enumerate(entries):
        following = entries[place + 1] if place + 1 < len(entries) else None
        growing = _Growing(entry, _is_heading(text, entry, following))
        if _is_below(path, growing, below):
            depth = len(path)
        else:
            depth = min(_depth(text, path, growing, resumes[place]), len(path), _DEEPEST)
        del path[depth:]
        if path and growing.style:
            below[growing.style] = path[-1].style
        (path[-1].children if path else top).append(growing)
        path.append(growing)
    return tuple(growing.done() for growing in top)


def _is_below(path: list[_Growing], new: _Growing, below: dict[str, str]) -> bool:
    """Nest a series that begins again where it began before: below the next item of a list."""
    if not path or new.number != 1 or len(path) >= _DEEPEST:
        return False
    last = path[-1]
    return bool(last.style) and last.style != new.style and below.get(new.style) == last.style


def _resumptions(entries: Sequence[Entry]) -> list[frozenset[tuple[str, int]]]:
    """For each entry, the series that go on after it: (style, next number)."""
    later: set[tuple[str, int]] = set()
    found: list[frozenset[tuple[str, int]]] = []
    seen: frozenset[tuple[str, int]] = frozenset()
    for entry in reversed(entries):
        found.append(seen)
        key = (entry.marker.style, entry.marker.number) if entry.marker else None
        if key and key not in later:
            later.add(key)
            seen = frozenset(later)
    return found[::-1]


def _is_heading(text: str, entry: Entry, following: Entry | None) -> bool:
    """Tell a line that leads in to marked items from an item without a marker."""
    if entry.marker or entry.inner or following is None:
        return False
    words = text[entry.text_start : entry.end]
    if following.marker is None:
        return words.isupper() and words.endswith(":")
    if words.endswith((":", "：")):
        return True
    is_title = len(words.split()) <= _MOST_WORDS_OF_A_TITLE and not words.endswith(
        (".", ";", ",", "。", "；")
    )
    begins = following.marker.number <= 1
    return is_title and begins and (following.is_after_blank or entry.is_after_blank)


def _depth(
    text: str,
    path: list[_Growing],
    new: _Growing,
    resumes: frozenset[tuple[str, int]],
) -> int:
    """How deep the new node goes: its index in the path of open nodes."""
    if not path:
        return 0
    if new.entry.marker is None:
        return _depth_of_unmarked(path, new)
    same = [d for d, node in enumerate(path) if node.style == new.style]
    if (depth := _goes_on_at(path, new, same)) is not None:
        return depth
    last = path[-1]
    if new.entry.indent > last.entry.indent + _SLACK or last.is_heading:
        return len(path)
    if same and not (new.number == 1 and _leads_in(text, last)):
        return _closest(path, new, same)
    return _depth_of_new_series(text, path, new, resumes)


def _depth_of_new_series(
    text: str,
    path: list[_Growing],
    new: _Growing,
    resumes: frozenset[tuple[str, int]],
) -> int:
    """Put a series that begins below the item that leads in to it, or beside it."""
    last = path[-1]
    outdented = _first_at_or_right_of(path, new.entry.indent)
    if new.entry.indent < last.entry.indent - _SLACK:
        return outdented
    goes_on_later = (last.style, last.number + 1 if last.number else 0) in resumes
    if _leads_in(text, last) or goes_on_later:
        return len(path) if last.entry.marker else len(path) - 1
    return outdented


def _goes_on_at(path: list[_Growing], new: _Growing, same: list[int]) -> int | None:
    """Find the open series that the new number goes on with, the innermost first."""
    for depth in reversed(same):
        node = path[depth]
        if new.number and node.number == new.number - 1 and _is_level(node, new):
            return depth
        if not new.number and abs(node.entry.indent - new.entry.indent) <= _SLACK:
            return depth
    return None


def _is_level(node: _Growing, new: _Growing) -> bool:
    return new.entry.indent >= node.entry.indent - _SLACK


def _closest(path: list[_Growing], new: _Growing, depths: list[int]) -> int:
    return min(depths, key=lambda d: (abs(path[d].entry.indent - new.entry.indent), -d))


def _first_at_or_right_of(path: list[_Growing], indent: int) -> int:
    """Go out until the open node stands left of `indent`; headings stay open at their own."""
    for depth, node in enumerate(path):
        if node.entry.indent > indent or (node.entry.indent >= indent and not node.is_heading):
            return depth
    return len(path)


def _depth_of_unmarked(path: list[_Growing], new: _Growing) -> int:
    """Put a paragraph without a marker beside what stands as far in, below what stands left."""
    for depth, node in enumerate(path):
        is_left = new.entry.indent >= node.entry.text_indent if node.style else False
        if not is_left or (new.is_heading and not node.style):
            return depth
    return len(path)


def _leads_in(text: str, node: _Growing) -> bool:
    return text[node.entry.text_start : node.entry.end].endswith((":", "："))
