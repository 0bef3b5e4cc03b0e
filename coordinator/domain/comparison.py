"""Two lists of criteria compared: what is the same, what changed, what is new, what is gone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from coordinator.domain.criterion import Kind

ALIKE = 0.55  # share of words in common from which two criteria are the same one, changed
_SIGN_IS_WORD = "\u3400-\u9fff"  # of Chinese, which has no spaces, every sign is a word
_WORD = re.compile(rf"[{_SIGN_IS_WORD}]|[^\W{_SIGN_IS_WORD}]+|[^\w\s]|\s+")
_UNSPACED = re.compile(rf"([{_SIGN_IS_WORD}])")


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Mark(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Statement:
    """A criterion, reduced to what is compared: its place and its words."""

    code: str
    kind: Kind
    text: str
    other_text: str = ""  # the same in the other language, where that is compared too


@dataclass(frozen=True, slots=True)
class Difference:
    """One criterion before and after; `words` are marked where it changed.

    `other_words` are those of its wording in the other language, marked where that changed.

    A criterion that is on the other list now (inclusion, exclusion) counts as changed, also
    when its words are the same.
    """

    change: Change
    before: Statement | None
    after: Statement | None
    words: tuple[tuple[Mark, str], ...] = ()
    other_words: tuple[tuple[Mark, str], ...] = ()

    @property
    def changed_section(self) -> bool:
        return bool(self.before and self.after and self.before.kind is not self.after.kind)


def compared(before: Sequence[Statement], after: Sequence[Statement]) -> tuple[Difference, ...]:
    """Compare in the order of `after`; what is gone stands where it stood before.

    No statement of either list is left out, and none is used twice.
    """
    pairs = _pairs(before, after)
    partner_of = {new: old for old, new in pairs}
    gone = [old for old in range(len(before)) if old not in {old for old, _ in pairs}]
    found: list[tuple[float, Difference]] = []
    for new, statement in enumerate(after):
        old = partner_of.get(new)
        found.append((float(new), _difference(None if old is None else before[old], statement)))
    place_of = {old: float(new) for old, new in pairs}
    for old in gone:
        earlier = [place_of[o] for o in range(old) if o in place_of]
        place = (earlier[-1] if earlier else -1.0) + 0.5
        found.append((place, Difference(Change.GONE, before[old], None)))
    found.sort(key=lambda pair: pair[0])
    return tuple(difference for _place, difference in found)


def marked(before: str, after: str) -> tuple[tuple[Mark, str], ...]:
    """Mark which words were kept, added and removed, in reading order."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[tuple[Mark, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            found.append((Mark.KEPT, "".join(old[start:end])))
            continue
        if end > start:
            found.append((Mark.REMOVED, "".join(old[start:end])))
        if new_end > new_start:
            found.append((Mark.ADDED, "".join(new[new_start:new_end])))
    return tuple(found)


def _difference(before: Statement | None, after: Statement) -> Difference:
    if before is None:
        return Difference(Change.NEW, None, after)
    is_same_other = _folded(before.other_text) == _folded(after.other_text)
    other = () if is_same_other else marked(before.other_text, after.other_text)
    is_same = _folded(before.text) == _folded(after.text) and before.kind is after.kind
    if is_same and is_same_other:
        return Difference(Change.SAME, before, after)
    words = marked(before.text, after.text)
    return Difference(Change.CHANGED, before, after, words, other)


def _pairs(before: Sequence[Statement], after: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pair equal statements first, then the most alike that are left."""
    pairs: list[tuple[int, int]] = []
    free_old, free_new = set(range(len(before))), set(range(len(after)))

    def take(old: int, new: int) -> None:
        pairs.append((old, new))
        free_old.discard(old)
        free_new.discard(new)

    for same_kind in (True, False):
        for old in sorted(free_old):
            for new in sorted(free_new):
                is_same = _folded(before[old].text) == _folded(after[new].text)
                if is_same and (not same_kind or before[old].kind is after[new].kind):
                    take(old, new)
                    break
    ranked = sorted(_likenesses(before, after, free_old, free_new), reverse=True)
    for _likeness, old, new in ranked:
        if -old in free_old and -new in free_new:
            take(-old, -new)
    return pairs


def _likenesses(
    before: Sequence[Statement],
    after: Sequence[Statement],
    free_old: set[int],
    free_new: set[int],
) -> Iterator[tuple[float, int, int]]:
    """Yield how alike two are, with their places negated: earlier ones win a tie."""
    words_of_new = {new: _words(after[new].text) for new in free_new}
    for old in free_old:
        words = _words(before[old].text)
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words)
        for new in free_new:
            if before[old].kind is not after[new].kind:
                continue
            matcher.set_seq1(words_of_new[new])
            if matcher.quick_ratio() >= ALIKE and (likeness := matcher.ratio()) >= ALIKE:
                yield likeness, -old, -new


def _words(text: str) -> list[str]:
    return _UNSPACED.sub(r" \1 ", _folded(text)).split()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
