"""What was taken each day, in mg: of glucocorticoids together, as prednisone."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth
from coordinator.domain.observation import Observation
from coordinator.domain.units import PRECISE
from coordinator.findings.choosing import chosen, said_of
from coordinator.findings.courses import (
    A_DAY,
    absences_of,
    courses_of,
    last_day,
    overlap,
    said_course,
)
from coordinator.findings.joining import unknown
from coordinator.findings.spans import Span, span_of
from coordinator.findings.terms import GLUCOCORTICOID, PREDNISONE_EQUIVALENT, Term, names_of
from coordinator.findings.units import converted_to, unit_told
from coordinator.findings.values import scaled, value_of
from coordinator.findings.washouts import known_up_to
from coordinator.instruments.arithmetic import plus
from coordinator.instruments.conversions import analyte, unit_code
from coordinator.instruments.library import instrument
from coordinator.instruments.possible import Number, exactly
from coordinator.text import _

DAILY: Final[dict[str, Decimal]] = {
    "mg/d": Decimal(1),
    "mg/(24.h)": Decimal(1),
    "g/d": Decimal(1000),
    "g/(24.h)": Decimal(1000),
    "ug/d": Decimal("0.001"),
}
WEIGHT: Final = ("weight",)


@dataclass(frozen=True, slots=True)
class Day:
    """What was taken a day, on the days from one that begins a stretch of the same doses."""

    day: date
    dose: Number
    courses: tuple[Observation, ...]


def as_prednisone(term: Term) -> bool:
    """Say whether doses of it count as prednisone: of all glucocorticoids together."""
    return term.key == GLUCOCORTICOID or term.key in factors()


def days_of(term: Term, since: date, last: date, known: Known) -> tuple[Day, ...] | str:
    """Give the dose on each day where it changes; or say which day nothing is known of."""
    courses = courses_of(term, known)
    doubtful = [one for one in courses if overlap(one, since, last + A_DAY) is Truth.UNKNOWN]
    if doubtful:
        said = said_course(doubtful[0], term.said_of(doubtful[0]))
        return _("{what}: its days are needed.").format(what=said)
    found = []
    for day in _turns(courses, since, last):
        taken = tuple(one for one in courses if _is_taken(one, day))
        if not taken and not _is_absent(term, day, known):
            words = _("{what}: not known for {day}.")
            return words.format(what=term.called, day=day.isoformat())
        doses = [_daily(one, term) for one in taken]
        unclear = next((dose for dose in doses if isinstance(dose, str)), None)
        if unclear is not None:
            return unclear
        total = exactly(0)
        for dose in doses:
            total = total if isinstance(dose, str) else plus(total, dose)
        found.append(Day(day, total, taken))
    return tuple(found)


def _turns(courses: tuple[Observation, ...], since: date, last: date) -> list[date]:
    days = {since}
    for one in courses:
        end = last_day(one)
        days |= {day for day in (one.told.on, end + A_DAY if end else None) if day}
    return sorted(day for day in days if since <= day <= last)


def _is_taken(one: Observation, day: date) -> bool:
    end = last_day(one)
    has_begun = one.told.on is None or one.told.on <= day
    return has_begun and (one.told.is_ongoing or (end is not None and day <= end))


def _is_absent(term: Term, day: date, known: Known) -> bool:
    up_to = known_up_to(span_of(None, known), known)
    return any(
        (one.told.on is None or one.told.on <= day)
        and (one.told.until is None or day <= max(one.told.until, _held(one, up_to)))
        for one in absences_of(term, known)
    )


def _held(one: Observation, up_to: date) -> date:
    """Let what was known when the site asked last hold until today."""
    told = one.told.until or up_to
    return date.max if told >= up_to else told


def _daily(one: Observation, term: Term) -> Number | str:
    """Give the daily dose in mg, of a glucocorticoid as prednisone."""
    value = value_of(one.told.value)
    is_of_day = unit_code(f"{value.unit}/d") == unit_code(one.told.unit)  # 20 mg, in mg/d
    unit = unit_told(one.told.unit, "" if is_of_day else value.unit, None)
    said = said_course(one, term.said_of(one))
    if value.number is None or unit not in DAILY:
        return _("{what}: its daily dose is not known in mg.").format(what=said)
    daily = scaled(value.number, DAILY[unit])
    if not as_prednisone(term):
        return daily
    factor = _factor(one)
    if factor is None:
        return _("{what}: which glucocorticoid it is is not known.").format(what=said)
    return scaled(daily, factor)


def _factor(one: Observation) -> Decimal | None:
    names = names_of(one)
    if PREDNISONE_EQUIVALENT in (one.told.what, one.told.title.casefold()):
        return Decimal(1)
    return next((factor for name, factor in factors().items() if name in names), None)


@cache
def factors() -> dict[str, Decimal]:
    """Give by how much a dose of each glucocorticoid is multiplied to be prednisone's."""
    ending = "_equal"
    found = {
        item.key.removesuffix(ending): PRECISE.divide(Decimal(5), item.preset)
        for item in instrument("prednisone-equivalent").items
        if item.key.endswith(ending) and item.preset
    }
    return found | {"prednisolone": found["prednisone"]}


def weight_of(known: Known, span: Span) -> tuple[Decimal, Observation] | Finding:
    """Give the weight that was taken last, in kg."""
    ever = replace(span, since=None, length=None)
    picked = chosen(known, WEIGHT, ever)
    wanted = _("the body weight")
    if not picked.inside:
        return unknown(_("The body weight is not known."), wanted)
    one = picked.inside[0]
    value = value_of(one.told.value)
    weight = analyte("weight")
    unit = unit_told(one.told.unit, value.unit, weight)
    if value.number is None or unit is None:
        return unknown(_("{value} cannot be used.").format(value=said_of(one)), wanted)
    number = converted_to(value.number, unit, "kg", weight)
    if isinstance(number, str) or not number.is_settled or number.low <= 0:
        return unknown(_("{value} cannot be used.").format(value=said_of(one)), wanted)
    return number.low, one
