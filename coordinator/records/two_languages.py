"""Lists that a record gives in Chinese and again in English: which items are the same.

They are paired by their numbers, and only where both lists have the same items at the same
places. Where they do not, the list that comes first is read, and the other one stays beside
it as a section of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordinator.domain.other_wording import figures_apart
from coordinator.domain.record import (
    ReadCriterion,
    ReadWarning,
    RegistryRecord,
    Severity,
    Span,
)
from coordinator.domain.review import LANGUAGE_UNPAIRED
from coordinator.records.headings import Section, heading_at
from coordinator.records.nesting import Node
from coordinator.records.outline import Part
from coordinator.records.walking import walk
from coordinator.text import N_, _

PAIRED = "OTHER_LANGUAGE_PAIRED"
FIGURES = "OTHER_LANGUAGE_FIGURES"

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_CHINESE_FROM, _LATIN_UP_TO = 0.15, 0.03  # share of Chinese signs among the letters
_LISTS = {Section.INCLUSION: "inclusion", Section.EXCLUSION: "exclusion"}

_BY_NUMBER = N_(
    "The record gives this list in two languages. The wordings were paired by their numbers: "
    "see that each criterion says the same in both."
)
_NOT_PAIRED = N_(
    "The record gives this list again in another language, but not with the same numbers. "
    "The wordings were not paired: enter them by hand, or leave them out."
)
_OTHER_FIGURES = N_(
    "The wording in the other language has other figures: {here} here, {there} there. "
    "See which of them the protocol states."
)


@dataclass(frozen=True, slots=True)
class Wordings:
    """The list to be read, the same items in the other language, and a list left over."""

    parts: tuple[Part, ...]
    others: tuple[Node, ...] = ()  # beside the nodes of the one part, where paired
    left_over: tuple[Part, ...] = ()


def wordings_of(text: str, parts: Sequence[Part]) -> Wordings:
    """Tell two lists of one section apart that say the same in two languages."""
    if len(parts) == 1 and parts[0].others:
        return Wordings(tuple(parts), parts[0].others)
    if not _HAN.search(text):
        return Wordings(tuple(parts))
    both = _two_lists(text, parts)
    if both is None:
        return Wordings(tuple(parts))
    first, second = both
    if _agree(first.nodes, second.nodes):
        return Wordings((first,), second.nodes)
    if len(parts) == 1:
        return Wordings(tuple(parts))  # without a heading of its own it is no second list
    return Wordings((first,), (), (second,))


def doubts_about_languages(record: RegistryRecord) -> Iterator[ReadWarning]:
    """Say where lists were paired, where they could not be, and where figures differ."""
    for name in _LISTS.values():
        found = [placed for placed in walk(record) if placed.path.startswith(f"{name}[")]
        spans = [s for placed in found if (s := placed.criterion.other_span) is not None]
        if spans:
            whole = Span(spans[0].start, spans[-1].end)
            first = found[0].criterion.other_text
            yield ReadWarning(PAIRED, name, first, _(_BY_NUMBER), Severity.DOUBT, whole)
    for placed in walk(record):
        yield from _figures(placed.criterion, placed.path)
    for number, section in enumerate(record.other_sections):
        start, end = section.span.start, section.span.end
        line_end = record.source.text.find("\n", start, end)
        heading = heading_at(record.source.text, start, end if line_end < 0 else line_end)
        if section.heading and heading is not None and heading.section in _LISTS:
            words = "\n".join(_lines(section.heading, section.items))
            where = f"other_sections[{number}]"
            yield ReadWarning(
                LANGUAGE_UNPAIRED, where, words, _(_NOT_PAIRED), Severity.DOUBT, section.span
            )


def _figures(criterion: ReadCriterion, path: str) -> Iterator[ReadWarning]:
    apart = figures_apart(criterion.text, criterion.other_text)
    if criterion.other_text and apart:
        here, there = (", ".join(side) or _("none") for side in (apart.here, apart.there))
        note = _(_OTHER_FIGURES).format(here=here, there=there)
        quote = criterion.other_text
        yield ReadWarning(FIGURES, path, quote, note, Severity.DOUBT, criterion.other_span)


def _lines(heading: str, items: Sequence[ReadCriterion]) -> Iterator[str]:
    yield heading
    for item in items:
        yield from _lines(f"{item.marker} {item.text}".strip(), item.children)


def _two_lists(text: str, parts: Sequence[Part]) -> tuple[Part, Part] | None:
    filled = [part for part in parts if part.nodes]
    if any(part.heading and part.heading.is_qualified for part in filled):
        return None
    if len(filled) == 1 == len(parts):
        return _cut(text, filled[0])
    if len(filled) != len(parts) or len(filled) != 2:  # noqa: PLR2004  one in each language
        return None
    first, second = filled
    languages = {_is_chinese(text, first.nodes), _is_chinese(text, second.nodes)}
    return (first, second) if languages == {True, False} else None


def _cut(text: str, part: Part) -> tuple[Part, Part] | None:
    """Cut a list where its numbers begin anew and its language changes, once."""
    nodes = part.nodes
    begins = [at for at, node in enumerate(nodes[:-1], 1) if node.number]
    cuts = [at for at in begins if nodes[at].number == 1]
    if len(cuts) != 1:
        return None
    first, second = nodes[: cuts[0]], nodes[cuts[0] :]
    each = [_is_chinese(text, (node,)) for node in nodes]
    before, behind = set(each[: cuts[0]]), set(each[cuts[0] :])
    if len(before) > 1 or len(behind) > 1 or {*before, *behind} != {True, False}:
        return None
    return Part(part.section, part.heading, first), Part(part.section, None, second)


def _is_chinese(text: str, nodes: Sequence[Node]) -> bool | None:
    """Say whether words are Chinese (True), in Latin letters (False), or cannot be told."""
    words = "".join(_words_of(text, nodes))
    han, latin = len(_HAN.findall(words)), len(_LATIN.findall(words))
    if not han + latin:
        return None
    share = han / (han + latin)
    if share >= _CHINESE_FROM:
        return True
    return False if share <= _LATIN_UP_TO else None


def _words_of(text: str, nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        yield text[node.words.start : node.words.end]
        yield from _words_of(text, node.children)


def _agree(first: Sequence[Node], second: Sequence[Node]) -> bool:
    """Whether both lists have the same numbers at the same places, at every depth."""
    return len(first) == len(second) and all(
        (one.number, one.is_heading) == (other.number, other.is_heading)
        and _agree(one.children, other.children)
        for one, other in zip(first, second, strict=True)
    )
