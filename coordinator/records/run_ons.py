"""Criteria that were written as one paragraph without markers: `A; B; C` or short sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from coordinator.records.entry import Entry

_BREAKS = re.compile(
    r"[()（）\[\]]|[;；]\s*|(?<=[a-z)\d%])\.\s+(?=[A-Z])|(?<=[\u4e00-\u9fff])。"
)
_TELLING = re.compile(
    r"(?:This|These|Those|They|The study|It|If|However|But|And|Such|In addition|Also|Note"
    r"|(?:Patients|Participants|Subjects|All patients) will|For example)\b"
)
_FEWEST = 3
_SHORT = 90


def listed(text: str, entry: Entry) -> tuple[Entry, ...]:
    """Cut the only paragraph of a section where it is a list in all but its form.

    Semicolons outside brackets part items; full stops do where every sentence is short and
    none goes on telling about the one before.
    """
    if entry.marker or entry.inner or entry.heading:
        return (entry,)
    stops = _stops(text, entry)
    for signs, is_list in ((";；", _are_items), (".。", _are_short_sentences)):
        cuts = [end for sign, end in stops if sign in signs and end < entry.end]
        pieces = tuple(_pieces(text, entry, cuts))
        if len(pieces) >= _FEWEST and is_list([text[p.start : p.end] for p in pieces]):
            return pieces
    return (entry,)


def _stops(text: str, entry: Entry) -> list[tuple[str, int]]:
    """Find the stops outside brackets: which sign, and where the next words begin."""
    depth = 0
    found: list[tuple[str, int]] = []
    for stop in _BREAKS.finditer(text, entry.text_start, entry.end):
        sign = stop[0][0]
        if sign in "(（[":
            depth += 1
        elif sign in ")）]":
            depth = max(0, depth - 1)
        elif depth == 0:
            found.append((sign, stop.end()))
    return found


def _pieces(text: str, entry: Entry, cuts: list[int]) -> Iterator[Entry]:
    for place, (start, stop) in enumerate(pairwise([entry.text_start, *cuts, entry.end])):
        end = start + len(text[start:stop].rstrip())
        if end > start:
            yield replace(entry, start=start, text_start=start, end=end, ran_on=place > 0)


def _are_items(pieces: list[str]) -> bool:
    return not any(_TELLING.match(piece) for piece in pieces[1:])


def _are_short_sentences(pieces: list[str]) -> bool:
    return median(len(piece) for piece in pieces) <= _SHORT and _are_items(pieces)
