"""Criteria that a record tells apart by itself, as files for other systems do.

Where one ends and the next begins is the record's word; only what stands inside the text of
one, such as a list, is read off as in any other text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coordinator.domain.record import Span
from coordinator.records.headings import Section
from coordinator.records.nesting import Node
from coordinator.records.outline import Block, outline_of

_DEEPEST = 12
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class GivenItem:
    """`is_exact` says that the text is one statement, and what looks like a list is none.

    `other` says the same in another language; empty for most.
    """

    marker: str
    text: str
    parts: tuple["GivenItem", ...] = ()
    is_heading: bool = False
    is_exact: bool = False
    other: str = ""

    @property
    def has_other(self) -> bool:
        return bool(self.other) or any(part.has_other for part in self.parts)


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a flat list, with its code there and that of what it is a part of."""

    code: str
    parent: str
    item: GivenItem


def nested_by_code(listed: Sequence[Listed]) -> tuple[GivenItem, ...]:
    """Put parts below what they are parts of; where that does not come before, at the top."""
    above: dict[str, int] = {}
    depths: list[int] = []
    below: dict[int, list[int]] = {-1: []}
    for place, each in enumerate(listed):
        parent = above.get(each.parent, -1) if each.parent else -1
        if parent >= 0 and depths[parent] >= _DEEPEST:
            parent = -1
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
        below.setdefault(parent, []).append(place)
        above[each.code] = place

    def taken(place: int) -> GivenItem:
        parts = tuple(taken(part) for part in below.get(place, ()))
        return replace(listed[place].item, parts=parts)

    return tuple(taken(place) for place in below[-1])


def laid_out(items: Sequence[GivenItem], start: int) -> tuple[str, tuple[Node, ...]]:
    """Write items as lines of a page that goes on at `start`, and say where each stands."""
    writer = _Writer(start)
    nodes = tuple(node for item in items for node in writer.written(item, 0))
    return "".join(writer.pieces), nodes


def laid_out_others(items: Sequence[GivenItem], start: int) -> tuple[str, tuple[Node, ...]]:
    """Write the other wordings likewise; a node without words keeps the place of none."""
    writer = _Writer(start)
    nodes = tuple(node for item in items for node in writer.other(item, 0))
    return "".join(writer.pieces), nodes


class _Writer:
    def __init__(self, start: int) -> None:
        self.pieces: list[str] = []
        self._at = start

    def written(self, item: GivenItem, depth: int) -> Iterator[Node]:
        self._write(_INDENT * depth)
        marker = " ".join(item.marker.split())
        first = self._at
        text = item.text.strip()
        self._write(f"{marker} " if marker else "")
        begins = self._at
        self._write(f"{text}\n")
        label = Span(first, begins)
        own = _whole(begins, text, is_heading=item.is_heading)
        nodes = _inside(item, begins) or (own,)
        nodes = (_labelled(nodes[0], label), *nodes[1:])
        below = min(depth + 1, _DEEPEST)
        parts = tuple(node for part in item.parts for node in self.written(part, below))
        yield from (*nodes[:-1], replace(nodes[-1], children=(*nodes[-1].children, *parts)))

    def other(self, item: GivenItem, depth: int) -> Iterator[Node]:
        text = item.other.strip()
        start = self._at + len(_INDENT * depth) if text else self._at
        self._write(f"{_INDENT * depth}{text}\n" if text else "")
        own = _whole(start, text, is_heading=item.is_heading)
        below = min(depth + 1, _DEEPEST)
        parts = tuple(node for part in item.parts for node in self.other(part, below))
        yield replace(own, children=parts)
        for _more in (_inside(item, 0) or (own,))[1:]:
            yield _whole(self._at, "", is_heading=False)

    def _write(self, words: str) -> None:
        self.pieces.append(words)
        self._at += len(words)


def _whole(start: int, text: str, *, is_heading: bool) -> Node:
    span = Span(start, start + len(text))
    return Node(Span(start, start), span, is_heading, ran_on=False, number=0, children=())


def _labelled(node: Node, label: Span) -> Node:
    """Let the record's label be the marker, with one that the text itself begins with."""
    if label.start == label.end:
        return node
    return replace(node, marker=Span(label.start, max(label.end, node.marker.end)), number=0)


def _inside(item: GivenItem, start: int) -> tuple[Node, ...] | None:
    """Read a text of several lines: a lead-in with its list, or several criteria in one.

    Gives nothing where it is one statement.
    """
    text = item.text.strip()
    if item.is_exact or item.is_heading or "\n" not in text:
        return None
    parts = outline_of(text, (Block(Span(0, len(text)), Section.OTHER),))
    if len(parts) != 1 or parts[0].heading is not None or not parts[0].nodes:
        return None
    nodes = tuple(_moved(node, start) for node in parts[0].nodes)
    first, rest = nodes[0], nodes[1:]
    if rest and first.marker.start == first.marker.end:
        return (replace(first, is_heading=False, children=(*first.children, *rest)),)
    return (replace(first, is_heading=False), *rest)


def _moved(node: Node, by: int) -> Node:
    return replace(
        node,
        marker=Span(node.marker.start + by, node.marker.end + by),
        words=Span(node.words.start + by, node.words.end + by),
        number=0,
        children=tuple(_moved(child, by) for child in node.children),
    )
