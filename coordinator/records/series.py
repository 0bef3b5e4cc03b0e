"""Series of items that run on inside one paragraph: `1) …; 2) …`, `a) … b) …`, `-- …`."""

import re
from dataclasses import dataclass
from itertools import islice

from coordinator.records.markers import Marker, marker_at

_CANDIDATE = re.compile(
    r"(?:(?<=[\s;；,，。.:：)）])|(?<![^\W_])(?=[①-⑳⑴-⒇]))"
    r"(?=[(（\[]?\s?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})\s?[.．)）\]、]|\d{1,2}-\s?[A-Z][a-z]|[①-⑳⑴-⒇]"
    r"|--\s|[•●▪◦➢]\s?|\*\s(?!10[\^\d]))"
)
_COUNTED = re.compile(
    r"(?:\b(?:grade|class|type|stage|phase|version|days?|visit|cycle|criteri\w+|than|of|to"
    r"|and|or"
    r"|is|least|most|about|level|score|part|step|group|cohort|arm|item|no|number|table|for|by)"
    r"|[<>=≥≤~+/,-])\s*$",
    re.IGNORECASE,
)
_FRAGILE_END = re.compile(r"[;；.。:：,，)）]\s*$")
_OPENING = re.compile(r"(?:[:：.。;；]|\b(?:either|following|of)\s*:?)\s*$")
_INLINE_BULLETS = frozenset({"--", "•", "●", "▪", "◦", "➢", "*"})
_LOOKS_BACK = 12
_TRIES = 6
_SAFE_NUMBER = 2  # a series that reached it is hardly a chance


@dataclass(frozen=True, slots=True)
class Series:
    """The markers of one series, in order; `is_own` when the item's own marker starts it."""

    markers: tuple[Marker, ...]
    is_own: bool


def series_in(text: str, own: Marker | None, start: int, end: int) -> Series | None:
    """Find the outermost series inside an item whose own words stand from `start` to `end`."""
    candidates = _candidates(text, start, end)
    if not candidates:
        return None
    if own is not None:
        going_on = _with_dashes(own, candidates) or _continuing(text, own, candidates)
        if going_on:
            return Series(going_on, is_own=True)
    bullets = tuple(m for m in candidates if m.style in _INLINE_BULLETS)
    if bullets and (
        (own and own.style == bullets[0].style) or _is_bulleted(text, bullets, start)
    ):
        same = tuple(m for m in bullets if m.style == bullets[0].style)
        return Series(same, is_own=own is not None and own.style == same[0].style)
    openings = (m for m in candidates if m.number == 1 and _may_open(text, m, start))
    for first in islice(openings, _TRIES):
        rest = _continuing(text, first, [m for m in candidates if m.start > first.start])
        if rest:
            return Series((first, *rest), is_own=False)
    return None


def _candidates(text: str, start: int, end: int) -> list[Marker]:
    found: list[Marker] = []
    for place in _CANDIDATE.finditer(text, start, end):
        readings = marker_at(text, place.start(), end)
        if readings and (not found or readings[0].start >= found[-1].end or readings[0].number):
            found.extend(readings)
    return found


def _continuing(text: str, first: Marker, candidates: list[Marker]) -> tuple[Marker, ...]:
    """Follow the numbers that come after `first` in its style."""
    if first.is_bullet:
        return ()
    rest: list[Marker] = []
    wanted = first.number + 1
    for marker in candidates:
        if marker.style == first.style and marker.number == wanted and _stands(text, marker):
            rest.append(marker)
            wanted += 1
    return tuple(rest)


def _with_dashes(own: Marker, candidates: list[Marker]) -> tuple[Marker, ...]:
    """Follow a series in which a page put dashes for some of the numbers: `2) … -- … 4) …`."""
    rest: list[Marker] = []
    wanted = own.number + 1
    has_dash = goes_on = False
    for marker in candidates:
        if marker.style == "--":
            has_dash = True
        elif marker.style == own.style and marker.number == wanted and not own.is_bullet:
            goes_on = goes_on or has_dash
        else:
            continue
        rest.append(Marker(own.style, wanted, marker.start, marker.end))
        wanted += 1
    return tuple(rest) if goes_on else ()


def _stands(text: str, marker: Marker) -> bool:
    """Ask for a pause before `N.`, which can also end a sentence: "grade 2. Patients"."""
    if not marker.style.endswith((".", "．", "-")):
        return True
    before = text[max(0, marker.start - _LOOKS_BACK) : marker.start]
    if "\n" in before[len(before.rstrip()) :] or _FRAGILE_END.search(before) is not None:
        return True
    return marker.number > _SAFE_NUMBER and _COUNTED.search(before) is None


def _may_open(text: str, first: Marker, start: int) -> bool:
    before = text[max(start, first.start - _LOOKS_BACK) : first.start]
    return not before.strip() or _OPENING.search(before) is not None


def _is_bulleted(text: str, bullets: tuple[Marker, ...], start: int) -> bool:
    """Take one bullet after a colon, or dashes; a lone sign may be a product or a note."""
    sign = bullets[0].style
    if sign == "--":
        return True
    same = sum(1 for bullet in bullets if bullet.style == sign)
    return same > 1 or _may_open(text, bullets[0], start)
