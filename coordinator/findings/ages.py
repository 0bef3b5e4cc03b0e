"""What age and sex say, counted in completed units on the anchor's day (W3)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from coordinator.domain.check import Check, Comparator
from coordinator.domain.check_words import SIGNS
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.lengths import time_words
from coordinator.domain.logic import Truth, truth
from coordinator.domain.subject import SEX_WORDS
from coordinator.domain.windows import ANCHOR_WORDS, MONTHS_A_YEAR, age_on
from coordinator.findings.comparing import READINGS
from coordinator.findings.joining import agreed, unknown
from coordinator.text import N_, _, sentences

UNITS: Final[Mapping[str | None, str]] = {
    None: "years",
    "years": "years",
    "year": "years",
    "a": "years",
    "months": "months",
    "month": "months",
    "mo": "months",
    "weeks": "weeks",
    "week": "weeks",
    "days": "days",
    "day": "days",
}
DAYS_A_WEEK = 7
DAYS_A_YEAR = Decimal("365.25")
# Whether the limit is a range “18 to 70”, or has a sign, and whether it holds.
WORDS: Final = {
    (True, Truth.TRUE): N_("{age} on {day}, within {limit}."),
    (True, Truth.FALSE): N_("{age} on {day}, not within {limit}."),
    (False, Truth.TRUE): N_("{age} on {day}, so that “{limit}” holds."),
    (False, Truth.FALSE): N_("{age} on {day}, so that “{limit}” does not hold."),
}
TOLD_WORDS: Final = {
    (True, Truth.TRUE): N_("{age} as told, within {limit}."),
    (True, Truth.FALSE): N_("{age} as told, not within {limit}."),
    (True, Truth.UNKNOWN): N_(
        "{age} as told; whether that is within {limit} needs the birth date."
    ),
    (False, Truth.TRUE): N_("{age} as told, so that “{limit}” holds."),
    (False, Truth.FALSE): N_("{age} as told, so that “{limit}” does not hold."),
    (False, Truth.UNKNOWN): N_("{age} as told; whether “{limit}” holds needs the birth date."),
}


def of_sex(check: Check, known: Known) -> Finding:
    if known.sex is None:
        wanted = (_("the sex at birth"),)
        return Finding(
            Truth.UNKNOWN,
            _("The sex at birth is not known."),
            check.is_whole,
            would_decide=wanted,
        )
    working = _("Sex at birth: {sex}.").format(sex=_(SEX_WORDS[known.sex]))
    return Finding(truth(known.sex.value == check.value), working, check.is_whole)


def of_age(check: Check, known: Known) -> Finding:
    if known.birth is None and known.age is not None:
        return _told_finding(check, known.age)
    return _age_finding(check, known.birth, known.day_of(known.counting.age), known)


def _told_finding(check: Check, age: Decimal) -> Finding:
    """Take an age in years that was told without a birth date (P3)."""
    limit = _said(check)
    holds = {_holds(check, one) for one in _told_in(check.unit, age)}
    is_open = len(holds) != 1 or None in holds
    found = Truth.UNKNOWN if is_open else truth(True in holds)
    working = _(TOLD_WORDS[_is_range(check), found])
    return Finding(found, working.format(age=_told_words(age), limit=limit), check.is_whole)


def _told_in(unit: str | None, age: Decimal) -> tuple[Decimal, ...]:
    """Give the youngest and the oldest in completed `unit`s; empty for an unknown unit."""
    years = Decimal(int(age))
    oldest = age if age != years else years + 1
    counted = UNITS.get(unit, "")
    if counted == "years":
        return (years,)
    times = {
        "months": Decimal(MONTHS_A_YEAR),
        "weeks": DAYS_A_YEAR / DAYS_A_WEEK,
        "days": DAYS_A_YEAR,
    }.get(counted)
    if times is None:
        return ()
    ends = (Decimal(int(age * times)), Decimal(int(oldest * times)))
    return ends if age != years else (ends[0], ends[1] - 1)


def _age_finding(check: Check, birth: date | None, day: date | None, known: Known) -> Finding:
    anchor = known.counting.age
    if birth is None:
        why = _("The age is not known.")
        if known.is_before_consent:
            return Finding(Truth.UNKNOWN, why, check.is_whole, would_decide=(_("the age"),))
        return Finding(Truth.UNKNOWN, _("The birth date is not shown here."), check.is_whole)
    if day is None:
        name = _(ANCHOR_WORDS[anchor])
        working = _("Age counts on the day of {anchor}: that date is not entered yet.")
        wanted = _("the day of {anchor}").format(anchor=name)
        finding = unknown(working.format(anchor=name), wanted)
        return replace(finding, is_whole=check.is_whole)
    age = _age_in(check.unit, birth, day)
    words = (
        _age_words(Decimal(age_on(birth, day)), None)
        if age is None
        else _age_words(age, check.unit)
    )
    holds = None if age is None else _holds(check, age)
    said = _said(check)
    if age is not None and check.comparator is Comparator.LOST:
        return _for_all_signs(
            check, age, _("{age} on {day}.").format(age=words, day=day.isoformat())
        )
    if holds is None or age is None:
        working = _("{age} on {day}; the limit as written is not computed: {limit}.")
        found = Truth.UNKNOWN
    else:
        found = truth(holds)
        working = _(WORDS[_is_range(check), found])
    finding = Finding(
        found, working.format(age=words, day=day.isoformat(), limit=said), check.is_whole
    )
    return _at_leap_day(finding, check, birth, day)


def _at_leap_day(finding: Finding, check: Check, birth: date, day: date) -> Finding:
    """Point out a birthday that some count on 28 February: here it is on 1 March (W3)."""
    next_day = day + timedelta(1)
    days = (birth.month, birth.day, day.month, day.day, next_day.month, next_day.day)
    if days != (2, 29, 2, 28, 3, 1):
        return finding
    other = _age_in(check.unit, birth, next_day)
    if other is None or truth(_holds(check, other) is True) is finding.truth:
        return finding
    why = _("Born on 29 February: the birthday counts on 1 March; confirm it.")
    return replace(finding, working=sentences((finding.working, why)), at_cut_off=True)


def _for_all_signs(check: Check, age: Decimal, working: str) -> Finding:
    """Compute an age whose sign was lost for every sign that it can have been."""
    readings = []
    for sign in READINGS:
        holds = _holds(replace(check, comparator=sign), age)
        found = Truth.UNKNOWN if holds is None else truth(holds)
        readings.append(
            (f"{SIGNS[sign]} {check.value}", Finding(found, working, check.is_whole))
        )
    doubt = _("The sign before {value} was lost").format(value=check.value)
    remedy = _("the sign before {value}, confirmed from the protocol")
    finding = agreed(tuple(readings), doubt, remedy.format(value=check.value))
    return replace(finding, is_whole=check.is_whole)


def _age_in(unit: str | None, birth: date, day: date) -> Decimal | None:
    """Age in completed `unit`s; None where the unit is not one that ages are counted in."""
    years = age_on(birth, day)
    months = 12 * (day.year - birth.year) + day.month - birth.month - (day.day < birth.day)
    days = (day - birth).days
    counts = {"years": years, "months": months, "weeks": days // DAYS_A_WEEK, "days": days}
    found = counts.get(UNITS.get(unit, ""))
    return None if found is None else Decimal(found)


def _age_words(age: Decimal, unit: str | None) -> str:
    """Say an age as people do: in years by its figure, in other units with them."""
    counted = UNITS.get(unit, "")
    return _("{age}").format(age=age) if counted == "years" else time_words(age, counted)


def _told_words(age: Decimal) -> str:
    words = _("{age} year") if age == 1 else _("{age} years")
    return words.format(age=age)


def _holds(check: Check, age: Decimal) -> bool | None:
    low, high = check.value, check.value_high
    if not isinstance(low, Decimal):
        return None
    if check.comparator is Comparator.BETWEEN and high is not None:
        return low <= age <= high
    return {
        Comparator.AT_LEAST: age >= low,
        Comparator.MORE: age > low,
        Comparator.AT_MOST: age <= low,
        Comparator.LESS: age < low,
        Comparator.EQUAL: age == low,
    }.get(check.comparator or Comparator.LOST)


def _is_range(check: Check) -> bool:
    return check.comparator is Comparator.BETWEEN


def _said(check: Check) -> str:
    if _is_range(check):
        limits = _("{low} to {high}").format(low=check.value, high=check.value_high)
    else:
        sign = SIGNS.get(check.comparator, "") if check.comparator else ""
        limits = f"{sign} {check.value}".strip()
    counted = UNITS.get(check.unit, check.unit or "")
    return limits if counted == "years" else time_words(limits, counted)
