"""What the checks of a criterion are about, read together and with its words."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.findings.naming import things_of
from coordinator.findings.phrases import folded_tokens
from coordinator.findings.taken import as_prednisone
from coordinator.findings.terms import GLUCOCORTICOID, Term, terms_in

_BESIDE: Final = re.compile(
    r"\b(?:within|before|prior|to|the|first|administration|of|dose|is|given|or|and|any|in|by)\b"
    r"|\w*\d[\w^*·×]*|\b\w{1,2}\b|\b(?:cells?|mmol|umol)\b",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"[<>≥≤=]")
_MG: Final = re.compile(r"\d\s*mg", re.IGNORECASE)
_LIFE: Final = re.compile(r"life expectancy|expected life|survival|生存|寿命", re.IGNORECASE)
_A_DAY: Final = re.compile(
    r"[\s,.]*(?:(?:of\s+)?[a-z]+\s+){0,3}(?:a|per|each|every)\s+day\b|\s*daily\b|\s*/\s*d(?:ay)?\b",
    re.IGNORECASE,
)
_AT_LEAST: Final = (Comparator.AT_LEAST, Comparator.MORE)
_REGIMEN: Final = (CheckKind.DOSE, CheckKind.WASHOUT, CheckKind.DURATION)


@dataclass(frozen=True, slots=True)
class Asked:
    """A check as it is evaluated, and the drugs or events that it is about."""

    check: Check
    terms: tuple[Term, ...] = ()


@lru_cache(maxsize=16_384)
def asked_in(checks: tuple[Check, ...], text: str) -> tuple[Asked, ...]:
    """Read the checks of a criterion together.

    A window that the words give for values or doses beside it holds for these; what has a
    dose of its own is not asked for without one.
    """
    windows = [check for check in checks if check.kind is CheckKind.WASHOUT]
    lasting = [check for check in checks if _is_of_a_dose(check)]
    dosed = frozenset(
        term.key
        for check in checks
        if check.kind is CheckKind.DOSE
        for term in _dosed(check, text)
    )
    return tuple(
        Asked(_daily(_windowed(check, windows, lasting), text), _terms(check, text, dosed))
        for check in checks
    )


def _terms(check: Check, text: str, dosed: frozenset[str]) -> tuple[Term, ...]:
    if check.kind not in _REGIMEN:
        return ()
    if check.kind is CheckKind.DOSE:
        return _dosed(check, text)
    found = terms_in(check.subject, text[check.span[1] :] if check.span[1] else "")
    if check.kind is CheckKind.DURATION:
        return () if _is_of_a_dose(check) or _LIFE.search(check.subject) else found
    return tuple(
        term
        for term in found
        if not _is_dosed(term, dosed) and not any(term.key in each.members for each in found)
    )


def _dosed(check: Check, text: str) -> tuple[Term, ...]:
    """Take any glucocorticoid's dose for that of all of them together."""
    found = terms_in(check.subject, text)[:1]
    return tuple(
        replace(_all_steroids(), called=term.called) if as_prednisone(term) else term
        for term in found
    )


def _all_steroids() -> Term:
    return terms_in(GLUCOCORTICOID)[0]


def _is_dosed(term: Term, dosed: frozenset[str]) -> bool:
    is_steroid = GLUCOCORTICOID in dosed and as_prednisone(term)
    return is_steroid or term.key in dosed


def _is_of_a_dose(check: Check) -> bool:
    """Say whether it is how long a dose was taken: "below 30 mg/d for at least 1 month"."""
    is_lasting = check.kind is CheckKind.DURATION and check.comparator in _AT_LEAST
    return is_lasting and _MG.search(check.subject) is not None


def _daily(check: Check, text: str) -> Check:
    """Take a dose for a daily one where the words right after it say so."""
    after = text[check.span[1] :] if check.span[1] else ""
    if check.kind is not CheckKind.DOSE or not check.unit or not _A_DAY.match(after):
        return check
    is_open = check.unit.strip().casefold() in ("mg", "mg/kg")
    return replace(check, unit=f"{check.unit.strip()}/d") if is_open else check


def _windowed(check: Check, windows: list[Check], lasting: list[Check]) -> Check:
    if check.window is not None:
        return check
    if check.kind is CheckKind.DOSE and len(lasting) == 1:
        [other] = lasting
        if isinstance(other.value, Decimal) and other.unit:
            return replace(check, window=Window(other.value, other.unit))
    if len(windows) != 1:
        return check
    [other] = windows
    if check.kind is CheckKind.DOSE and not _SIGNS.search(other.subject):
        return replace(check, window=other.window)
    if check.kind is CheckKind.LAB and _is_only_values(other):
        return replace(check, window=other.window)
    return check


def _is_only_values(check: Check) -> bool:
    """Say whether the words of a window are values alone: "IgG < 4 g/L or IgA < 0.1".

    The day that it is counted to may stand among them.
    """
    subject = check.subject
    if not _SIGNS.search(subject):
        return False
    named = things_of(Check(CheckKind.LAB, subject))
    anchor = check.window.anchor if check.window else None
    rest = subject.replace(anchor, " ") if anchor else subject
    for thing in named:
        rest = rest.replace(thing.called, " ")
    return bool(named) and not folded_tokens(_BESIDE.sub(" ", rest))
