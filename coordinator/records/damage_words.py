"""Doubts about words: run together, or with a mark of damage that anyone can see."""

import re
from collections.abc import Iterator

from coordinator.domain.record import Severity
from coordinator.records.doubt import Doubt
from coordinator.records.vocabulary import all_words, halves_of, meant_by
from coordinator.text import N_, _

_WORD = re.compile(r"(?<![\w'’-])[a-zA-Z]{6,40}(?![\w-])")
_AFTER_STOP = re.compile(r"(?<=[a-z]{3})[.;](?=[A-Z][a-z]{1,})|(?<=[a-z]{2}\))(?=[a-z]{3,})")
_SHOWN = 6
_GLUED = N_("Words run together: {words}. Read them apart only where the protocol confirms it.")
_BLANK = N_("{blank} stands for a value that the record keeps elsewhere: see the protocol.")
_TYPO = N_("{word} may be a typing mistake for {meant}; the text is left as it is.")


def doubts_about_words(text: str, *, lost_breaks: bool) -> Iterator[Doubt]:
    """Find words that run together, as where the line breaks of a page were lost, and typos."""
    glued: list[tuple[tuple[int, int], tuple[str, str]]] = []
    has_unknown = not all_words().issuperset(map(str.casefold, _WORD.findall(text)))
    for match in _WORD.finditer(text) if has_unknown else ():
        if halves := halves_of(match[0], bold=lost_breaks):
            glued.append((match.span(), halves))
        elif not match[0][1:].islower():
            continue
        elif meant := meant_by(match[0]):
            note = _(_TYPO).format(word=match[0], meant=meant)
            yield Doubt("TYPO", match.span(), note, Severity.NOTE)
    if glued:
        shown = "; ".join(f"{one} {other}" for _at, (one, other) in glued[:_SHOWN])
        yield Doubt("GLUED_WORDS", glued[0][0], _glued(shown), Severity.NOTE)
    elif lost_breaks and (stop := _AFTER_STOP.search(text)):
        around = text[max(0, stop.start() - 12) : stop.end() + 12].split()
        yield Doubt(
            "GLUED_WORDS", _around(text, stop.start()), _glued(" ".join(around)), Severity.NOTE
        )


def doubts_about_blanks(text: str, blanks: tuple[str, ...]) -> Iterator[Doubt]:
    """Find the places of a text where the record refers to a value that it keeps elsewhere."""
    for blank in dict.fromkeys(blanks):
        at = text.find(blank)
        if at >= 0:
            note = _(_BLANK).format(blank=blank)
            yield Doubt("PLACEHOLDER_VALUE", (at, at + len(blank)), note, Severity.HARM)


def _glued(shown: str) -> str:
    return _(_GLUED).format(words=shown)


def _around(text: str, at: int) -> tuple[int, int]:
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at + 1)
    return start, end if end > 0 else len(text)
