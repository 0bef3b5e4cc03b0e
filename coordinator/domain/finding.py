"""Findings: what can be computed about a criterion, with its working (A6)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.criterion import Answer, Criterion, Kind
from coordinator.domain.logic import Truth, truth
from coordinator.domain.subject import SEX_WORDS, Sex
from coordinator.domain.windows import ANCHOR_WORDS, Anchor, ScreeningDates, age_on
from coordinator.text import _

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Finding:
    """A suggestion. It never answers.

    `is_whole` says that it speaks of the criterion's whole statement, not of a part of it.
    """

    truth: Truth
    working: str
    is_whole: bool

    def suggests(self) -> Answer | None:
        """Give the answer that follows from the finding, where one follows."""
        if not self.is_whole:
            return None
        return {Truth.TRUE: Answer.YES, Truth.FALSE: Answer.NO}.get(self.truth)

    def is_contradicted_by(self, answer: Answer | None, kind: Kind) -> bool:
        """Say whether a reason is due for `answer`.

        A finding about a part can only contradict the favourable answer: that an inclusion
        criterion is met although its age limit is not, or an exclusion criterion absent
        although one of its statements is true.
        """
        suggested = self.suggests()
        if suggested is not None:
            return answer in (Answer.YES, Answer.NO) and answer is not suggested
        favourable, against = (
            (Answer.YES, Truth.FALSE) if kind is Kind.INCLUSION else (Answer.NO, Truth.TRUE)
        )
        return answer is favourable and self.truth is against


def finding_on(
    criterion: Criterion, *, birth: date | None, sex: Sex, dates: ScreeningDates, anchor: Anchor
) -> Finding | None:
    """Compute what age and sex say about `criterion`; None where it speaks of neither.

    A criterion with an open review point is not computed.
    """
    if criterion.has_open_points:
        return None
    known = [
        found
        for check in criterion.checks
        if (found := _evaluated(check, birth, sex, dates, anchor)) is not None
    ]
    if not known:
        return None
    worst = Truth.FALSE if criterion.kind is Kind.INCLUSION else Truth.TRUE
    order = (worst, Truth.UNKNOWN, worst.opposite)
    return Finding(
        min((found.truth for found in known), key=order.index),
        " ".join(found.working for found in known),
        is_whole=len(known) == 1 and known[0].is_whole,
    )


def _evaluated(
    check: Check, birth: date | None, sex: Sex, dates: ScreeningDates, anchor: Anchor
) -> Finding | None:
    if check.kind is CheckKind.AGE and isinstance(check.value, Decimal):
        return _age_finding(check, birth, dates.on(anchor), anchor)
    if check.kind is CheckKind.SEX and check.value in set(Sex):
        fits = sex.value == check.value
        working = _("Sex at birth: {sex}.").format(sex=_(SEX_WORDS[sex]))
        return Finding(truth(fits), working, check.is_whole)
    return None


def _age_finding(check: Check, birth: date | None, day: date | None, anchor: Anchor) -> Finding:
    if birth is None:
        return Finding(Truth.UNKNOWN, _("The birth date is not shown here."), check.is_whole)
    if day is None:
        working = _("Age counts on the day of {anchor}: that date is not entered yet.")
        return Finding(
            Truth.UNKNOWN, working.format(anchor=_(ANCHOR_WORDS[anchor])), check.is_whole
        )
    years = age_on(birth, day)
    age = _age_in(check.unit, birth, day)
    holds = None if age is None else _holds(check, age)
    said = _said(check)
    if holds is None or age is None:
        working = _("{age} on {day}; the limit as written is not computed: {limit}.")
        found = Truth.UNKNOWN
    else:
        found = truth(holds)
        working = (
            _("{age} on {day}, within {limit}.")
            if holds
            else _("{age} on {day}, not within {limit}.")
        )
    return Finding(
        found, working.format(age=years, day=day.isoformat(), limit=said), check.is_whole
    )


def _age_in(unit: str | None, birth: date, day: date) -> Decimal | None:
    """Age in completed `unit`s; None where the unit is not one that ages are counted in."""
    years = age_on(birth, day)
    months = 12 * (day.year - birth.year) + day.month - birth.month - (day.day < birth.day)
    days = (day - birth).days
    counts = {
        None: years,
        "years": years,
        "year": years,
        "a": years,
        "months": months,
        "month": months,
        "mo": months,
        "weeks": days // DAYS_A_WEEK,
        "week": days // DAYS_A_WEEK,
        "days": days,
        "day": days,
    }
    found = counts.get(unit)
    return None if found is None else Decimal(found)


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


def _said(check: Check) -> str:
    if check.comparator is Comparator.BETWEEN:
        limits = _("{low} to {high}").format(low=check.value, high=check.value_high)
    else:
        limits = f"{check.comparator or ''} {check.value}".strip()
    unit = "" if check.unit in (None, "years", "year", "a") else f" {check.unit}"
    return f"{limits}{unit}"
