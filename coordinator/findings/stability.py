"""Whether treatment stayed the same through a window."""

from datetime import date

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
from coordinator.findings.joining import unknown
from coordinator.findings.saying import because
from coordinator.findings.spans import Span
from coordinator.findings.terms import Term
from coordinator.findings.washouts import known_up_to
from coordinator.text import _, in_turn


def stayed(term: Term, span: Span, known: Known) -> Finding:
    """Say whether no course began, ended or changed its dose in the window."""
    since = span.since or span.anchor
    courses = [
        one
        for one in courses_of(term, known)
        if overlap(one, since, span.anchor) is not Truth.FALSE
    ]
    words = (
        _("{what}: every dose with its days since {day}")
        if term.is_listed
        else _("{what} since {day}: yes or no")
    )
    wanted = words.format(what=term.called, day=since.isoformat())
    if span.problem:
        return unknown(because(term.called, span.problem), wanted)
    if not courses:
        return _without(term, span, known, wanted)
    said = in_turn(said_course(one, term.said_of(one)) for one in reversed(courses))
    used = ids_of(courses)
    changed = next((day for one in courses for day in _changes(one, courses, span)), None)
    if changed is not None:
        words = _("{courses}: changed on {day}, within {length} before {anchor}.")
        working = words.format(
            courses=said, day=changed.isoformat(), length=span.said, anchor=span.described
        )
        return Finding(Truth.FALSE, working, is_whole=False, used=used)
    if any(one.told.on is None or is_open(one) for one in courses):
        return unknown(_("{courses}: the days are needed.").format(courses=said), wanted)
    words = _("{courses}: no change since {day}, {length} before {anchor}.")
    working = words.format(
        courses=said, day=since.isoformat(), length=span.said, anchor=span.described
    )
    return Finding(Truth.TRUE, working, is_whole=False, used=used)


def _without(term: Term, span: Span, known: Known, wanted: str) -> Finding:
    absences = absences_of(term, known)
    if not are_covered(absences, span.since, known_up_to(span, known)):
        return unknown(_("{what}: not known.").format(what=term.called), wanted)
    words = _("No {what} since {day}: unchanged.")
    working = words.format(what=term.called, day=span.since)
    used = ids_of(absences)
    return Finding(Truth.TRUE, working, is_whole=False, used=used)


def is_open(one: Observation) -> bool:
    return not one.told.is_ongoing and last_day(one) is None


def _changes(one: Observation, courses: list[Observation], span: Span) -> list[date]:
    """Give the days in the window on which a course begins or ends without going on as is."""
    since, last = span.since or span.anchor, last_day(one)
    found = []
    if (
        one.told.on
        and since < one.told.on < span.anchor
        and not _joins(one, courses, back=True)
    ):
        found.append(one.told.on)
    if last and since <= last < span.anchor - A_DAY and not _joins(one, courses, back=False):
        found.append(last)
    return found


def _joins(one: Observation, courses: list[Observation], *, back: bool) -> bool:
    """Say whether the same dose of the same thing goes on right before, or after."""
    return any(
        (_dose(other) == _dose(one))
        and (
            last_day(other) == (one.told.on or date.max) - A_DAY
            if back
            else other.told.on == (last_day(one) or date.min) + A_DAY
        )
        for other in courses
        if other is not one
    )


def _dose(one: Observation) -> tuple[str, str, str]:
    return one.told.what, one.told.value, one.told.unit
