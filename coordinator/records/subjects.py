"""What a number in a criterion is about: a laboratory value, a vital sign, a score, a drug."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from coordinator.domain.check import CheckKind
from coordinator.records.subject_names import TOKEN, Name, chinese_names, names_by_first_word

_FIRST_CHINESE = "\u4e00"
_MEASURES = frozenset(["score", "scores", "scale", "index", "questionnaire", "inventory"])
_NAME_BEFORE = re.compile(r"(?:[A-Za-z][\w-]*\s+){1,4}$")
_NOT_A_NAME = re.compile(
    r"(?:a|an|and|at|baseline|by|for|have|having|in|is|must|of|on|or|patients|screening|subjects"
    r"|the|to|total|with|who)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:\s*\([^()]{0,40}\))?\s*(?:,|/|and/or|and|or|&|、|和|或|及)\s*(?:an?\s+|serum\s+)?\(?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;；。]|\.\s|\n")
_LINKS = re.compile(
    r"[\s(/-]{0,3}(?:\s*\b(?:of|oral|equivalents?|to|a|or|daily|per|day|the)\b\s*)*[\s.]*"
)
_GLUED = re.compile(r"(?:or|and|of|with)(?=[a-z]{3}|[A-Z]{2})")
_FARTHEST = 60
_LONG_NAME = 10  # characters before 评分 that name the score
_AFTER = 40
_NEAR_DRUG = 110


@dataclass(frozen=True, slots=True)
class Subject:
    """The name, and where it stands."""

    kind: CheckKind
    words: str
    start: int
    end: int


class Subjects:
    """All subjects that a text names, found when first asked for, and then by place."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> list[Subject]:
        return sorted(_names_in(self._text), key=lambda name: (name.end, -name.start))

    @cached_property
    def _ends(self) -> list[int]:
        return [subject.end for subject in self._found]

    @cached_property
    def _stops(self) -> list[int]:
        return [stop.end() for stop in _CLAUSE.finditer(self._text)]

    def before(self, at: int, floor: int) -> Subject | None:
        """Find what the number at `at` is about in the words of its clause before it."""
        start = max(floor, self._clause_start(at))
        for subject in self._backwards(at):
            if subject.start < start or at - subject.end > _FARTHEST:
                return None
            if subject.kind is not CheckKind.DOSE:
                return self._with_list(subject, start)
        return None

    def after(self, at: int) -> Subject | None:
        """Find what a number is about in the few words after it: "> 3 times normal ALT"."""
        for place in range(bisect_left(self._ends, at), len(self._found)):
            subject = self._found[place]
            if subject.end > at + _AFTER:
                return None
            is_same_clause = self._clause_start(subject.start) <= at <= subject.start
            if is_same_clause and subject.kind not in {CheckKind.AGE, CheckKind.DOSE}:
                return subject
        return None

    def drug_near(self, start: int, end: int) -> Subject | None:
        """Find the drug that a dose is of: right after it, or else before it."""
        for place in range(bisect_left(self._ends, end), len(self._found)):
            subject = self._found[place]
            if subject.start > end + _AFTER:
                break
            if subject.kind is CheckKind.DOSE and _LINKS.fullmatch(
                self._text, end, subject.start
            ):
                return subject
        for subject in self._backwards(start):
            if start - subject.end > _NEAR_DRUG:
                return None
            if subject.kind is CheckKind.DOSE:
                return subject
        return None

    def _backwards(self, at: int) -> Iterator[Subject]:
        place = bisect_left(self._ends, at + 1) - 1
        while place >= 0:
            yield self._found[place]
            place -= 1

    def _clause_start(self, at: int) -> int:
        place = bisect_left(self._stops, at + 1) - 1
        return self._stops[place] if place >= 0 else 0

    def _with_list(self, last: Subject, floor: int) -> Subject:
        """Take "ALT or AST" for one subject: the limit is meant for each of them."""
        if last.kind is not CheckKind.LAB:
            return last
        start = last.start
        for subject in self._backwards(last.start):
            between = self._text[subject.end : start]
            if subject.start < floor or subject.kind is not CheckKind.LAB:
                break
            if not _LISTED.fullmatch(between) or any(sign.isdigit() for sign in between):
                break
            start = subject.start
        words = intern(self._text[start : last.end].strip(" ()-"))
        return Subject(last.kind, words, start, last.end)


def _names_in(text: str) -> Iterator[Subject]:
    """Find every name of the vocabulary, the longest at each place."""
    names = names_by_first_word()
    tokens = [(found[0], *found.span()) for found in TOKEN.finditer(text)]
    free_from = 0
    for place, (words, start, end) in enumerate(tokens):
        first = words.casefold()
        if first in _MEASURES:
            yield _measure(text, start, end)
        if words >= _FIRST_CHINESE:
            yield from _chinese_names_in(text, words, start)
        if place < free_from:
            continue
        joint = None if first in names else _GLUED.match(words)
        begin = start + joint.end() if joint else start
        if joint:
            tokens[place] = (text[begin:end], begin, end)
        for name in names.get(text[begin:end].casefold(), ()):
            if _is_there(name, [token[0] for token in tokens[place : place + name.size]]):
                free_from = place + name.size
                last = tokens[free_from - 1][2]
                yield Subject(name.kind, intern(text[begin:last]), begin, last)
                break


def _is_there(name: Name, words: list[str]) -> bool:
    """Compare acronyms as they are written, other words in any case."""
    return len(words) == name.size and all(
        word == token if has_capital else word.casefold() == token
        for word, token, has_capital in zip(words, name.tokens, name.are_exact, strict=True)
    )


def _measure(text: str, start: int, end: int) -> Subject:
    """Name a score or scale by the words before it: "Perceived Stress Scale"."""
    before = _NAME_BEFORE.search(text, max(0, start - 60), start)
    if before:
        words = before[0].split()
        kept: list[str] = []
        for word in reversed(words):
            if _NOT_A_NAME.fullmatch(word):
                break
            kept.append(word)
        if kept:
            start = text.rfind(kept[-1], before.start(), start)
    return Subject(CheckKind.SCORE, text[start:end], start, end)


def _chinese_names_in(text: str, words: str, at: int) -> Iterator[Subject]:
    for start in range(len(words)):
        for size in range(min(12, len(words) - start), 1, -1):
            name = words[start : start + size]
            kind = chinese_names().get(name)
            if kind is not None:
                first = at + start
                if kind is CheckKind.SCORE and start <= _LONG_NAME:
                    first = _latin_start(text, at)
                end = at + start + size
                yield Subject(kind, text[first:end], first, end)
                break


def _latin_start(text: str, at: int) -> int:
    """Step back over the Latin name of a score: `ECOG` in `ECOG评分`."""
    start = at
    while start > 0 and at - start < _LONG_NAME and text[start - 1].isascii():
        if not (text[start - 1].isalnum() or text[start - 1] == "-"):
            break
        start -= 1
    return start
