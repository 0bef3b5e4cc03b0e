"""Field values in the words of registries into numbers and closed sets."""

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = {
    "year": "years",
    "yr": "years",
    "y": "years",
    "岁": "years",
    "周岁": "years",
    "month": "months",
    "m": "months",
    "月": "months",
    "week": "weeks",
    "day": "days",
    "hour": "hours",
    "minute": "minutes",
}
_UNIT = r"(?P<unit{0}>years?|yrs?|y|months?|m|weeks?|days?|hours?|minutes?|周?岁|月)?\b"
_NUMBER = r"(?P<{0}>\d{{1,4}}(?:\.\d{{1,2}})?)"
_RANGE = re.compile(
    _NUMBER.format("low")
    + r"\s*"
    + _UNIT.format(1)
    + r"\s*(?:-|–|—|to|and|~|至|\|)\s*"
    + _NUMBER.format("high")
    + r"\s*"
    + _UNIT.format(2),
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:(?:>=|≥|>|over|from|at least|older than)\s*)?"
    + _NUMBER.format("low")
    + r"\s*\+?\s*"
    + _UNIT.format(1),
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"(?:<=|≤|<|under|up to|below|younger than|^\s*-|\bages\s+-)\s*"
    + _NUMBER.format("high")
    + r"\s*"
    + _UNIT.format(2),
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    r"\b(?:no (?:maximum|minimum|limit)|not applicable|n/a|none|all)\b", re.IGNORECASE
)
_SEXES = (
    (
        re.compile(
            r"\b(?:all|both|any)\b|male\s*(?:and|or|/|,|&)\s*female|不限|男女", re.IGNORECASE
        ),
        "all",
    ),
    (re.compile(r"female\s*(?:and|or|/|,|&)\s*male", re.IGNORECASE), "all"),
    (re.compile(r"\b(?:female|women|woman)s?\b|\bF\b|女", re.IGNORECASE), "female"),
    (re.compile(r"\b(?:male|men|man)s?\b|\bM\b|男", re.IGNORECASE), "male"),
)
_TRUE = re.compile(r"^(?:yes|true|accepts|accepted|healthy volunteers|是)\b", re.IGNORECASE)
_FALSE = re.compile(r"^(?:no|false|not|none|否)\b", re.IGNORECASE)
_GROUP_SIZE = re.compile(r"[:：]\s*(\d{1,7})\s*(?=;|；|$)")
_INTEGER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d.])|(?<![\d.])\d{1,9}(?![\d.])")
_BARE_PHASE = re.compile(r"[1-4](?:\s*/\s*[1-4])?")
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Ages:
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    number: int | None
    is_sum: bool = False


def ages_in(words: str) -> Ages:
    """Read limits of age: `18 to 70 years old`, `Ages 5-18`, `18+`, `under 65 years`, `-30`."""
    if found := _RANGE.search(words):
        units = (_unit(found["unit1"]), _unit(found["unit2"]))
        return joined(
            Ages(Decimal(found["low"]), None, units[0] or units[1]),
            Ages(None, Decimal(found["high"]), units[1] or units[0]),
        )
    if found := _UP_TO.search(words):
        return Ages(None, Decimal(found["high"]), _unit(found["unit2"]))
    if found := _FROM.search(words):
        return Ages(Decimal(found["low"]), None, _unit(found["unit1"]))
    return Ages()


def limit_in(words: str | None) -> Ages:
    """Read one limit, such as `18 Years`, as if it were the lower one; none for `N/A`."""
    if not words or _NO_LIMIT.search(words):
        return Ages()
    found = _FROM.search(words)
    return Ages(Decimal(found["low"]), None, _unit(found["unit1"])) if found else Ages()


def joined(low: Ages, high: Ages) -> Ages:
    """Put two limits together in one unit; years become months where they are mixed."""
    if low.low is None or high.high is None or low.unit == high.unit:
        return Ages(low.low, high.high, low.unit or high.unit)
    if {low.unit, high.unit} == {"years", "months"}:
        return Ages(_months(low.low, low.unit), _months(high.high, high.unit), "months")
    return Ages(low.low, high.high, None)


def sex_of(words: str | None) -> str | None:
    if words:
        for pattern, sex in _SEXES:
            if pattern.search(words):
                return sex
    return None


def phase_of(words: str | None) -> str | None:
    """Give the phase as worded; a bare number is put into words."""
    if not words:
        return None
    return f"Phase {words}" if _BARE_PHASE.fullmatch(words) else words


def target_of(words: str | None) -> Target:
    """Read how many subjects are to be enrolled; groups are added up."""
    if not words:
        return Target(None)
    sizes = [int(size) for size in _GROUP_SIZE.findall(words)]
    if sizes:
        return Target(sum(sizes) or None, is_sum=len(sizes) > 1)
    found = _INTEGER.search(words)
    return Target(int(found[0].replace(",", "")) or None if found else None)


def yes_or_no(words: str | None) -> bool | None:
    if words and _FALSE.match(words):
        return False
    return True if words and _TRUE.match(words) else None


def _unit(words: str | None) -> str | None:
    if not words:
        return None
    bare = words.casefold()
    return _UNITS.get(bare) or _UNITS.get(bare.removesuffix("s"))


def _months(value: Decimal, unit: str | None) -> Decimal:
    return value * _MONTHS_A_YEAR if unit == "years" else value
