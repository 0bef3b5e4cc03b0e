"""Comparison signs that a carrier may have lost: `= 8` and `? 1.5` where `≥` or `≤` stood.

Which sign stood there is never chosen: it goes both ways, sometimes within one criterion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coordinator.records.units import time_at, unit_at

_VALUE = (
    r"(?:(?:grade|class|stage|type|level|NYHA|CTCAE|WHO|ECOG)\s*)?"
    r"(?:\d[\d,]{0,15}(?:\.\d{1,9})?|(?:I{1,3}|IV|V)(?![\w'])|(?:one|two|three|four|five|six|twelve)\b)"
)
_LOST = re.compile(
    rf"(?<![<>≥≤=/!:+?±~])(?:=(?![\s]*[<>=/])|(?<=[\s(])\?)\s?(?P<value>{_VALUE})"
)
_DEFINITION = re.compile(
    r"(?:(?<![\w.-])[nNpPkrα-ω]|\b(?:SD|CI|SE|alpha|beta|power|proj|id)"
    r"|\b(?:one|a|1)\s+(?:standard\s+)?(?:unit|drink|pack|serving|glass|cup|can|tablet)"
    r"|\d\s?[+]\s?\d|[<>≥≤]\s?(?:or|and)|[?&][\w-]{1,20}|https?:\S{0,200})\s*$"
)
_AMOUNT_BEFORE = re.compile(r"(?<![\w.-])\d+(?:[.,]\d+)?\s*(?P<unit>[^\W\d_]\S{0,14})\s*$")
_FORMULA = re.compile(r"\s?[x×*]\s?(?!ULN|UNL|LLN|upper|normal|the|10)[A-Za-z(\[]")
_WORD_AFTER = re.compile(r"\s?[^\s,;，；。()（）]+(?:\s(?:NYHA|ULN)\b)?")
_LOOKS_BACK = 60
_QUOTED_BRACKET = 30


@dataclass(frozen=True, slots=True)
class LostSign:
    """Where a sign may be lost: from the sign to the end of its value, and a quotation."""

    start: int
    end: int
    value: str
    quote: tuple[int, int]


def lost_signs_in(text: str) -> Iterator[LostSign]:
    """Find `=` and `?` before a value, but not in `(n = 160)` or `1mmHg = 0.133kPa`.

    Nor in `> or = 18`, where the sign is whole, nor in a sum or a formula.
    """
    if "=" not in text and "?" not in text:
        return
    for found in _LOST.finditer(text):
        before = text[max(0, found.start() - _LOOKS_BACK) : found.start()]
        if _DEFINITION.search(before) or _is_conversion(before):
            continue
        if _FORMULA.match(text, found.end()):
            continue
        if found[0][0] == "?" and before.rstrip().endswith((".", "?", "!")):
            continue
        yield LostSign(*found.span(), found["value"], _quotation(text, *found.span()))


def _is_conversion(before: str) -> bool:
    """Tell whether an amount with its unit stands before the sign: `1 cm = 0.39 inch`."""
    found = _AMOUNT_BEFORE.search(before)
    if found is None:
        return False
    unit = found["unit"]
    read = unit_at(unit, 0) or time_at(unit, 0)
    return read is not None and read[0] == len(unit)


def readings_of(sign: LostSign, *, keeps_strict_signs: bool) -> tuple[str, ...]:
    """Give the readings that are possible, in no order of likelihood."""
    signs = ("≥", "≤", "=") if keeps_strict_signs else ("≥", "≤", "=", ">", "<")
    return tuple(f"{possible} {sign.value}" for possible in signs)


def _quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """Quote the value with its unit, or all of the brackets that hold it."""
    if text[start - 1 : start] in {"(", "（"}:
        close = re.compile(r"[)）]").search(text, end, end + _QUOTED_BRACKET)
        if close:
            return start - 1, close.end()
    after = _WORD_AFTER.match(text, end)
    return start, after.end() if after else end
