"""Daily doses of a drug, of glucocorticoids as prednisone, and for each kilogram."""

from dataclasses import replace
from typing import Final

from coordinator.domain.check import Check, Comparator
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth, all_of, any_of
from coordinator.findings.choosing import said_of
from coordinator.findings.comparing import READINGS, Limits
from coordinator.findings.courses import A_DAY, ids_of, said_course
from coordinator.findings.joining import agreed, unknown
from coordinator.findings.saying import because
from coordinator.findings.spans import Span, span_of
from coordinator.findings.taken import DAILY, Day, as_prednisone, days_of, weight_of
from coordinator.findings.terms import Term
from coordinator.findings.units import pretty
from coordinator.findings.values import divided, shown
from coordinator.findings.variants import limits_of
from coordinator.instruments.conversions import unit_code
from coordinator.instruments.possible import ZERO, Number
from coordinator.text import _, in_turn

_PER_KG: Final = frozenset(["mg/kg/d", "mg/kg"])
_A_DOSE: Final = frozenset(["mg", "mg/kg"])
_EXISTS: Final = (Comparator.MORE, Comparator.AT_LEAST, Comparator.EQUAL)


def is_per_kilogram(check: Check) -> bool:
    return unit_of(check) in _PER_KG


def unit_of(check: Check) -> str:
    return unit_code(" ".join((check.unit or "").split()).replace(" / ", "/"))


def has_dose(check: Check) -> bool:
    """Say whether the check has a limit in a unit that doses are counted in."""
    unit = unit_of(check)
    is_counted = unit in DAILY or unit in _PER_KG or unit in _A_DOSE
    return is_counted and limits_of(check) is not None


def of_dose(check: Check, term: Term, known: Known) -> Finding | None:
    """Compare the daily dose: on any day of the window, or on all, as the sign asks."""
    limits, unit = limits_of(check), unit_of(check)
    if limits is None or not has_dose(check):
        return None
    signs = READINGS if limits.comparator is Comparator.LOST else (limits.comparator,)
    ways = (True, False) if unit in _A_DOSE else (True,)
    readings = tuple(
        (_name(signed, is_daily, unit), _dose(signed, term, check, known, is_daily=is_daily))
        for signed in (replace(limits, comparator=sign) for sign in signs)
        for is_daily in ways
    )
    if limits.comparator is Comparator.LOST:
        words = _("The sign before {value} was lost"), _("the sign before {value}, confirmed")
    else:
        words = _("“{unit}” does not say how often"), _("whether “{unit}” is meant a day")
    doubt, remedy = (each.format(value=check.value, unit=check.unit) for each in words)
    return agreed(readings, doubt, remedy)


def wanted_words(term: Term, span: Span) -> str:
    if span.since is None:
        return _("{what}: dose and days").format(what=term.called)
    words = _("{what}: dose and days since {day}")
    return words.format(what=term.called, day=span.since.isoformat())


def _name(limits: Limits, is_daily: bool, unit: str) -> str:  # noqa: FBT001  a label's half
    said = limits.said(unit, with_sign=True)
    if unit not in _A_DOSE:
        return said
    return (
        _("{limit} a day").format(limit=said)
        if is_daily
        else _("{limit} a dose").format(limit=said)
    )


def _dose(limits: Limits, term: Term, check: Check, known: Known, *, is_daily: bool) -> Finding:
    span = span_of(check.window, known)
    if check.window is None:
        span = replace(span, since=None, length=None)
    wanted = wanted_words(term, span)
    if span.problem:
        return unknown(because(term.called, span.problem), wanted)
    last = min(span.anchor - A_DAY, known.today)
    days = days_of(term, span.since or last, last, known)
    if isinstance(days, str):
        return unknown(days, wanted)
    if not is_per_kilogram(check):
        return _compared(limits, days, term, span, is_daily=is_daily, unit="mg/d")
    weight = weight_of(known, span)
    if isinstance(weight, Finding):
        return weight
    kilograms, one = weight
    light = tuple(replace(day, dose=divided(day.dose, kilograms)) for day in days)
    found = _compared(limits, light, term, span, is_daily=is_daily, unit="mg/kg/d")
    working = in_turn((said_of(one), found.working))
    return replace(found, working=working, used=(*found.used, one.id))


def _compared(
    limits: Limits, days: tuple[Day, ...], term: Term, span: Span, *, is_daily: bool, unit: str
) -> Finding:
    held = [limits.holds(day.dose if is_daily else _a_dose(day.dose)) for day in days]
    exists = limits.comparator in _EXISTS
    truth = any_of(held) if exists else all_of(held)
    wanted = Truth.TRUE if exists else Truth.FALSE
    places = [n for n, one in enumerate(held) if one is (truth if truth is wanted else one)]
    extreme = max if exists or limits.comparator is not Comparator.BETWEEN else min
    shown_day = extreme((days[n] for n in places), key=lambda day: day.dose.high)
    told = in_turn(said_course(one, term.said_of(one)) for one in shown_day.courses)
    figure = _figure(shown_day.dose, limits, unit)
    of = _(" as prednisone") if as_prednisone(term) else ""
    words = _("{courses}: {figure}{of} on {day}, {where}.")
    working = words.format(
        courses=told or _("no {what}").format(what=term.called),
        figure=figure,
        of=of,
        day=shown_day.day.isoformat(),
        where=limits.where(shown_day.dose, pretty(unit)),
    )
    used = ids_of(one for day in days for one in day.courses)
    finding = Finding(
        truth, working, is_whole=False, used=used, at_cut_off=limits.is_at(shown_day.dose)
    )
    if truth is not Truth.UNKNOWN:
        return finding
    return replace(finding, would_decide=(wanted_words(term, span),), at_cut_off=False)


def _figure(dose: Number, limits: Limits, unit: str) -> str:
    if not dose.is_settled:
        return _("dose not known exactly")
    return f"{shown(dose.low, limits.nearest(dose.low), 3)} {unit}"


def _a_dose(daily: Number) -> Number:
    """Give what a single dose can be where the daily one is known."""
    return Number(ZERO, daily.high, low_open=daily.low > ZERO, high_open=daily.high_open)
