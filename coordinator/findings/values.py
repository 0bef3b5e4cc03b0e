"""Values as they are reported: figures, bounds, ranges, grades and words."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from coordinator.domain.units import PRECISE
from coordinator.domain.written import FIGURE, half_width, number_in
from coordinator.instruments.possible import INFINITE, Number, exactly

# No unit: the power of 1e9, and letters that were typed for a digit, as in 8O.
_NO_UNIT = r"(?![eE][-+]?[0-9]|[OoIl|]\b)"
_UNIT = rf"(?P<unit>\+|{_NO_UNIT}\s*(?:[^\W\d_]|[%‰°/×*({{\[]).*)?"
_NUMBER: Final = re.compile(rf"(?P<sign><=|>=|<|>|≤|≥|=)?\s*(?P<figure>{FIGURE}){_UNIT}")
_RANGE: Final = re.compile(
    r"(?P<low>[0-9]{1,12}(?:\.[0-9]{1,12})?)\s*(?:-|–|~|to)\s*"
    rf"(?P<high>{FIGURE}){_UNIT}"
)
_FLAGS = "↑↓ "  # beside a figure outside its range
_GRADE: Final = re.compile(
    r"(?:(?:grade|class|stage|nyha|ecog|level|级)\s*)?"
    r"(?P<low>[IVX]{1,4}|[A-E])(?:\s*(?:-|–|~|/|to|or|and)\s*(?P<high>[IVX]{1,4}|[A-E]))?",
    re.IGNORECASE,
)
_PREFIXED: Final = re.compile(r"(?:grade|class|stage|nyha|ecog|level)\s+(?=\d)", re.IGNORECASE)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LETTERS: Final = "ABCDE"
_POSITIVE: Final = frozenset(
    ["positive", "pos", "pos.", "+", "++", "+++", "reactive", "detected", "yes", "present",
     "阳性", "是"]
)  # fmt: skip
_NEGATIVE: Final = frozenset(
    ["negative", "neg", "neg.", "-", "–", "not reactive", "non-reactive", "not detected",
     "undetectable", "no", "absent", "阴性", "否"]
)  # fmt: skip
_MOST_DIGITS = 12
_LOWER, _UPPER = frozenset(["<", "<=", "≤"]), frozenset([">", ">=", "≥"])


@dataclass(frozen=True, slots=True)
class Value:
    """What a report says: a number (or what it can be), or yes and no; else nothing of both.

    `unit` is one that was written beside the figure; a grade was written as a letter or a
    Roman figure.
    """

    number: Number | None = None
    holds: bool | None = None
    unit: str = ""
    is_grade: bool = False


@lru_cache(maxsize=4096)
def value_of(written: str) -> Value:
    """Read a value as it was reported: `1.35`, `<0.1`, `8-10`, `III`, `negative`."""
    words = " ".join(half_width(written).split()).rstrip(_FLAGS)
    folded = words.casefold()
    if folded in _POSITIVE or folded in _NEGATIVE:
        return Value(holds=folded in _POSITIVE)
    plain = _PREFIXED.sub("", words)
    if found := _RANGE.fullmatch(plain):
        low, high = _decimal(found["low"]), _decimal(found["high"])
        return Value(Number(low, high) if low <= high else None, unit=_unit(found))
    if found := _NUMBER.fullmatch(plain):
        figure = number_in(found["figure"])
        bounded = None if figure is None else _bounded(found["sign"] or "", figure)
        return Value(bounded, None, _unit(found))
    return Value(grade_of(words), is_grade=True)


@lru_cache(maxsize=1024)
def grade_of(words: str) -> Number | None:
    """Read a grade or class: `III` is 3, `B` the second, `III-IV` from 3 to 4."""
    found = _GRADE.fullmatch(words)
    if found is None:
        return None
    low, high = _place(found["low"]), _place(found["high"] or found["low"])
    return Number(low, high) if low is not None and high is not None else None


def scaled(number: Number, factor: Decimal) -> Number:
    """Multiply by a number above 0."""
    low, high = (
        end if end.is_infinite() else PRECISE.multiply(end, factor)
        for end in (number.low, number.high)
    )
    return Number(low, high, number.low_open, number.high_open)


def divided(number: Number, by: Decimal) -> Number:
    """Divide by a number above 0."""
    low, high = (
        end if end.is_infinite() else PRECISE.divide(end, by)
        for end in (number.low, number.high)
    )
    return Number(low, high, number.low_open, number.high_open)


def shown(value: Decimal, limit: Decimal | None = None, places: int = 2) -> str:
    """Round for showing, with as many digits as keep it on its side of `limit`."""
    if value == value.to_integral_value() or decimals_of(value) <= places:
        return f"{value.normalize():f}"
    first = places if limit is None else max(places, decimals_of(limit))
    for digits in range(first, _MOST_DIGITS):
        rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, PRECISE)
        if limit is None or (rounded < limit, rounded > limit) == (
            value < limit,
            value > limit,
        ):
            return f"{rounded:f}"
    return f"{value:f}"


def decimals_of(value: Decimal) -> int:
    """Count the digits behind the point."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _decimal(figure: str) -> Decimal:
    return Decimal(figure.replace(",", "."))


def _unit(found: re.Match[str]) -> str:
    return (found["unit"] or "").strip()


def _bounded(sign: str, figure: Decimal) -> Number:
    if sign in _LOWER:
        return Number(-INFINITE, figure, low_open=True, high_open=sign == "<")
    if sign in _UPPER:
        return Number(figure, INFINITE, low_open=sign == ">", high_open=True)
    return exactly(figure)


def _place(word: str) -> Decimal | None:
    upper = word.upper()
    if upper in _ROMAN:
        return Decimal(_ROMAN.index(upper) + 1)
    return Decimal(_LETTERS.index(upper) + 1) if upper in _LETTERS else None
