"""How long something has lasted, and whether it stayed the same."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from coordinator.domain.check import Check, Comparator
from coordinator.domain.check_rule import Together
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.lengths import time_words
from coordinator.domain.logic import Truth, truth
from coordinator.domain.observation import Observation
from coordinator.findings.comparing import READINGS
from coordinator.findings.courses import (
    A_DAY,
    absences_of,
    are_covered,
    courses_of,
    ids_of,
    last_day,
    said_course,
)
from coordinator.findings.joining import agreed, joined, unknown
from coordinator.findings.spans import Length, Span, length_in, span_of
from coordinator.findings.stability import is_open, stayed
from coordinator.findings.stated import of_statement
from coordinator.findings.terms import Term
from coordinator.findings.washouts import known_up_to
from coordinator.text import _

_STABLE: Final = re.compile(
    r"\b(?:stable|unchanged|constant|no change|not changed|same)\b|稳定", re.IGNORECASE
)
_OVER: Final = re.compile(
    r"\b(?:cured?|healed|recovered|resolved|free of|since (?:the |its )?(?:end|cure))\b|治愈",
    re.IGNORECASE,
)
_SIGN_READINGS: Final = {
    Comparator.LOST: READINGS,
    Comparator.EQUAL: (Comparator.AT_LEAST, Comparator.EQUAL),
}


def asks_to_stay(check: Check) -> bool:
    """Say whether the check asks that something stayed the same."""
    return _STABLE.search(check.subject) is not None


def of_duration(
    check: Check, terms: tuple[Term, ...], known: Known, *, is_stable: bool
) -> Finding | None:
    """Say how long it lasted, or whether it stayed the same; a statement about it counts."""
    length = length_of(check)
    if length is None or not terms:
        return None
    told = of_statement(check.subject, terms, known)
    if told is not None:
        return told
    span = _span_of(check, length, known)
    if is_stable:
        return joined((stayed(term, span, known) for term in terms), Together.ALL)
    signs = _SIGN_READINGS.get(check.comparator or Comparator.LOST, (check.comparator,))
    readings = tuple(
        (f"{sign} {check.value} {check.unit}", _lasted(check, terms, span, known, sign))
        for sign in signs
        if sign
    )
    doubt = _("How {value} {unit} is meant is open")
    remedy = _("the sign before {value} {unit}, confirmed from the protocol")
    said = {"value": check.value, "unit": check.unit}
    return agreed(readings, doubt.format(**said), remedy.format(**said))


def length_of(check: Check) -> Length | None:
    if not isinstance(check.value, Decimal) or not check.unit:
        return None
    return length_in(check.value, check.unit)


def _span_of(check: Check, length: Length, known: Known) -> Span:
    """Count back from the anchor by what the check itself says."""
    counted = span_of(check.window, known) if check.window else span_of(None, known)
    value, unit = check.value, check.unit or ""
    said = time_words(value, unit) if isinstance(value, Decimal) else unit
    return replace(counted, since=length.before(counted.anchor), length=length, said=said)


def wanted_words(term: Term) -> str:
    return _("{what}: since when, until when").format(what=term.called)


def _lasted(
    check: Check, terms: tuple[Term, ...], span: Span, known: Known, sign: Comparator
) -> Finding:
    """Read several things as any and as all of them, until somebody said which."""
    is_over = _OVER.search(check.subject) is not None
    measure = _since_its_end if is_over else _length
    found = tuple(measure(term, span, known, sign) for term in terms)
    if check.together in (Together.ANY, Together.ALL) or len(found) == 1:
        return joined(found, check.together or Together.ANY)
    readings = (
        (_("any of them"), joined(found, Together.ANY)),
        (_("all of them"), joined(found, Together.ALL)),
    )
    doubt = _("“{subject}” can mean any or all of them").format(subject=check.subject)
    remedy = _("whether any or all of “{subject}” are meant").format(subject=check.subject)
    return agreed(readings, doubt, remedy)


def _length(term: Term, span: Span, known: Known, sign: Comparator) -> Finding:
    courses = [one for one in courses_of(term, known) if one.told.on and _ends(one, span)]
    if not courses:
        return unknown(_("{what}: not known.").format(what=term.called), wanted_words(term))
    longest = max(courses, key=lambda one: _days(one, span))
    begun, ended = longest.told.on or span.anchor, _end(longest, span)
    words = _("{what}: {length} are complete on {day}; counted to {anchor}.")
    return _compared(longest, term, words, (begun, ended), span, sign)


def _since_its_end(term: Term, span: Span, known: Known, sign: Comparator) -> Finding:
    """Count from the last day of what is over: "cured for less than five years"."""
    courses = [
        one for one in courses_of(term, known) if (one.told.on or date.min) < span.anchor
    ]
    if not courses:
        return _never(term, span, known, sign)
    if any(is_open(one) for one in courses):
        latest = next(one for one in courses if is_open(one))
        words = _("{course}: its last day is needed.")
        said = words.format(course=said_course(latest, term.said_of(latest)))
        return unknown(said, wanted_words(term), used=ids_of((latest,)))
    latest = max(courses, key=lambda one: _end(one, span))
    last = span.anchor if latest.told.is_ongoing else last_day(latest) or span.anchor
    words = _("{what}: {length} since its end are complete on {day}; counted to {anchor}.")
    return _compared(latest, term, words, (min(last, span.anchor), span.anchor), span, sign)


def _never(term: Term, span: Span, known: Known, sign: Comparator) -> Finding:
    """What was not there in all that time did not end in it."""
    absences = absences_of(term, known)
    is_short = sign in (Comparator.LESS, Comparator.AT_MOST)
    if not is_short or not are_covered(absences, span.since, known_up_to(span, known)):
        return unknown(_("{what}: not known.").format(what=term.called), wanted_words(term))
    words = _("No {what} in {length} before {anchor}.")
    working = words.format(what=term.called, length=span.said, anchor=span.described)
    return Finding(Truth.FALSE, working, is_whole=False, used=ids_of(absences))


def _compared(
    one: Observation,
    term: Term,
    words: str,
    days: tuple[date, date],
    span: Span,
    sign: Comparator,
) -> Finding:
    begun, ended = days
    reached = (span.length or Length()).after(begun)
    holds = {
        Comparator.AT_LEAST: reached <= ended,
        Comparator.MORE: reached < ended,
        Comparator.LESS: reached > ended,
        Comparator.AT_MOST: reached >= ended,
        Comparator.EQUAL: reached == ended,
    }.get(sign)
    working = words.format(
        what=said_course(one, term.said_of(one)),
        length=span.said,
        day=reached.isoformat(),
        anchor=span.described,
    )
    if holds is None:
        return unknown(working)
    return Finding(
        truth(holds),
        working,
        is_whole=False,
        used=ids_of((one,)),
        at_cut_off=reached == ended,
    )


def _ends(one: Observation, span: Span) -> bool:
    """Say whether its end is known, and its begin before the anchor."""
    is_closed = one.told.is_ongoing or last_day(one) is not None
    return is_closed and (one.told.on or span.anchor) < span.anchor


def _end(one: Observation, span: Span) -> date:
    last = last_day(one)
    return span.anchor if last is None else min(last + A_DAY, span.anchor)


def _days(one: Observation, span: Span) -> int:
    return (_end(one, span) - (one.told.on or span.anchor)).days
