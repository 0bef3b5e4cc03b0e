"""What an amendment changes, criterion by criterion (S4)."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from coordinator.domain.check import CheckStanding
from coordinator.domain.comparison import Difference, Mark, Statement, compared, marked
from coordinator.domain.criterion import Criterion, walked


class Fate(StrEnum):
    """What becomes of a criterion."""

    SAME = "same"
    CHECKS = "checks"  # the same words, asked or computed in another way
    MOVED = "moved"  # the same words in another place, or on the other list
    REWORDED = "reworded"
    OTHER_WORDING = "other wording"  # the same words; those of the other language differ
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """One criterion before and after; `words` are marked where it was reworded.

    `other_words` are those of its wording in the other language, marked where that differs.

    `is_same_statement` says that it states what it stated: its words and kind are equal, and
    those of what it is a part of and, where it is answered as a whole, of its parts.
    """

    fate: Fate
    before: Criterion | None
    after: Criterion | None
    words: tuple[tuple[Mark, str], ...] = ()
    is_same_statement: bool = False
    other_words: tuple[tuple[Mark, str], ...] = ()


def amended(
    before: tuple[Criterion, ...], after: tuple[Criterion, ...]
) -> tuple[CriterionChange, ...]:
    """Compare two versions in the order of the later; what is gone stands where it stood."""
    was, now = _Outline(before), _Outline(after)
    differences = compared(was.statements, now.statements)
    pairs = [
        (was.place(found.before), now.place(found.after))
        for found in differences
        if found.before and found.after
    ]
    partner = dict(pairs)
    equal = [(old, new) for old, new in pairs if was.says(old) == now.says(new)]
    stayed = _in_order(equal)
    return tuple(
        _change(
            found,
            was,
            now,
            has_moved=_has_moved(found, was, now, stayed, partner),
        )
        for found in differences
    )


class _Outline:
    """The criteria of a version in reading order, each with what it is a part of."""

    def __init__(self, criteria: tuple[Criterion, ...]) -> None:
        self.criteria = walked(criteria)
        self.above: dict[int, int | None] = {}
        places = {found.id: number for number, found in enumerate(self.criteria)}
        for number, found in enumerate(self.criteria):
            self.above.setdefault(number, None)
            self.above |= {places[part.id]: number for part in found.parts}
        self.statements = tuple(
            Statement(found.code, found.kind, found.text) for found in self.criteria
        )
        self._places = {found.code: number for number, found in enumerate(self.criteria)}

    def place(self, statement: Statement | None) -> int:
        return self._places[statement.code] if statement else -1

    def at(self, statement: Statement | None) -> Criterion | None:
        return self.criteria[self.place(statement)] if statement else None

    def says(self, number: int) -> tuple[object, ...]:
        """Give list and words of a criterion itself."""
        found = self.criteria[number]
        return found.kind, folded(found.text)

    def states(self, number: int) -> tuple[object, ...]:
        """Give all that makes what a criterion states: its own words, those above, parts."""
        found = self.criteria[number]
        parent = self.above[number]
        above = () if parent is None else self.states(parent)[:3]
        read = () if found.answered_by_parts else walked(found.parts)
        return (
            *self.says(number),
            above,
            tuple(folded(part.text) for part in read),
            found.answered_by_parts,
        )


def folded(text: str) -> str:
    """Give words that are equal however the lines are broken."""
    return " ".join(text.split())


def _in_order(pairs: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Give the largest part of the pairs that stand in the same order before and after."""
    ends: list[int] = []  # the smallest old place that ends an order of each length
    length: list[int] = []
    for old, _new in pairs:
        at = bisect_left(ends, old)
        ends[at : at + 1] = [old]
        length.append(at)
    kept, wanted = [], len(ends) - 1
    for pair, at in zip(reversed(pairs), reversed(length), strict=True):
        if at == wanted:
            kept.append(pair)
            wanted -= 1
    return frozenset(kept)


def _has_moved(
    found: Difference,
    was: _Outline,
    now: _Outline,
    stayed: frozenset[tuple[int, int]],
    partner: dict[int, int],
) -> bool:
    if not found.before or not found.after:
        return False
    old, new = was.place(found.before), now.place(found.after)
    above, below = was.above[old], now.above[new]
    has_other_parent = (partner.get(above) if above is not None else None) != below
    return found.changed_section or has_other_parent or (old, new) not in stayed


def _change(
    found: Difference, was: _Outline, now: _Outline, *, has_moved: bool
) -> CriterionChange:
    before, after = was.at(found.before), now.at(found.after)
    if before is None or after is None:
        return CriterionChange(Fate.ADDED if after else Fate.REMOVED, before, after)
    other = _other_words(before, after)
    if folded(before.text) != folded(after.text):
        words = marked(before.text, after.text)
        return CriterionChange(Fate.REWORDED, before, after, words, other_words=other)
    is_same = was.states(was.place(found.before)) == now.states(now.place(found.after))
    fate = Fate.SAME
    if has_moved:
        fate = Fate.MOVED
    elif other:
        fate = Fate.OTHER_WORDING
    elif _asked(before) != _asked(after):
        fate = Fate.CHECKS
    return CriterionChange(fate, before, after, is_same_statement=is_same, other_words=other)


def _other_words(before: Criterion, after: Criterion) -> tuple[tuple[Mark, str], ...]:
    """Mark what changed in the other language's wording; nothing where it says the same."""
    if folded(before.other_text) == folded(after.other_text):
        return ()
    return marked(before.other_text, after.other_text)


def _asked(criterion: Criterion) -> tuple[object, ...]:
    """Give how a criterion is asked and computed, beside its words."""
    checks = tuple(
        replace(check, standing=CheckStanding.SUGGESTED) for check in criterion.checks
    )
    return (
        checks,
        criterion.check_rule,
        criterion.combination,
        criterion.at_least,
        criterion.needs_investigator,
        criterion.may_be_not_applicable,
        criterion.deferred_to,
    )
