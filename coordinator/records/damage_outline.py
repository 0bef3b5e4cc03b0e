"""Doubts about the lists themselves: numbered headings, lists run into a paragraph, gaps."""

import itertools
import re
from collections.abc import Iterator

from coordinator.domain.record import (
    ReadCriterion,
    ReadWarning,
    RegistryRecord,
    Severity,
    Span,
)
from coordinator.records.headings import Section, heading_at
from coordinator.text import N_, _

_NUMBER = re.compile(r"[(（\[]?(\d{1,2})[.)）、．\]]{1,2}")
_FIRST_WORD = re.compile(r"\s*\S*?[^\W\d_]+")
_RUN_TOGETHER = 3

_NUMBERED = N_(
    "The heading took the number {number} of the list: the items begin with the next number. "
    "Compare the numbering with the protocol."
)
_PARAGRAPH = N_(
    "The items stood in one paragraph and were told apart by their numbers. "
    "Compare the items with the protocol."
)
_GAP = N_("The numbering goes from {before} to {after}. See whether an item is missing.")
_UNPLACED = N_("These words found no place among the criteria. Say where they belong.")
_NO_SECTION = N_("The record does not say whether these are inclusion or exclusion criteria.")
_NOTHING = N_("The record's text holds no criterion here. See the protocol.")


def doubts_about_outline(record: RegistryRecord) -> Iterator[ReadWarning]:
    """Find what is odd about the order and the form of the lists."""
    yield from _numbered_headings(record)
    for name, criteria in (("inclusion", record.inclusion), ("exclusion", record.exclusion)):
        yield from _paragraphs(record, name, criteria)
        yield from _gaps(name, criteria)
        if not criteria:
            yield ReadWarning("NO_CRITERIA", name, "", _(_NOTHING), Severity.DOUBT)
    for place, section in enumerate(record.other_sections):
        if section.items and not section.heading:
            words = record.source.text[section.span.start : section.span.end]
            where = f"other_sections[{place}]"
            yield _warning("SECTION_NOT_STATED", where, words, _(_NO_SECTION), section.span)
    for place, span in enumerate(record.not_placed):
        words = record.source.text[span.start : span.end]
        yield _warning("NOT_PLACED", f"not_placed[{place}]", words, _(_UNPLACED), span)


def _numbered_headings(record: RegistryRecord) -> Iterator[ReadWarning]:
    """Find a heading that took the number before its first item's."""
    text = record.source.text
    for span in record.headings:
        heading = heading_at(text, span.start, span.end)
        if heading is None or heading.marker is None or heading.marker.is_bullet:
            continue
        name = "inclusion" if heading.section is Section.INCLUSION else "exclusion"
        criteria = record.inclusion if name == "inclusion" else record.exclusion
        numbers = [_number(criterion) for criterion in criteria]
        if heading.marker.number + 1 in numbers and heading.marker.number not in numbers:
            note = _(_NUMBERED).format(number=heading.marker.number)
            words = text[span.start : span.end].strip()
            yield _warning("HEADING_NUMBERED_AS_ITEM", name, words, note, span)


def _paragraphs(
    record: RegistryRecord, name: str, criteria: tuple[ReadCriterion, ...]
) -> Iterator[ReadWarning]:
    """Find lists whose items begin inside a line, after the item before."""
    text = record.source.text
    inside = [
        place
        for place, (one, other) in enumerate(itertools.pairwise(criteria))
        if "\n" not in text[_last(one) : other.span.start]
    ]
    if len(inside) + 1 < _RUN_TOGETHER:
        return
    first, second = criteria[inside[0]], criteria[inside[0] + 1]
    word = _FIRST_WORD.match(text, second.span.start)
    span = Span(first.span.start, word.end() if word else second.span.end)
    words = text[span.start : span.end]
    yield _warning("LIST_RUN_INTO_PARAGRAPH", name, words, _(_PARAGRAPH), span, Severity.NOTE)


def _gaps(name: str, criteria: tuple[ReadCriterion, ...]) -> Iterator[ReadWarning]:
    """Find numbers left out in a list."""
    for place, (one, other) in enumerate(itertools.pairwise(criteria), 1):
        before, after = _number(one), _number(other)
        if before and after > before + 1:
            note = _(_GAP).format(before=one.marker, after=other.marker)
            where = f"{name}[{place}]"
            yield _warning("NUMBERING_GAP", where, other.marker, note, other.span)


def _number(criterion: ReadCriterion) -> int:
    found = _NUMBER.fullmatch(criterion.marker)
    return int(found[1]) if found else 0


def _last(criterion: ReadCriterion) -> int:
    return max([criterion.span.end, *(_last(child) for child in criterion.children)])


def _warning(
    code: str,
    where: str,
    words: str,
    note: str,
    span: Span,
    severity: Severity = Severity.DOUBT,
) -> ReadWarning:
    return ReadWarning(code, where, " ".join(words.split()), note, severity, span)
