"""What is said of the results that were picked, and of those that do not count."""

from dataclasses import replace
from datetime import date

from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth
from coordinator.domain.observation import Observation
from coordinator.findings.choosing import said_of
from coordinator.findings.joining import merged, unknown
from coordinator.findings.naming import Thing
from coordinator.findings.normal import SIDES
from coordinator.findings.spans import Span
from coordinator.text import _, sentences


def wanted_words(thing: Thing, side: str, span: Span) -> str:
    """Say what to get: "ALT with its upper limit of normal, taken from 2026-10-25 on"."""
    words = thing.called
    if side:
        words = _("{value} with its {limit}").format(value=words, limit=_(SIDES[side]))
    if span.since is None:
        return words
    return _("{value}, taken from {day} on").format(value=words, day=span.since.isoformat())


def missing(called: str, wanted: str, outside: Observation | None, span: Span) -> Finding:
    """Say that nothing counts: nothing is known, or what is known is out of its window."""
    if outside is None:
        return unknown(_("{value}: not known.").format(value=called), wanted)
    told = said_of(outside, called)
    taken = outside.told.on
    if taken is None:
        return unknown(_("{value}: the day is needed.").format(value=told), wanted)
    if taken > span.anchor:
        words = _("{value} is later than {anchor}.")
        return unknown(words.format(value=told, anchor=span.described), wanted)
    words = _("{value} is out of the window of {length} before {anchor}: valid until {day}.")
    until = span.valid_until(taken)
    day = until.isoformat() if until else ""
    working = words.format(value=told, length=span.said, anchor=span.described, day=day)
    found = unknown(working, wanted, used=(outside.id,))
    return replace(found, valid_until=until, expires=called)


def one_of_day(found: tuple[Finding, ...], called: str, span: Span) -> Finding:
    """Make one finding of the results of one day; unknown where they disagree."""
    if len({one.truth for one in found}) == 1:
        first = merged(found[0].truth, found[:1], found)
        return replace(first, working=sentences((first.working, _provisional(span))))
    said = sentences(one.working for one in found)
    words = _("The results of {value} on that day disagree.").format(value=called)
    return unknown(
        sentences((said, words)),
        _("which result of {value} counts").format(value=called),
        used=tuple(number for one in found for number in one.used),
    )


def _provisional(span: Span) -> str:
    if not span.is_provisional or span.length is None:
        return ""
    return _("Counted to {anchor}.").format(anchor=span.described)


def lasting(finding: Finding, one: Observation, thing: Thing, span: Span) -> Finding:
    taken: date | None = one.told.on
    until = span.valid_until(taken) if taken and finding.truth is not Truth.UNKNOWN else None
    return Finding(
        finding.truth,
        finding.working,
        is_whole=False,
        used=(one.id,),
        valid_until=until,
        expires=thing.called if until else "",
        would_decide=finding.would_decide,
        at_cut_off=finding.at_cut_off,
    )
