"""A record read again beside the one on file: what stayed, changed, came and went."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from coordinator.domain.record import ReadCriterion, RegistryRecord

_ALIKE = 0.6  # share of words in common from which a criterion counts as the same one changed


class Fate(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ComparedCriterion:
    """A criterion before and after; `marked` holds the words of each that are not in the other.

    `marked` gives, for the text after, from and up to which character its words are new.
    """

    fate: Fate
    section: str
    before: ReadCriterion | None
    after: ReadCriterion | None
    marked: tuple[tuple[int, int], ...] = ()


def compared(before: RegistryRecord, after: RegistryRecord) -> tuple[ComparedCriterion, ...]:
    """Compare two readings criterion by criterion, in the order of the later one."""
    return (
        *_section("inclusion", before.inclusion, after.inclusion),
        *_section("exclusion", before.exclusion, after.exclusion),
    )


def _section(
    name: str, before: tuple[ReadCriterion, ...], after: tuple[ReadCriterion, ...]
) -> Iterator[ComparedCriterion]:
    old, new = list(_flat(before)), list(_flat(after))
    partner = _partners(old, new)
    for place, criterion in enumerate(new):
        other = partner.get(place)
        if other is None:
            yield ComparedCriterion(Fate.NEW, name, None, criterion)
        elif old[other].text == criterion.text:
            yield ComparedCriterion(Fate.SAME, name, old[other], criterion)
        else:
            marked = _new_words(old[other].text, criterion.text)
            yield ComparedCriterion(Fate.CHANGED, name, old[other], criterion, marked)
    for place, criterion in enumerate(old):
        if place not in partner.values():
            yield ComparedCriterion(Fate.GONE, name, criterion, None)


def _flat(criteria: tuple[ReadCriterion, ...]) -> Iterator[ReadCriterion]:
    for criterion in criteria:
        yield criterion
        yield from _flat(criterion.children)


def _partners(old: list[ReadCriterion], new: list[ReadCriterion]) -> dict[int, int]:
    """Pair each new criterion with an old one: equal texts first, then those most alike."""
    free = dict(enumerate(old))
    partner: dict[int, int] = {}
    for place, criterion in enumerate(new):
        same = next((at for at, other in free.items() if other.text == criterion.text), None)
        if same is not None:
            partner[place] = same
            del free[same]
    for place, criterion in enumerate(new):
        if place in partner or not free:
            continue
        alike = {at: _likeness(other.text, criterion.text) for at, other in free.items()}
        best = max(alike, key=lambda at: alike[at])
        if alike[best] >= _ALIKE:
            partner[place] = best
            del free[best]
    return partner


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    """Cut a text into words; of Chinese every character is one."""
    spaced = "".join(f" {sign} " if sign >= "\u4e00" else sign for sign in text)
    return spaced.split()


def _new_words(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """Find the stretches of `after` whose words are not in `before`."""
    words = _words(after)
    spans: list[tuple[int, int]] = []
    at = 0
    for word in words:
        start = after.index(word, at)
        at = start + len(word)
        spans.append((start, at))
    matcher = SequenceMatcher(None, _words(before), words, autojunk=False)
    return tuple(
        (spans[low][0], spans[high - 1][1])
        for kind, _, _, low, high in matcher.get_opcodes()
        if kind in {"replace", "insert"}
    )
