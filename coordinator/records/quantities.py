"""Numbers in a criterion, with the comparison, range and unit that belong to them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from sys import intern

from coordinator.domain.check import Comparator
from coordinator.records.comparisons import comparison_before
from coordinator.records.numerals import (
    DIGITS,
    WORDS,
    may_hold_numbers,
    numerals_in,
    value_of,
)
from coordinator.records.signs import lost_signs_in
from coordinator.records.units import time_at, unit_at

_ROMAN_BEFORE = re.compile(
    r"(?:NYHA|class(?:es)?|grades?|ASA|\bFC|level|CTC\w*|status|心功能|Association)\W{0,4}"
    r"(?:functional\W)?(?:class\w*|grades?|[<>≥≤=]+)?\W{0,4}$|[<>≥≤=]\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:(?:of\s+age|old)\s*(?:,\s*)?)?(?:(?P<least>\+(?!\d)|(?:or|and|/)\s*(?:older|more"
    r"|above|greater|higher|over|longer|later"
    r"|up(?:wards)?)\b(?!\s+(?:than|\d))|(?:及|或|和)?以上|minimum\b)"
    r"|(?P<most>(?:or|and|/)\s*(?:less|below|younger|lower|under|fewer|shorter)\b(?!\s+(?:than|\d))|(?:及|或"
    r"|和)?以下"
    r"|以内|maximum\b))",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\s*(?P<sep>-|–|—|−|~|～|∼|to|and|or|through|until|至|到|或|\|)\s*(?:(?:grade|class)\s*)?"
    rf"(?P<high>{DIGITS}|(?:III|II|IV|I|V)(?![A-Za-z.])|[Ⅰ-Ⅴ]|{WORDS})(?![\d]*\.\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:between|from|介于|range\w*(?:\s+of)?|aged?|ages)\s?[:(]?\s?(?:the\s+)?(?:age[s]?\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?:^|[\s<>≤≥=(])[-−]$")
_SPELLED = re.compile(r"\s*\(\s?\d{1,3}\s?\)")
_OLD = re.compile(r"\s*(?:old|of\s+age)\b")
_REVERSED = re.compile(r"\s*(?:years?\s*)?(?P<sign>≤|<=|<|≥|>=|>)\s*(?=[A-Za-z\u4e00-\u9fff])")
_VERSION = re.compile(r"(?:CTCAE|\bversion|\bv\.?)\s*(?:v\.?)?\s*$", re.IGNORECASE)
_TURNED = {"<": Comparator.MORE, "≤": Comparator.AT_LEAST, ">": Comparator.LESS}
_LOOKS_BACK = 46
_GAP = re.compile(
    r"\s*(?:,|and|to|but|-|–|~|且|并|，|及|；)?\s*(?:(?:is|are|also)\s+)?(?:(?:age[ds]?|年龄"
    r"|bmi"
    r"|weight)\s*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`start` includes the comparison, `number_at` is where the figure begins."""

    low: Decimal
    high: Decimal | None
    comparator: Comparator | None
    unit: str | None
    code: str | None
    is_time: bool
    start: int
    number_at: int
    end: int
    is_choice: bool = False  # "0 or 1": values, not limits


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a criterion, in order."""
    if not may_hold_numbers(text):
        return ()
    lost = {sign.end: sign.start for sign in lost_signs_in(text)}
    found: list[Quantity] = []
    at = 0
    for match in numerals_in(text):
        if match.start() < at:
            continue
        quantity = _quantity(text, match, lost, at)
        if quantity is None:
            continue
        at = quantity.end
        if found and text[found[-1].end : quantity.number_at].strip() == "/":
            found[-1], quantity = _as_pair(found[-1], quantity)
        if found and (joined := _joined(text, found[-1], quantity)):
            found[-1] = joined
        else:
            found.append(quantity)
    return tuple(found)


def _quantity(
    text: str, match: re.Match[str], lost: dict[int, int], floor: int
) -> Quantity | None:
    before = text[max(floor, match.start() - _LOOKS_BACK) : match.start()]
    if match.lastgroup == "roman" and not _ROMAN_BEFORE.search(before):
        return None
    low = value_of(match[0])
    if _MINUS.search(before):
        low, before = -low, before[:-1]
    comparator, start = comparison_before(before, match.start() - (low < 0))
    if comparator is None and match.end() in lost:
        comparator, start = Comparator.LOST, lost[match.end()]
    end, high, is_choice = match.end(), None, False
    if spelled := _SPELLED.match(text, end):
        end = spelled.end()
    unit_end, first_unit, code, is_time = _unit(text, end)
    for after in dict.fromkeys((end, unit_end, _past_old(text, unit_end))):
        ranged = _RANGE.match(text, after)
        if ranged and _is_range(text, ranged, before, match):
            high, is_choice = value_of(ranged["high"]), ranged["sep"].casefold() in {"or", "或"}
            end = ranged.end()
            unit_end, unit, code, is_time = _unit(text, end)
            first_unit = unit or first_unit
            if unit is None and first_unit is not None:
                _, _, code, is_time = _unit(" " + first_unit, 0)
            break
    end = unit_end
    quantity = Quantity(
        low, high, comparator, first_unit, code, is_time, start, match.start(), end, is_choice
    )
    if high is not None:
        if comparator is None or comparator is Comparator.LOST:
            return replace(quantity, comparator=Comparator.BETWEEN)
        return quantity
    return _with_comparison_after(text, quantity)


def _past_old(text: str, at: int) -> int:
    """Step over "old" in "20 years old to 70 years"."""
    found = _OLD.match(text, at)
    return found.end() if found else at


def _unit(text: str, at: int) -> tuple[int, str | None, str | None, bool]:
    """Read the unit after a figure: end, words, code, whether it is a time."""
    start = at
    while start < len(text) and text[start] in " \u00a0-" and start - at < 2:  # noqa: PLR2004
        start += 1
    for begin in (at, start) if start > at else (at,):
        if measured := unit_at(text, begin):
            words = intern(text[begin : measured[0]].strip())
            return measured[0], words, measured[1] or None, False
    if timed := time_at(text, start):
        return timed[0], timed[1], None, True
    return at, None, None, False


def _is_range(text: str, ranged: re.Match[str], before: str, match: re.Match[str]) -> bool:
    """Take "and" only after "between"; "or" only for neighbours; "-" for what increases."""
    sep, low, high = ranged["sep"].casefold(), value_of(match[0]), value_of(ranged["high"])
    if sep == "and":
        return _BETWEEN.search(before) is not None and high > low
    if sep in {"or", "或"}:
        return (
            high == low + 1
            and unit_at(text, ranged.end()) is None
            and (time_at(text, ranged.end() + 1) is None)
        )
    return high > low


def _with_comparison_after(text: str, quantity: Quantity) -> Quantity:
    after = _AFTER.match(text, quantity.end)
    if after:
        end = after.end()
        unit = (end, quantity.unit, quantity.code, quantity.is_time)
        if quantity.unit is None:
            unit = _unit(text, end)
        is_least = after["least"] is not None
        if quantity.comparator is None:
            comparator = Comparator.AT_LEAST if is_least else Comparator.AT_MOST
            return replace(
                quantity,
                comparator=comparator,
                end=unit[0],
                unit=unit[1],
                code=unit[2],
                is_time=unit[3],
            )
        return replace(quantity, end=unit[0], unit=unit[1], code=unit[2], is_time=unit[3])
    turned = _REVERSED.match(text, quantity.end)
    is_version = _VERSION.search(text, max(0, quantity.start - 16), quantity.start)
    if turned and quantity.comparator is None and not is_version:
        sign = turned["sign"].replace("<=", "≤").replace(">=", "≥")
        comparator = _TURNED.get(sign, Comparator.AT_MOST)
        return replace(quantity, comparator=comparator, end=turned.end())
    return quantity


def _as_pair(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Let `> 140/90 mmHg` share its comparison and its unit."""
    one = replace(one, unit=one.unit or other.unit, code=one.code or other.code)
    return one, replace(other, comparator=other.comparator or one.comparator)


def _joined(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """Put `≥ 18 and ≤ 75 years` together where both limits are included."""
    if one.comparator is not Comparator.AT_LEAST or other.comparator is not Comparator.AT_MOST:
        return None
    if one.high is not None or other.high is not None or other.low <= one.low:
        return None
    if not _GAP.fullmatch(text[one.end : other.start]):
        return None
    if one.unit and other.unit and one.is_time != other.is_time:
        return None
    return Quantity(
        one.low,
        other.low,
        Comparator.BETWEEN,
        other.unit or one.unit,
        other.code or one.code,
        other.is_time or one.is_time,
        one.start,
        one.number_at,
        other.end,
    )
