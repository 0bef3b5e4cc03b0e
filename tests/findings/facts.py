"""What is known of an invented subject, and checks as a criterion states them."""

from datetime import date
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.known import Counting, Known
from coordinator.domain.observation import Nature, NewObservation, Observation, folded_words
from coordinator.domain.subject import Sex
from coordinator.domain.windows import ScreeningDates

CONSENTED, TAKEN, DAY_0 = date(2026, 11, 10), date(2026, 11, 15), date(2026, 11, 22)
BORN = date(1983, 5, 1)
DATES = ScreeningDates(CONSENTED, date(2026, 11, 12), DAY_0)
FOUR_WEEKS = Counting(results_days=28)


def known(*observations, **said):
    """Tell the observations; numbered in their order where they have no number."""
    given = {"sex": Sex.FEMALE, "birth": BORN, "dates": DATES, "counting": FOUR_WEEKS} | said
    numbered = tuple(
        Observation(place, one) if isinstance(one, NewObservation) else one
        for place, one in enumerate(observations, start=1)
    )
    return Known(given.pop("today", DAY_0), observations=numbered, **given)


def report(day):
    return Evidence(SourceKind.LABORATORY_REPORT, "binder 1", day)


def measured(what, value, unit="", **said):
    """`measured("alt", "78", "U/L", high="40")`"""
    on = said.pop("on", TAKEN)
    document = said.pop("document", report(on))
    title = said.pop("title", what)
    return NewObservation(
        what, title, Nature.MEASURED, value, unit, on=on, document=document, **said
    )


def course(title, begun, until=None, **said):
    """`course("rituximab", date(2026, 3, 1), date(2026, 3, 1))`; without an end it goes on."""
    said.setdefault("is_ongoing", until is None)
    return NewObservation(
        folded_words(title),
        title,
        Nature.COURSE,
        on=begun,
        until=until,
        document=report(begun or DAY_0),
        **said,
    )


def absence(title, since=None, until=DAY_0):
    return NewObservation(
        folded_words(title),
        title,
        Nature.ABSENCE,
        on=since,
        until=until,
        document=report(until),
    )


def stated(what, value, on=TAKEN):
    return NewObservation(
        folded_words(what), what, Nature.STATED, value, on=on, document=report(on)
    )


def check(kind, subject, sign=None, value=None, unit=None, **said):
    """`check("lab", "ALT", ">=", 2, "x ULN", window=(28, "days", "enrolment"))`"""
    window = said.pop("window", None)
    high = said.pop("high", None)
    return Check(
        CheckKind(kind),
        subject,
        Comparator(sign) if sign else None,
        value if value is None or kind == "classification" else Decimal(str(value)),
        None if high is None else Decimal(str(high)),
        unit,
        Window(Decimal(str(window[0])), *window[1:]) if window else None,
        **({"is_whole": True} | said),
    )


def included_by(*checks, **said):
    return Criterion(1, "I1", Kind.INCLUSION, "…", "…", checks=checks, **said)


def excluded_by(*checks, **said):
    return Criterion(2, "E1", Kind.EXCLUSION, "…", "…", checks=checks, **said)
