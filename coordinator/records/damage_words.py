"""Doubts about words: run together, or with a mark of damage that anyone can see."""

import re
from collections.abc import Iterator

from coordinator.domain.record import Severity
from coordinator.records.doubt import Doubt
from coordinator.records.vocabulary import halves_of
from coordinator.text import N_, _

_WORD = re.compile(r"(?<![\w'’-])[a-zA-Z]{6,40}(?![\w-])")
_AFTER_STOP = re.compile(r"(?<=[a-z]{3})[.;](?=[A-Z][a-z]{1,})|(?<=[a-z]{2}\))(?=[a-z]{3,})")
_SHOWN = 6
_GLUED = N_("Words run together: {words}. Read them apart only where the protocol confirms it.")


def doubts_about_words(text: str, *, lost_breaks: bool) -> Iterator[Doubt]:
    """Find words that run together, as where the line breaks of a page were lost."""
    found = [
        (match.span(), halves)
        for match in _WORD.finditer(text)
        if (halves := halves_of(match[0], bold=lost_breaks))
    ]
    if not found and lost_breaks and (stop := _AFTER_STOP.search(text)):
        around = text[max(0, stop.start() - 12) : stop.end() + 12].split()
        note = _(_GLUED).format(words=" ".join(around))
        yield Doubt("GLUED_WORDS", _around(text, stop.start()), note, Severity.NOTE)
    if found:
        shown = "; ".join(f"{one} {other}" for _at, (one, other) in found[:_SHOWN])
        yield Doubt("GLUED_WORDS", found[0][0], _glued(shown), Severity.NOTE)


def _glued(shown: str) -> str:
    return _(_GLUED).format(words=shown)


def _around(text: str, at: int) -> tuple[int, int]:
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at + 1)
    return start, end if end > 0 else len(text)
