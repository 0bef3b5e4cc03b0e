"""What was taken or had from when to when, and for which days it is known that nothing was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coordinator.domain.known import Known
from coordinator.domain.logic import Truth
from coordinator.domain.observation import Nature, Observation
from coordinator.findings.terms import Term
from coordinator.findings.values import value_of
from coordinator.text import _

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, both included; None is open, or not known."""

    first: date | None
    last: date | None


def courses_of(term: Term, known: Known) -> tuple[Observation, ...]:
    """Give the courses and dated events of a thing, the latest first."""
    found = [one for one in known.observations if _happened(one) and term.is_about(one)]
    return tuple(sorted(found, key=lambda one: one.told.on or date.min, reverse=True))


def absences_of(term: Term, known: Known) -> tuple[Observation, ...]:
    return tuple(
        one
        for one in known.observations
        if one.told.nature is Nature.ABSENCE and term.covers(one)
    )


def ids_of(observations: Iterable[Observation]) -> tuple[int, ...]:
    """Give the ids of what is kept: the log's participations have none."""
    return tuple(dict.fromkeys(one.id for one in observations if one.id))


def told_of(term: Term, known: Known) -> tuple[Observation, ...]:
    """Give all that was told of a thing, courses and absences, the newest first."""
    absences = sorted(
        absences_of(term, known), key=lambda one: one.told.until or date.max, reverse=True
    )
    return (*courses_of(term, known), *absences)


def _happened(one: Observation) -> bool:
    told = one.told
    if told.nature is Nature.COURSE:
        return True
    is_dated = told.nature is Nature.STATED and told.on is not None
    return is_dated and value_of(told.value).holds is True


def overlap(one: Observation, since: date | None, end: date) -> Truth:
    """Say whether a course reaches into the days from `since` up to before `end`."""
    told = one.told
    if told.on is not None and told.on >= end:
        return Truth.FALSE
    last = last_day(one)
    if last is not None and since is not None and last < since:
        return Truth.FALSE
    has_reached = since is None or told.is_ongoing or (last is not None and last >= since)
    has_begun = told.on is not None or told.is_ongoing or (last is not None and last < end)
    begins_inside = told.on is not None and (since is None or told.on >= since)
    return Truth.TRUE if begins_inside or (has_reached and has_begun) else Truth.UNKNOWN


def last_day(one: Observation) -> date | None:
    """Give the last day of a course; an event's is its own, an ongoing course has none."""
    if one.told.nature is Nature.STATED:
        return one.told.on
    return None if one.told.is_ongoing else one.told.until


def are_covered(absences: Iterable[Observation], since: date | None, last: date) -> bool:
    """Say whether absences together leave no day open from `since` up to `last`."""
    reached = since - A_DAY if since is not None else None
    spans = sorted(
        ((one.told.on, one.told.until or last) for one in absences),
        key=lambda span: span[0] or date.min,
    )
    for first, until in spans:
        if first is not None and (reached is None or first > reached + A_DAY):
            return False
        reached = until if reached is None else max(reached, until)
        if reached >= last:
            return True
    return reached is not None and reached >= last


def said_course(one: Observation, name: str) -> str:
    """Say a course: "rituximab (biologic) from 2026-03-01 to 2026-03-15"."""
    told, last = one.told, last_day(one)
    dose = " ".join(filter(None, (told.value, told.unit)))
    what = f"{name} {dose}".strip() if told.nature is Nature.COURSE else name
    if told.is_ongoing:
        words = _("{what} since {first}, still") if told.on else _("{what}, still")
    elif told.on is None:
        words = _("{what} until {last}") if last else _("{what}, days not known")
    elif last == told.on:
        words = _("{what} on {first}")
    else:
        words = _("{what} from {first} to {last}") if last else _("{what} from {first} on")
    said = words.format(what=what, first=told.on, last=last)
    return _("{what} (claimed, not evidenced)").format(what=said) if one.is_claimed else said
