"""The text of a record's eligibility into sections of nested criteria.

Nothing is rewritten: a node holds where its marker and its words stand in the source, so
that all nodes, headings and pieces that found no place together cover the text.
"""

from dataclasses import dataclass

from coordinator.domain.record import Span
from coordinator.records.entries import entries_of
from coordinator.records.entry import Entry, LineMode
from coordinator.records.headings import Heading, Section
from coordinator.records.nesting import Node, nested
from coordinator.records.run_ons import listed


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source that holds criteria, and what its layout says about it.

    `nodes` are the criteria of a layout that tells each apart, and `others` the same in another
    language; None where they are read off.
    """

    span: Span
    section: Section = Section.EITHER
    lines: LineMode = LineMode.GUESS
    nodes: tuple[Node, ...] | None = None
    others: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One heading and the criteria below it, in the order of the source.

    `others` are the same criteria in another language, where the layout says so.
    """

    section: Section
    heading: Heading | None
    nodes: tuple[Node, ...]
    others: tuple[Node, ...] = ()


def outline_of(text: str, blocks: tuple[Block, ...]) -> tuple[Part, ...]:
    """Read every block into parts."""
    return tuple(part for block in blocks for part in _parts(text, block))


def _parts(text: str, block: Block) -> list[Part]:
    if block.nodes is not None:
        part = Part(block.section, None, block.nodes, block.others)
        return [part] if part.nodes else []
    parts: list[Part] = []
    section, heading = block.section, None
    held: list[Entry] = []

    def close() -> None:
        if held or heading is not None:
            entries = listed(text, held[0]) if len(held) == 1 else tuple(held)
            parts.append(Part(section, heading, nested(text, entries)))
        held.clear()

    for entry in entries_of(text, block.span, block.lines):
        if entry.heading is None:
            held.append(entry)
            continue
        close()
        heading = entry.heading
        section = block.section if heading.section is Section.EITHER else heading.section
    close()
    return parts
