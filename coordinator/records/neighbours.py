"""What a check takes from the one before it, and what it leaves to it."""

import re
from dataclasses import replace

from coordinator.domain.check import Check, CheckKind
from coordinator.records.checks_of_times import WITHIN, tidied

_FOR_WHOM = re.compile(
    r"\s*[(,;]?\s*(?:(?:in|for|if)\s+)?(?:\w+\s+){0,4}(?:\w+)?\)?\s*(?:[,;(]\s*)?(?:and|or|but)?\s*[(]?"
)
_THAT_IS = re.compile(r"\s*[(,]?\s*(?:i\.?e\.?,?|=|that is,?)\s*")
_JOINED = re.compile(r"\s*,?\s*(?:or|and|and/or|/)\s*")
_NO_SUBJECT = re.compile(
    r"\d|(?:for\s+|in\s+)?(?:patients?|subjects?|participants?)\s+(?:with|without)\b"
)
_LEADING = re.compile(r"^[\s,;)]*(?:(?:or|and|and/or)\s+)?", re.IGNORECASE)
_ONLY_JOINED = re.compile(
    r"[\s,;(]*(?:(?:or|and|within|the|in|past|last|at|least|a|minimum|of)\b[\s,;(]*)*",
    re.IGNORECASE,
)


def as_age(text: str, check: Check, previous: Check | None) -> Check:
    """Take "> 547 days" of "> 18 months (i.e., > 547 days)" for the same age."""
    if previous is None or previous.kind is not CheckKind.AGE:
        return check
    is_same = _THAT_IS.fullmatch(text, previous.span[1], check.span[0])
    if is_same is None or check.kind is not CheckKind.DURATION:
        return check
    return replace(check, kind=CheckKind.AGE, subject=previous.subject)


def with_unit_of(text: str, check: Check, following: Check) -> Check:
    """Let "< 300 or > 1000 ng/dL" share its unit."""
    is_alike = (check.kind, check.subject) == (following.kind, following.subject)
    if not is_alike or check.unit is not None or check.kind is CheckKind.SCORE:
        return check
    is_joined = _JOINED.fullmatch(text, check.span[1], following.span[0])
    return replace(check, unit=following.unit) if is_joined else check


def with_subject_of(text: str, check: Check, previous: Check | None) -> Check:
    """Let "< 9 g/dL in men or < 8 g/dL in women" be about one thing."""
    if previous is None or previous.unit is None or previous.unit != check.unit:
        return check
    if previous.kind not in {CheckKind.LAB, CheckKind.VITAL, CheckKind.OTHER}:
        return check
    between = text[previous.span[1] : check.span[0]]
    is_named = bool(check.subject) and check.subject in between
    if _NO_SUBJECT.match(check.subject) or (not is_named and _FOR_WHOM.fullmatch(between)):
        return replace(check, kind=previous.kind, subject=previous.subject)
    return check


def with_own_words(text: str, check: Check, earlier: Check | None) -> Check:
    """Keep the words of the wash-out before it out of a wash-out's subject."""
    if earlier is None or check.kind is not CheckKind.WASHOUT:
        return check
    floor = _end_with_anchor(text, earlier)
    between = text[floor : check.span[0]]
    if floor <= check.span[0] and _ONLY_JOINED.fullmatch(between):
        return replace(check, subject=earlier.subject)
    words = tidied(_LEADING.sub("", WITHIN.sub("", between)))
    return replace(check, subject=words) if words and len(words) < len(check.subject) else check


def _end_with_anchor(text: str, check: Check) -> int:
    anchor = check.window.anchor if check.window else None
    found = text.find(anchor, check.span[1], check.span[1] + 120) if anchor else -1
    return check.span[1] if found < 0 or anchor is None else found + len(anchor)
