"""What evidence a criterion asks for, each thing apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from coordinator.domain.check import Check, CheckKind
from coordinator.domain.criterion import Criterion
from coordinator.domain.known import Known
from coordinator.domain.observation import Nature
from coordinator.domain.subject import Sex
from coordinator.domain.wanted import Wanted
from coordinator.domain.windows import age_on
from coordinator.findings.asked import Asked, asked_in
from coordinator.findings.choosing import fitting
from coordinator.findings.classified import criteria_of
from coordinator.findings.courses import told_of
from coordinator.findings.doses import has_dose, is_per_kilogram
from coordinator.findings.durations import asks_to_stay, length_of
from coordinator.findings.naming import Thing, things_of
from coordinator.findings.normal import LOWER, UPPER
from coordinator.findings.spans import Span, span_of
from coordinator.findings.stated import CALLED, asked_of_women, of_pregnancy
from coordinator.findings.taken import WEIGHT, as_prednisone
from coordinator.findings.terms import PREDNISONE_EQUIVALENT
from coordinator.findings.units import is_multiple, limit_of_normal, unit_readings
from coordinator.findings.variants import variants_of
from coordinator.findings.washouts import ever
from coordinator.findings.worded import is_in_words
from coordinator.instruments.conversions import analyte
from coordinator.instruments.library import for_age_first
from coordinator.text import _

MEASURED = (CheckKind.LAB, CheckKind.VITAL, CheckKind.SCORE)


def wanted_at(criterion: Criterion, known: Known) -> tuple[Wanted, ...]:
    """Name the evidence that the checks of `criterion` ask for, in the order of its words.

    Age, sex and consent are on record and not asked for; nor is a judgement, nor what only
    its words name.
    """
    found: dict[str, Wanted] = {}
    for asked in asked_in(criterion.checks, criterion.text):
        for wanted in _wanted(asked, criterion, known):
            there = found.get(wanted.what)
            found[wanted.what] = wanted if there is None else _both(there, wanted)
    return tuple(found.values())


def _wanted(asked: Asked, criterion: Criterion, known: Known) -> Iterator[Wanted]:
    check = asked.check
    if check.kind in MEASURED:
        yield from _measured(check, known)
    elif check.kind is CheckKind.CLASSIFICATION:
        yield _classification(check, criterion.text, known)
    elif check.kind is CheckKind.PREGNANCY:
        yield from _of_women(check, criterion, known)
    elif check.kind in (CheckKind.WASHOUT, CheckKind.DURATION, CheckKind.DOSE):
        yield from _courses(asked, known)


def _measured(check: Check, known: Known) -> Iterator[Wanted]:
    span = span_of(check.window, known)
    side = limit_of_normal(check.unit) if check.unit else ""
    if not variants_of(check) and not is_in_words(check):
        return
    for thing in things_of(check):
        yield Wanted(
            what=thing.keys[0],
            title=thing.title,
            nature=Nature.MEASURED,
            units=_units(thing, check),
            needs_low=side == LOWER,
            needs_high=side == UPPER,
            instruments=_of_their_age(thing.instruments, known),
            since=span.since,
            until=_until(span),
            fitting=fitting(known, thing.keys),
        )


def _of_their_age(names: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """Put a child's formulas first for a child, an adult's for an adult."""
    if known.birth is not None:
        return for_age_first(names, age_on(known.birth, known.today))
    return names if known.age is None else for_age_first(names, int(known.age))


def _classification(check: Check, text: str, known: Known) -> Wanted:
    thing = criteria_of(check, text)
    return Wanted(
        what=thing.keys[0],
        title=thing.title,
        nature=Nature.MEASURED,
        instruments=thing.instruments,
        until=_until(span_of(check.window, known)),
        fitting=fitting(known, thing.keys),
    )


def _of_women(check: Check, criterion: Criterion, known: Known) -> Iterator[Wanted]:
    if known.sex is Sex.MALE or of_pregnancy(check, criterion, known) is None:
        return
    span = span_of(check.window, known)
    for keys in asked_of_women(criterion):
        yield Wanted(
            what=keys[0],
            title=_(CALLED[keys]),
            nature=Nature.STATED,
            since=span.since,
            until=_until(span),
            fitting=fitting(known, keys),
        )


def _courses(asked: Asked, known: Known) -> Iterator[Wanted]:
    """Ask for the courses of each drug or event, and for the weight where a dose needs it."""
    check = asked.check
    if check.kind is CheckKind.DOSE and not has_dose(check):
        return
    span = span_of(check.window, known) if check.window else ever(known)
    is_stable = check.kind is CheckKind.DURATION and asks_to_stay(check)
    if check.kind is CheckKind.DURATION:
        length = length_of(check)
        if length is None:
            return
        span = replace(span, since=length.before(span.anchor) if is_stable else None)
    is_dose = check.kind is CheckKind.DOSE
    for term in asked.terms:
        if not term.is_named:
            continue
        key, title = term.key, term.called
        if is_dose and as_prednisone(term):
            key, title = PREDNISONE_EQUIVALENT, _as_prednisone(title)
        yield Wanted(
            what=key,
            title=title,
            nature=Nature.COURSE if term.is_listed or not is_stable else Nature.STATED,
            units=("mg/d",) if is_dose else (),
            instruments=("prednisone-equivalent",) if is_dose and as_prednisone(term) else (),
            since=span.since,
            until=_until(span),
            fitting=told_of(term, known),
        )
    if is_dose and is_per_kilogram(check):
        yield _weight(known)


def _as_prednisone(title: str) -> str:
    says_it = "equivalent" in title.casefold()
    return title if says_it else _("{drug}, as prednisone").format(drug=title)


def _weight(known: Known) -> Wanted:
    weight = analyte(WEIGHT[0])
    return Wanted(
        what=weight.key,
        title=_(weight.title),
        nature=Nature.MEASURED,
        units=weight.units,
        until=_until(span_of(None, known)),
        fitting=fitting(known, WEIGHT),
    )


def _until(span: Span) -> date | None:
    return None if span.is_provisional or span.problem else span.anchor


def _units(thing: Thing, check: Check) -> tuple[str, ...]:
    """Give the unit that the criterion names first, then what the analyte is reported in."""
    named = () if not check.unit or is_multiple(check.unit) else (_named(check.unit),)
    reported = () if thing.analyte is None else (*thing.analyte.units, *thing.analyte.separate)
    return tuple(dict.fromkeys(code for code in (*named, *reported) if code))


def _named(unit: str) -> str:
    return unit_readings(unit)[0].code


def _both(one: Wanted, other: Wanted) -> Wanted:
    """Ask once for what two checks want, in the narrower window."""
    since = max((day for day in (one.since, other.since) if day), default=None)
    until = min((day for day in (one.until, other.until) if day), default=None)
    return replace(
        one,
        units=tuple(dict.fromkeys((*one.units, *other.units))),
        needs_low=one.needs_low or other.needs_low,
        needs_high=one.needs_high or other.needs_high,
        instruments=tuple(dict.fromkeys((*one.instruments, *other.instruments))),
        since=since,
        until=until,
    )
