"""What must not, or must, have happened within some time before a date."""

from dataclasses import replace
from datetime import date

from coordinator.domain.check import Check, Comparator
from coordinator.domain.check_rule import Together
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth
from coordinator.domain.observation import Observation
from coordinator.findings.courses import (
    A_DAY,
    absences_of,
    are_covered,
    courses_of,
    ids_of,
    last_day,
    overlap,
    said_course,
)
from coordinator.findings.joining import joined, negated, unknown
from coordinator.findings.saying import because, whole
from coordinator.findings.spans import Span, span_of
from coordinator.findings.terms import Term
from coordinator.text import _, sentences

AT_LEAST_SINCE = (Comparator.AT_LEAST, Comparator.MORE)


def of_washout(check: Check, terms: tuple[Term, ...], known: Known) -> Finding | None:
    """Say whether any of the things was there in the window; "at least N since" turns it."""
    if not terms:
        return None
    span = span_of(check.window, known) if check.window else ever(known)
    found = joined((_of_term(term, check, span, known) for term in terms), _together(check))
    return negated(found) if check.comparator in AT_LEAST_SINCE else found


def ever(known: Known) -> Span:
    """Give all days up to the day that the trial's results count from."""
    span = span_of(None, known)
    return replace(span, since=None, length=None, said="")


def wanted_words(term: Term, span: Span) -> str:
    if span.since is None:
        words = _("{what}: last day, or a statement that there was none ever")
        return words.format(what=term.called)
    words = _("{what}: last day, or a statement that there was none since {day}")
    return words.format(what=term.called, day=span.since.isoformat())


def known_up_to(span: Span, known: Known) -> date:
    """Give the last day for which something has to be known: nobody knows the future.

    From consent on the site asks; what was told then holds until somebody says otherwise.
    """
    last = min(span.anchor - A_DAY, known.today)
    if known.dates is None:
        return last
    asked = [day for day in (known.dates.consent, known.dates.screening_visit) if day]
    asked = [day for day in asked if day <= known.today]
    told = max(asked, default=last)
    return min(last, told) if span.since is None or told >= span.since else last


def _together(check: Check) -> Together:
    return Together.ALL if check.together is Together.ALL else Together.ANY


def _of_term(term: Term, check: Check, span: Span, known: Known) -> Finding:
    wanted = wanted_words(term, span)
    if span.problem:
        return unknown(because(term.called, span.problem), wanted)
    courses = courses_of(term, known)
    inside = [one for one in courses if _is_inside(one, check, span) is Truth.TRUE]
    if inside:
        return _there(term, inside[0], span)
    doubtful = [one for one in courses if _is_inside(one, check, span) is Truth.UNKNOWN]
    if doubtful:
        said = said_course(doubtful[0], term.said_of(doubtful[0]))
        words = _("{what}: its days are needed.").format(what=said)
        return unknown(words, _("the first and last day of {what}").format(what=term.called))
    return _not_there(term, check, courses, span, known)


def _is_inside(one: Observation, check: Check, span: Span) -> Truth:
    """Let "less than N" and "at least N since" leave out the day exactly N before."""
    return overlap(one, _since(check, span), span.anchor)


def _since(check: Check, span: Span) -> date | None:
    is_open = check.comparator in (Comparator.LESS, Comparator.AT_LEAST)
    return span.since + A_DAY if is_open and span.since is not None else span.since


def _there(term: Term, one: Observation, span: Span) -> Finding:
    said = said_course(one, term.said_of(one))
    last = last_day(one)
    until = None if last is None else span.valid_until(last)
    words = _("{what}: within {window}.")
    working = words.format(what=said, window=_window(span))
    if until is not None:
        after = _("No longer from {day} on.").format(day=(until + A_DAY).isoformat())
        working = sentences((working, after))
    finding = Finding(Truth.TRUE, working, is_whole=False, used=ids_of((one,)))
    return _at_limit(finding, one, span)


def _not_there(
    term: Term, check: Check, courses: tuple[Observation, ...], span: Span, known: Known
) -> Finding:
    absences = absences_of(term, known)
    up_to = known_up_to(span, known)
    ended = whole(said_course(courses[0], term.said_of(courses[0]))) if courses else ""
    if not are_covered(absences, _since(check, span), up_to):
        since = span.since.isoformat() if span.since else None
        words = (
            _("{what}: not known for all days since {day}.")
            if since
            else _("{what}: not known for all the time before.")
        )
        said = sentences((ended, words.format(what=term.called, day=since)))
        return unknown(said, wanted_words(term, span))
    claimed = any(one.is_claimed for one in absences)
    words = (
        _("No {what} in {window}, as known on {day} (claimed, not evidenced).")
        if claimed
        else _("No {what} in {window}, as known on {day}.")
    )
    told = words.format(
        what=term.called,
        window=_window(span),
        day=max(up_to, _told_up_to(absences, span, known)).isoformat(),
    )
    working = sentences((ended, told))
    used = ids_of((*absences, *courses[:1]))
    finding = Finding(Truth.FALSE, working, is_whole=False, used=used)
    return _at_limit(finding, courses[0], span) if courses else finding


def _told_up_to(absences: tuple[Observation, ...], span: Span, known: Known) -> date:
    told = max((one.told.until for one in absences if one.told.until), default=date.min)
    return min(told, known.today, span.anchor - A_DAY)


def _window(span: Span) -> str:
    if span.since is None:
        return _("all the time before {anchor}").format(anchor=span.described)
    words = _("{length} before {anchor}, from {day} on")
    return words.format(length=span.said, anchor=span.described, day=span.since.isoformat())


def _at_limit(finding: Finding, one: Observation, span: Span) -> Finding:
    """Point out where counting months backwards and forwards differ, or the day itself."""
    last = last_day(one)
    if last is None or span.since is None or span.length is None:
        return finding
    is_within = last >= span.since
    forward = span.length.after(last) > span.anchor
    if is_within == forward:
        return finding
    words = _("{working} Its last day is exactly at the limit: confirm it.")
    return replace(finding, working=words.format(working=finding.working), at_cut_off=True)
