"""Numbers in a criterion, with the comparison, range and unit that belong to them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from sys import intern

from coordinator.domain.check import Comparator
from coordinator.records.comparisons import comparison_before
from coordinator.records.hints import mentions
from coordinator.records.signs import lost_signs_in
from coordinator.records.units import time_at, unit_at

_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20,
    "twenty-four": 24, "thirty": 30, "sixty": 60, "half": 0, "一": 1, "二": 2, "两": 2, "三": 3,
    "四": 4, "五": 5, "六": 6, "十二": 12, "半": 0,
}  # fmt: skip
_TIMES = {"twice": 2, "double": 2, "triple": 3}
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5}
_DIGITS = r"(?:(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,6})?(?!\d))"
_WORDS = "|".join(
    sorted((w for w in _NUMBER_WORDS if w.isascii() and w != "half"), key=len)[::-1]
)
_START = re.compile(
    rf"(?<![A-Za-z\d.^])(?<![A-Za-z]-)(?<!10-)(?P<digits>{_DIGITS})(?![\d]*\.\d)"
    r"|\b(?P<twice>twice|double|triple)\b(?=\s+(?:the|upper|normal|ULN))"
    rf"|\b(?P<word>{_WORDS})\b(?=[\s-]*(?:\(\s?\d+\s?\)\s*)?(?:or more\s+)?(?:calendar\s+)?"
    r"(?:years?|months?|weeks?|days?|hours?|half|times|or more|or fewer))"
    r"|(?P<zh>十二|[一二两三四五六])(?=个?(?:月|周|年|天|星期|半衰期))"
    r"|(?P<roman>(?<![A-Za-z])(?:III|II|IV|I|V)(?![A-Za-z.'])|[Ⅰ-Ⅴ])",
    re.IGNORECASE,
)
_DIGITS_ALONE = re.compile(  # begins with what a search can skip to
    r"(?P<digits>\d(?<![A-Za-z\d.^]\d)(?<![A-Za-z]-\d)(?<!10-\d)"
    r"(?:\d{0,2}(?:,\d{3}){1,4}|\d{0,8})(?:\.\d{1,6})?(?!\d))(?![\d]*\.\d)"
)
_ROMAN = re.compile(r"[ivⅠ-Ⅴ]{1,3}(?![a-z'])", re.IGNORECASE)
_DIGIT = re.compile(r"[\d一二两三四五六Ⅰ-Ⅴ]")
_NUMBER_STEMS = (*_NUMBER_WORDS, *_TIMES)
_ROMAN_STEMS = (
    *("nyha", "class", "grade", "asa", "fc", "level", "ctc", "status", "association"),
    *("<", ">", "≥", "≤", "=", "心功能"),
)
_ROMAN_BEFORE = re.compile(
    r"(?:NYHA|class(?:es)?|grades?|ASA|\bFC|level|CTC\w*|status|心功能|Association)\W{0,4}"
    r"(?:functional\W)?(?:class\w*|grades?|[<>≥≤=]+)?\W{0,4}$|[<>≥≤=]\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:(?:of\s+age|old)\s*(?:,\s*)?)?(?:(?P<least>\+(?!\d)|(?:or|and|/)\s*(?:older|more"
    r"|above|greater|higher|over|longer|later"
    r"|up(?:wards)?)\b(?!\s+than)|(?:及|或|和)?以上|minimum\b)"
    r"|(?P<most>(?:or|and|/)\s*(?:less|below|younger|lower|under|fewer|shorter)\b(?!\s+than)|(?:及|或"
    r"|和)?以下"
    r"|以内|maximum\b))",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\s*(?P<sep>-|–|—|−|~|～|∼|to|and|or|through|until|至|到|或|\|)\s*(?:(?:grade|class)\s*)?"
    rf"(?P<high>{_DIGITS}|(?:III|II|IV|I|V)(?![A-Za-z.])|[Ⅰ-Ⅴ]|{_WORDS})(?![\d]*\.\d)",
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
    if not _may_hold_numbers(text):
        return ()
    lost = {sign.end: sign.start for sign in lost_signs_in(text)}
    found: list[Quantity] = []
    at = 0
    start = _START if _may_hold_words(text) else _DIGITS_ALONE
    for match in start.finditer(text):
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


def _may_hold_numbers(text: str) -> bool:
    return _DIGIT.search(text) is not None or _may_hold_words(text)


def _may_hold_words(text: str) -> bool:
    """Tell whether figures may be written as words, Chinese signs or Roman numbers."""
    folded = text.casefold()
    if mentions(folded, _NUMBER_STEMS):
        return True
    return mentions(folded, _ROMAN_STEMS) and _ROMAN.search(text) is not None


def _quantity(
    text: str, match: re.Match[str], lost: dict[int, int], floor: int
) -> Quantity | None:
    before = text[max(floor, match.start() - _LOOKS_BACK) : match.start()]
    if match.lastgroup == "roman" and not _ROMAN_BEFORE.search(before):
        return None
    low = _value(match[0])
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
            high, is_choice = _value(ranged["high"]), ranged["sep"].casefold() in {"or", "或"}
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
    sep, low, high = ranged["sep"].casefold(), _value(match[0]), _value(ranged["high"])
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
    if turned and quantity.comparator is None:
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


@lru_cache(4096)
def _value(words: str) -> Decimal:
    if words.upper() in _ROMANS:
        return Decimal(_ROMANS[words.upper()])
    if words.casefold() in _TIMES:
        return Decimal(_TIMES[words.casefold()])
    if words.casefold() in _NUMBER_WORDS:
        return Decimal(_NUMBER_WORDS[words.casefold()])
    return Decimal(words.replace(",", ""))
