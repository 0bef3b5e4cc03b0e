"""A criterion's text into checks, each with the words it was read from."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from coordinator.domain.check import Check, CheckKind
from coordinator.records.checks_in_words import checks_in_words
from coordinator.records.checks_of_numbers import checks_of_numbers
from coordinator.records.units import code_of

Json: TypeAlias = str | float | bool | list["Json"] | dict[str, "Json"] | None

_LONGEST = 20_000
_FILLING = re.compile(
    r"\b(?:age[ds]?|ages|patients?|subjects?|participants?|volunteers?|individuals?|persons?"
    r"|people"
    r"|adults?|must|be|are|is|of|the|a|an|at|time|between|from|with|years?|old|older"
    r"|inclusive|who"
    r"|to|and|should|all|have|has|on|day|signing|provide|written|signed|give|able|willing|form"
    r"|women|woman|females?|currently|voluntarily|obtained|screening|any|visit|or)\b"
    r"|[\W_]+|年龄|岁|患者|受试者|签署",
    re.IGNORECASE,
)
_WHOLE_KINDS = frozenset(
    [
        CheckKind.AGE,
        CheckKind.SEX,
        CheckKind.PREGNANCY,
        CheckKind.CONSENT,
        CheckKind.VITAL,
        CheckKind.LAB,
        CheckKind.SCORE,
    ]
)


def checks_in(text: str) -> tuple[Check, ...]:
    """Find the checks that one criterion states, in the order of its words."""
    readable = text[:_LONGEST]
    found = sorted(
        [*checks_of_numbers(readable), *checks_in_words(readable)],
        key=lambda check: check.span,
    )
    if len(found) == 1 and _says_nothing_else(readable, found[0]):
        return (replace(found[0], is_whole=True),)
    return tuple(found)


def checks_as_json(checks: tuple[Check, ...]) -> list[Json]:
    """Give checks in the shape of `trial-coordinator checks --json`."""
    return [_as_json(check) for check in checks]


def _says_nothing_else(text: str, check: Check) -> bool:
    """Tell whether only filling words are left once the check's own words are taken out."""
    if check.kind not in _WHOLE_KINDS:
        return False
    start, end = check.span
    rest = (text[:start] + " " + text[end:]).replace(check.subject, " ")
    return not _FILLING.sub("", rest)


def _as_json(check: Check) -> Json:
    window = check.window
    return {
        "kind": str(check.kind),
        "subject": check.subject,
        "comparator": None if check.comparator is None else str(check.comparator),
        "value": _number(check.value),
        "value_high": _number(check.value_high),
        "unit": check.unit,
        "ucum": code_of(check.unit) if check.unit else None,
        "window": None
        if window is None
        else {"value": _number(window.value), "unit": window.unit, "anchor": window.anchor},
        "span": list(check.span),
        "is_whole": check.is_whole,
    }


def _number(value: Decimal | str | None) -> Json:
    if value is None or isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
