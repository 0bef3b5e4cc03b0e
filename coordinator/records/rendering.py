"""A record from a file of data, written out as the page that a person is shown.

What a container holds in fields stands here as lines of text, so that every span points into
words that can be read, and the source beside the criteria is the same for all layouts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from coordinator.domain.record import FieldValue, Span
from coordinator.records import carrier
from coordinator.records.decoding import with_plain_line_breaks
from coordinator.records.found import Found
from coordinator.records.given import GivenItem, laid_out, laid_out_others
from coordinator.records.headings import Section
from coordinator.records.labels import folded
from coordinator.records.layouts.identifiers import kind_of
from coordinator.records.outline import Block

OTHER = "other language"


@dataclass(frozen=True, slots=True)
class Rendered:
    text: str
    found: Found


@dataclass(slots=True)
class Page:
    """A page being written: fields as `Label: words`, then the criteria."""

    layout: str
    loses_signs: bool = False
    drops_signs: bool = False
    raw_names: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _fields: list[FieldValue] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)

    def value(self, name: str, label: str, words: str | None) -> None:
        """Write one field, if the record states it."""
        shown = folded(plain(words or ""))
        if shown:
            self._write(f"{label}: ")
            span = Span(self._length, self._length + len(shown))
            self._fields.append(FieldValue(name, shown, span))
            self._write(f"{shown}\n")

    def values(self, name: str, label: str, several: tuple[str, ...]) -> None:
        for words in several:
            self.value(name, label, words)

    def identifier(self, label: str, words: str | None) -> None:
        """Write a registry number under the name of the registry that gave it."""
        shown = folded(words or "")
        if shown and all(shown != value.words for value in self._fields):
            self.value(kind_of(shown), label, shown)

    def criteria(self, label: str, words: str | None, section: Section) -> None:
        """Write a stretch of criteria; `section` holds until a heading says otherwise."""
        shown = plain(words or "").strip("\n")
        if shown.strip():
            self._write(f"\n{label}\n")
            self._blocks.append(Block(Span(self._length, self._length + len(shown)), section))
            self._write(f"{shown}\n")

    def items(self, label: str, items: Sequence[GivenItem], section: Section) -> None:
        """Write criteria that the record tells apart, each with what is nested below it."""
        if items:
            self._write(f"\n{label}\n")
            start = self._length
            words, nodes = laid_out(items, start)
            span = Span(start, start + len(words))
            self._write(words)
            self._other_items(label, items, Block(span, section, nodes=nodes))

    def _other_items(self, label: str, items: Sequence[GivenItem], block: Block) -> None:
        """Write the same criteria in the record's other language, where it gives one."""
        if not any(item.has_other for item in items):
            self._blocks.append(block)
            return
        self._write(f"\n{label} ({OTHER})\n")
        start = self._length
        words, others = laid_out_others(items, start)
        self._write(words)
        span = Span(start, start + len(words))
        self._blocks += [replace(block, others=others), Block(span, block.section, nodes=())]

    def done(self) -> Rendered:
        found = Found(
            self.layout,
            tuple(self._fields),
            tuple(self._blocks),
            loses_signs=self.loses_signs,
            drops_signs=self.drops_signs,
            raw_names=self.raw_names,
            blanks=self.blanks,
        )
        return Rendered("".join(self._pieces), found)

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)


def plain(words: str) -> str:
    """Undo what the container did to a text."""
    return with_plain_line_breaks(carrier.undo(with_plain_line_breaks(words)))
