"""What is typed in an evidence row becomes what a person tells, and the other way round."""

import re
from collections.abc import Iterable
from dataclasses import replace

from coordinator.domain.evidence import Evidence
from coordinator.domain.known import Known
from coordinator.domain.observation import (
    NO,
    YES,
    Nature,
    NewObservation,
    Observation,
    shown_value,
)
from coordinator.domain.unit_words import unit_words
from coordinator.domain.wanted import Wanted
from coordinator.text import _, particulars
from ui.walk.rows_view import TypedRow
from ui.widgets.dates import in_digits, read_day

BEGUN_DAY = re.compile(r"\d{0,7}|\d{4}-\d{0,2}(?:-\d?)?|\d{4}年[\d月]{0,5}")
COURSES = (Nature.COURSE, Nature.ABSENCE)
SAID = (YES, NO)


def shown_of(wanted: Wanted) -> Observation | None:
    """Choose the observation that stands in the row: the newest that is in the window."""
    return next((found for found in wanted.fitting if is_in_window(wanted, found)), None)


def is_in_window(wanted: Wanted, found: Observation) -> bool:
    """Say whether it was taken while the criterion wants it; courses are judged as a whole."""
    day = found.told.on
    if found.told.nature in COURSES or day is None:
        return True
    return not (
        (wanted.since is not None and day < wanted.since)
        or (wanted.until is not None and day > wanted.until)
    )


def typed_of(found: Observation | None, wanted: Wanted) -> TypedRow:
    """Write an observation into a row; without one, only the likeliest unit stands there."""
    if found is None:
        unit = wanted.units[0] if wanted.units and wanted.nature is Nature.MEASURED else ""
        return TypedRow(unit=unit)
    told = found.told
    return TypedRow(
        told.value,
        told.unit,
        told.low,
        told.high,
        told.on.isoformat() if told.on else "",
        told.until.isoformat() if told.until else "",
        told.is_ongoing,
        is_absent=told.nature is Nature.ABSENCE,
        is_ever=told.nature is Nature.ABSENCE and told.on is None,
        for_study=told.for_study,
    )


def told_of(wanted: Wanted, typed: TypedRow, document: Evidence) -> NewObservation:
    """Say what was typed, with the source document that it was taken from."""
    has_unit = wanted.nature is not Nature.STATED and bool(typed.value.strip())
    return NewObservation(
        wanted.what,
        wanted.title,
        nature_of(wanted, typed),
        typed.value.strip(),
        typed.unit.strip() if has_unit else "",
        typed.low.strip(),
        typed.high.strip(),
        None if typed.is_absent and typed.is_ever else read_day(typed.on),
        None if typed.is_ongoing else read_day(typed.until),
        is_ongoing=typed.is_ongoing,
        for_study=typed.for_study and not typed.is_absent,
        document=replace(document, value="", unit=""),
    )


def corrected(
    was: Observation, wanted: Wanted, typed: TypedRow, here: Evidence
) -> NewObservation:
    """Say what stands instead of `was`; it keeps its own source document, if it has one."""
    former = was.told
    document = former.document if former.document.is_complete else here
    told = told_of(wanted, typed, document)
    return replace(
        told,
        title=former.title,
        laboratory_id=former.laboratory_id,
    )


def nature_of(wanted: Wanted, typed: TypedRow) -> Nature:
    if wanted.nature in COURSES:
        return Nature.ABSENCE if typed.is_absent else Nature.COURSE
    return wanted.nature


def is_blank(typed: TypedRow) -> bool:
    """Whether nothing was said; a unit or limits of normal alone say nothing."""
    return replace(typed.content, unit="", low="", high="", for_study=False) == TypedRow()


def missing_in(wanted: Wanted, typed: TypedRow) -> tuple[str, ...]:
    """Name what is missing or wrong before it can be stored."""
    day, until = read_day(typed.on), read_day(typed.until)
    wants: tuple[tuple[object, str], ...]
    match nature_of(wanted, typed):
        case Nature.COURSE:
            ends = until or typed.is_ongoing or not typed.until.strip()
            wants = ((day, _("the first day")), (ends, _("the last day")))
        case Nature.ABSENCE:
            since = typed.is_ever or day is not None
            wants = ((since, _("since when, or ever")), (until, _("up to which day")))
        case _:
            wants = ((typed.value.strip(), _("the value")), (day, _("the day")))
    return tuple(words for value, words in wants if not value)


def wrong_day(wanted: Wanted, typed: TypedRow) -> str:
    """Give what stands for a day and is none; empty while it can still become one."""
    is_ever = typed.is_absent and typed.is_ever
    days = ("" if is_ever else typed.on, "" if typed.is_ongoing else typed.until)
    asked = days if nature_of(wanted, typed) in COURSES else days[:1]
    wrong = (text.strip() for text in asked if not BEGUN_DAY.fullmatch(in_digits(text)))
    return next((text for text in wrong if read_day(text) is None), "")


def words_of(told: NewObservation) -> str:
    """Write an observation in one line, without its title."""
    value = unit_words(f"{shown_value(told)} {told.unit}", is_reported=True)
    said: tuple[str, ...]
    match told.nature:
        case Nature.COURSE:
            begun = told.on.isoformat() if told.on else "?"
            last = told.until.isoformat() if told.until else ""
            ended = _("until {day}").format(day=last) if last else _("last day not known")
            ended = _("still") if told.is_ongoing else ended
            said = (value, _("from {begun}, {ended}").format(begun=begun, ended=ended))
        case Nature.ABSENCE:
            up_to = told.until.isoformat() if told.until else "?"
            since = told.on.isoformat() if told.on else _("ever")
            said = (_("none: {since} to {until}").format(since=since, until=up_to),)
        case Nature.STATED:
            words = {YES: _("yes"), NO: _("no")}.get(told.value, told.value)
            said = (words, told.on.isoformat() if told.on else "")
        case _:
            said = (value, limits_words(told), told.on.isoformat() if told.on else "")
    return particulars(filter(None, said))


def limits_words(told: NewObservation) -> str:
    """Write the limits of normal of the same report."""
    if told.low and told.high:
        return _("normal {low} to {high}").format(low=told.low, high=told.high)
    if told.high:
        return _("ULN {limit}").format(limit=told.high)
    return _("LLN {limit}").format(limit=told.low) if told.low else ""


def supposing(
    known: Known, typed: Iterable[tuple[Observation | None, NewObservation]]
) -> Known:
    """Give what would be known, were what is typed stored: instead of one, or besides."""
    observations = list(known.observations)
    for number, (was, told) in enumerate(typed, start=1):
        if was is None:
            observations.append(Observation(-number, told))
        else:
            place = next(n for n, one in enumerate(observations) if one.id == was.id)
            observations[place] = replace(was, told=told)
    return replace(known, observations=tuple(observations))
