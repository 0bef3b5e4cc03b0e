"""The days in which what a check rests on has to lie, and how long a result holds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from coordinator.domain.check import Window
from coordinator.domain.known import Known
from coordinator.domain.lengths import time_words
from coordinator.domain.windows import ANCHOR_WORDS, MONTHS_A_YEAR, Anchor, add_months
from coordinator.text import _, many

DAYS_A_WEEK = 7
_DAYS: Final = {"days": 1, "day": 1, "d": 1, "weeks": DAYS_A_WEEK, "week": DAYS_A_WEEK}
_MONTHS: Final = {
    "months": 1,
    "month": 1,
    "mo": 1,
    "years": MONTHS_A_YEAR,
    "year": MONTHS_A_YEAR,
    "a": MONTHS_A_YEAR,
}
_TRIAL = r"(?:(?:of )?(?:the )?(?:study|trial|investigational|assigned)\b.*)?"
_CONSENT = (
    r"(?:signing |signature |giving )?(?:of )?(?:the )?(?:written )?"
    r"(?:informed )?consent(?: form)?|icf|签署知情同意书?|知情同意书?"
)
_SCREENING = r"(?:the )?(?:start of )?(?:the )?screening(?: visit| period)?|筛选"
_FIRST_DOSE = (
    rf"(?:the )?first (?:dose|dosing|administration) ?{_TRIAL}"
    r"|(?:the )?(?:start of )?(?:the )?(?:study|trial|investigational) "
    r"(?:drug|treatment|medication|product)(?: administration)?|(?:首次)?(?:给|用)药"
)
_ENROLMENT = (
    r"(?:planned )?(?:study |trial )?(?:enrol+ment|inclusion|entry)"
    r"(?: in(?:to)? the (?:study|trial))?|(?:the )?randomi[sz]ation"
    r"|(?:the )?baseline(?: visit)?|day ?[01]|入组|入选|随机(?:化)?|基线"
)
_PATTERNS: Final = tuple(
    (anchor, re.compile(words, re.IGNORECASE))
    for anchor, words in (
        (Anchor.CONSENT, _CONSENT),
        (Anchor.SCREENING_VISIT, _SCREENING),
        (Anchor.FIRST_DOSE, _FIRST_DOSE),
        (Anchor.ENROLMENT, _ENROLMENT),
    )
)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a window is, in days or in calendar months."""

    days: int = 0
    months: int = 0

    def before(self, day: date) -> date:
        """Count back from a day (W3)."""
        if self.months:
            return add_months(day, -self.months)
        return day - timedelta(days=self.days)

    def after(self, day: date) -> date:
        if self.months:
            return add_months(day, self.months)
        return day + timedelta(days=self.days)

    def last_day_for(self, taken: date) -> date:
        """Give the last day from which counting back still reaches `taken`."""
        if not self.months:
            return taken + timedelta(days=self.days)
        last = add_months(taken, self.months)
        while self.before(last + timedelta(days=1)) <= taken:
            last += timedelta(days=1)
        return last


@dataclass(frozen=True, slots=True)
class Span:
    """The days in which something counts.

    `anchor` is the day it ends at and `name` the words for it; `since` is its first day,
    None where it has none. `is_provisional` says that the anchor's day is not entered, so
    that today stands for it. `problem` says why it cannot be counted at all.
    """

    anchor: date
    name: str
    since: date | None = None
    length: Length | None = None
    said: str = ""
    is_provisional: bool = False
    problem: str = ""

    @property
    def described(self) -> str:
        """Say where it ends: "planned enrolment (Day 0), 2026-11-25"."""
        if self.is_provisional:
            words = _("today, {day}, because the day of {anchor} is not entered")
            return words.format(day=self.anchor.isoformat(), anchor=self.name)
        return _("{anchor}, {day}").format(anchor=self.name, day=self.anchor.isoformat())

    def holds(self, day: date) -> bool:
        """Say whether a result of that day counts."""
        return day <= self.anchor and (self.since is None or self.since <= day)

    def valid_until(self, taken: date) -> date | None:
        return None if self.length is None else self.length.last_day_for(taken)


def span_of(window: Window | None, known: Known) -> Span:
    """Give the days in which a result counts: of its own window, else of the trial's (W1)."""
    if window is not None:
        return _own(window, known)
    days = known.counting.results_days
    length = None if days is None else Length(days=days)
    said = "" if days is None else many("{count} day", "{count} days", days)
    return _counted(known, known.counting.results, length, said)


def _own(window: Window, known: Known) -> Span:
    length = length_of(window)
    said = time_words(window.value, window.unit)
    anchor = known.counting.results if window.anchor is None else anchor_of(window.anchor)
    if anchor is None:
        name = window.anchor or ""
        problem = _("“{day}” is not one of the dates of a screening.").format(day=name)
        return Span(known.today, name, said=said, problem=problem)
    span = _counted(known, anchor, length, said)
    if length is not None:
        return span
    problem = _("“{length}” is not counted in whole days or months.").format(length=said)
    return Span(span.anchor, span.name, said=said, problem=problem)


def _counted(known: Known, anchor: Anchor, length: Length | None, said: str) -> Span:
    entered = known.day_of(anchor)
    day = entered or known.today
    name = _("today") if known.is_before_consent else _(ANCHOR_WORDS[anchor])
    since = None if length is None else length.before(day)
    return Span(day, name, since, length, said, is_provisional=entered is None)


@lru_cache(maxsize=4096)
def length_of(window: Window) -> Length | None:
    """Give a window's length; None where days and months do not count it."""
    unit = window.unit.casefold()
    days, months = window.value * _DAYS.get(unit, 0), window.value * _MONTHS.get(unit, 0)
    for number in (days, months):
        if number != number.to_integral_value():
            return None
    return Length(int(days), int(months)) if days or months else None


def length_in(value: Decimal, unit: str) -> Length | None:
    return length_of(Window(value, unit))


@lru_cache(maxsize=4096)
def anchor_of(words: str) -> Anchor | None:
    """Give which of the four dates words mean; None for any other day."""
    plain = " ".join(words.split()).strip(" .,;")
    return next((anchor for anchor, told in _PATTERNS if told.fullmatch(plain)), None)
