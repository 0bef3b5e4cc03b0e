"""A check put in words, short enough for a chip: `ALT ≥ 2 × ULN`, `age 18–70 years`."""

import re
from decimal import Decimal
from typing import Final

from coordinator.domain.check import Check, CheckKind, CheckStanding, Comparator, Window
from coordinator.domain.check_rule import Together
from coordinator.domain.lengths import time_words
from coordinator.text import N_, _

KIND_WORDS: Final = {
    CheckKind.AGE: N_("Age"),
    CheckKind.SEX: N_("Sex"),
    CheckKind.LAB: N_("Laboratory value"),
    CheckKind.SCORE: N_("Score or grade"),
    CheckKind.VITAL: N_("Vital sign"),
    CheckKind.DOSE: N_("Dose"),
    CheckKind.DURATION: N_("Duration"),
    CheckKind.WASHOUT: N_("Wash-out"),
    CheckKind.CLASSIFICATION: N_("Classification criteria"),
    CheckKind.PREGNANCY: N_("Pregnancy"),
    CheckKind.CONSENT: N_("Consent"),
    CheckKind.JUDGEMENT: N_("Judgement"),
    CheckKind.OTHER: N_("Other"),
}
SIGNS: Final = {
    Comparator.LESS: "<",
    Comparator.AT_MOST: "≤",
    Comparator.MORE: ">",
    Comparator.AT_LEAST: "≥",
    Comparator.EQUAL: "=",
    Comparator.LOST: "=?",
}
LIMITS: Final = (
    (re.compile(r"upper limit|\bULN\b|正常值上限|正常上限", re.IGNORECASE), "× ULN"),
    (re.compile(r"lower limit|\bLLN\b|正常值下限|正常下限", re.IGNORECASE), "× LLN"),
)
PREFIXED: Final = {
    CheckKind.SEX: N_("sex: {words}"),
    CheckKind.WASHOUT: N_("wash-out: {words}"),
    CheckKind.DURATION: N_("duration: {words}"),
    CheckKind.CLASSIFICATION: N_("criteria: {words}"),
}
TOGETHER: Final = {
    Together.ANY: N_("{words}, any one of them"),
    Together.ALL: N_("{words}, all of them"),
}
# What the program calls things that a criterion names in many ways.
OWN_SUBJECTS: Final = frozenset(
    (
        N_("age"),
        N_("all"),
        N_("contraception"),
        N_("duration"),
        N_("informed consent"),
        N_("investigator's judgement"),
        N_("pregnancy"),
    )
)
STATE_WORDS: Final = {
    CheckStanding.SUGGESTED: N_("suggested"),
    CheckStanding.CONFIRMED: N_("confirmed"),
    CheckStanding.REMOVED: N_("removed"),
}


def state_words(check: Check) -> str:
    """Say whether a person confirmed a check, and where its sign was lost."""
    if check.comparator is Comparator.LOST:
        return _("sign lost")
    return _(STATE_WORDS[check.standing])


def check_words(check: Check) -> str:
    words = _statement(check)
    if check.together is not None and check.together in TOGETHER:
        words = _(TOGETHER[check.together]).format(words=words)
    if check.categories:
        satisfying = _(" or ").join(map(_, check.categories))
        words = _("{words}: {categories}").format(words=words, categories=satisfying)
    if check.kind is not CheckKind.WASHOUT and check.window is not None:
        window = _window(check.window, check.comparator)
        words = _("{words}, {window}").format(words=words, window=window)
    says_it_itself = check.kind is CheckKind.CLASSIFICATION and "criteria" in words.casefold()
    prefixed = None if says_it_itself else PREFIXED.get(check.kind)
    return _(prefixed).format(words=words) if prefixed else words


def number_words(value: Decimal) -> str:
    """Write a number as people do, without an exponent or trailing zeros."""
    return f"{value.normalize():f}"


def _statement(check: Check) -> str:
    subject = _(check.subject) if check.subject in OWN_SUBJECTS else check.subject
    if check.kind is CheckKind.SEX:
        return _(str(check.value or check.subject))  # female, male or all
    if check.kind is CheckKind.WASHOUT and check.window is not None:
        window = _window(check.window, check.comparator)
        words = _("{subject} {window}") if subject else "{window}"
        return words.format(subject=subject, window=window)
    if check.kind is CheckKind.CLASSIFICATION:
        return " ".join(filter(None, (subject, _value(check.value))))
    if check.subject == "age" and check.unit == "years":
        return _("age {limits} years").format(limits=_limits(check))
    return " ".join(filter(None, (subject, _measure(check))))


def _measure(check: Check) -> str:
    """Give the limits with their unit: "≥ 2 × ULN", "≥ 3 months"."""
    return time_words(_limits(check), _unit(check.unit))


def _limits(check: Check) -> str:
    value = _value(check.value)
    if check.comparator is Comparator.BETWEEN and check.value_high is not None:
        return f"{value}–{number_words(check.value_high)}"
    sign = SIGNS.get(check.comparator, "") if check.comparator and value else ""
    return f"{sign} {value}".strip()


def _window(window: Window, comparator: Comparator | None) -> str:
    pattern = (
        _("at least {length} before {anchor}")
        if comparator in (Comparator.AT_LEAST, Comparator.MORE)
        else _("within {length} before {anchor}")
    )
    anchor = window.anchor or _("(not named)")
    return pattern.format(length=time_words(window.value, window.unit), anchor=anchor)


def _value(value: Decimal | str | None) -> str:
    if value is None:
        return ""
    return number_words(value) if isinstance(value, Decimal) else value


def _unit(unit: str | None) -> str:
    for pattern, short in LIMITS:
        if unit and pattern.search(unit):
            return short
    return unit or ""
