"""Numbers as criteria write them: figures, words, Chinese signs, Roman numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from coordinator.records.hints import mentions

_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20,
    "twenty-four": 24, "thirty": 30, "sixty": 60, "half": 0, "一": 1, "二": 2, "两": 2, "三": 3,
    "四": 4, "五": 5, "六": 6, "十二": 12, "半": 0,
}  # fmt: skip
_TIMES = {"twice": 2, "double": 2, "triple": 3}
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5}
DIGITS = r"(?:(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,6})?(?!\d))"
WORDS = "|".join(
    sorted((w for w in _NUMBER_WORDS if w.isascii() and w != "half"), key=len)[::-1]
)
_START = re.compile(
    rf"(?<![A-Za-z\d.^])(?<![A-Za-z]-)(?<!10-)(?P<digits>{DIGITS})(?![\d]*\.\d)"
    r"|\b(?P<twice>twice|double|triple)\b(?=\s+(?:the|upper|normal|ULN))"
    rf"|\b(?P<word>{WORDS})\b(?=[\s-]*(?:\(\s?\d+\s?\)\s*)?(?:or more\s+)?(?:calendar\s+)?"
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


def numerals_in(text: str) -> Iterator[re.Match[str]]:
    """Find what may be a number; Roman ones are told by their group, `roman`."""
    return (_START if _may_hold_words(text) else _DIGITS_ALONE).finditer(text)


def may_hold_numbers(text: str) -> bool:
    return _DIGIT.search(text) is not None or _may_hold_words(text)


def _may_hold_words(text: str) -> bool:
    """Tell whether figures may be written as words, Chinese signs or Roman numbers."""
    folded = text.casefold()
    if mentions(folded, _NUMBER_STEMS):
        return True
    return mentions(folded, _ROMAN_STEMS) and _ROMAN.search(text) is not None


@lru_cache(4096)
def value_of(words: str) -> Decimal:
    if words.upper() in _ROMANS:
        return Decimal(_ROMANS[words.upper()])
    if words.casefold() in _TIMES:
        return Decimal(_TIMES[words.casefold()])
    if words.casefold() in _NUMBER_WORDS:
        return Decimal(_NUMBER_WORDS[words.casefold()])
    return Decimal(words.replace(",", ""))
