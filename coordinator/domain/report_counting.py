"""Counts a report from the screenings, each as it stands now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, groupby

from coordinator.domain.criterion import Kind
from coordinator.domain.prescreening import PrescreenedCounts
from coordinator.domain.report import (
    Case,
    FailedCriterion,
    FailedOn,
    Failures,
    Month,
    Recruited,
    ReportScope,
    Span,
    Spans,
)
from coordinator.domain.report_funnel import Ended, Funnel, FunnelStep, Step
from coordinator.domain.screening import State

FOUND_ELIGIBLE = (State.ELIGIBLE, State.ENROLLED)
MAY_BE_UNBEGUN = (State.CONSENTED, State.IN_SCREENING, State.WITHDRAWN, State.LOST)
BESIDE = (
    State.CONSENTED,
    State.IN_SCREENING,
    State.AWAITING_INVESTIGATOR,
    State.SCREEN_FAILURE,
    State.WITHDRAWN,
    State.LOST,
    State.VOIDED,
)
DECEMBER = 12


def consented_in(cases: Iterable[Case], scope: ReportScope) -> tuple[Case, ...]:
    """Give the screenings with a consent in the period, without voided numbers."""
    return tuple(
        case
        for case in cases
        if case.state is not State.VOIDED and scope.holds(case.consented_on)
    )


def funnel_of(
    cases: Iterable[Case], prescreened: PrescreenedCounts, scope: ReportScope
) -> Funnel:
    """Count those who consented in the period by how far they came."""
    within = [case for case in cases if scope.holds(case.consented_on)]
    real = consented_in(within, scope)
    begun = [case for case in real if case.is_begun or case.state not in MAY_BE_UNBEGUN]
    eligible = [case for case in real if case.was_eligible or case.state in FOUND_ELIGIBLE]
    enrolled = [case for case in real if case.enrolled_on is not None]
    return Funnel(
        (
            FunnelStep(Step.PRESCREENED, prescreened.total),
            _step(Step.CONSENTED, real),
            _step(Step.SCREENED, begun),
            _step(Step.ELIGIBLE, eligible),
            _step(Step.ENROLLED, enrolled),
        ),
        prescreened,
        tuple(Ended(state, _ids(c for c in within if c.state is state)) for state in BESIDE),
        _ids(case for case in eligible if case.is_excepted),
    )


def recruited_of(
    cases: Iterable[Case], scope: ReportScope, today: date, target: int | None
) -> Recruited:
    """Add up the enrolments, from the beginning of the period or the first of them on."""
    enrolled = sorted(
        (case.enrolled_on, case.screening_id) for case in cases if case.enrolled_on is not None
    )
    before = sum(1 for day, _id in enrolled if scope.since and day < scope.since)
    within = [(day, found) for day, found in enrolled if scope.holds(day)]
    counts = [(day, len(list(same))) for day, same in groupby(day for day, _id in within)]
    totals = accumulate((count for _day, count in counts), initial=before)
    steps = tuple(zip((day for day, _count in counts), list(totals)[1:], strict=True))
    last = min(scope.until or today, today)
    first = scope.since or (steps[0][0] if steps else None)
    months = tuple(_months(within, first, last, before)) if first else ()
    return Recruited(target, before, steps, months, first, last)


def failures_of(cases: Iterable[Case], scope: ReportScope) -> Failures:
    """Count the confirmed screen failures by criterion; equal words are one criterion.

    A code alone says nothing: E3 of one version can be another criterion than E3 of the next.
    """
    failed = [case for case in consented_in(cases, scope) if case.state is State.SCREEN_FAILURE]
    counts: dict[tuple[int, Kind, str], _Count] = {}
    for case in failed:
        for one in case.failed:
            key = (case.trial_id, one.kind, _folded(one))
            count = counts.setdefault(key, _Count(case.trial_id, one.kind, one.text))
            count.take(one, case.screening_id, is_alone=len(case.failed) == 1)
    found = sorted(
        (count.fact() for count in counts.values()),
        key=lambda each: (-each.count, -each.alone, each.trial_id, each.kind, each.places),
    )
    return Failures(len(failed), tuple(found))


def to_decision_of(cases: Iterable[Case], scope: ReportScope) -> Spans:
    """Give the days from consent to the decision that the investigator confirmed."""
    return _spans((case, case.decided_on) for case in consented_in(cases, scope))


def to_enrolment_of(cases: Iterable[Case], scope: ReportScope) -> Spans:
    return _spans((case, case.enrolled_on) for case in consented_in(cases, scope))


@dataclass(slots=True)
class _Count:
    """What is counted of one criterion, in all versions that state it."""

    trial_id: int
    kind: Kind
    text: str
    versions: dict[str, set[str]] = field(default_factory=dict)
    screenings: list[int] = field(default_factory=list)
    alone: int = 0

    def take(self, failed: FailedOn, screening_id: int, *, is_alone: bool) -> None:
        self.versions.setdefault(failed.code, set()).add(failed.version)
        self.screenings.append(screening_id)
        self.alone += is_alone

    def fact(self) -> FailedCriterion:
        places = tuple(
            (code, tuple(sorted(versions))) for code, versions in sorted(self.versions.items())
        )
        return FailedCriterion(
            self.trial_id,
            self.kind,
            self.text,
            places,
            len(self.screenings),
            self.alone,
            tuple(self.screenings),
        )


def _folded(failed: FailedOn) -> str:
    """Give the words by which criteria are the same; without words only its own place is."""
    return " ".join(failed.text.split()) or f"{failed.version} {failed.code}"


def _step(step: Step, cases: Sequence[Case]) -> FunnelStep:
    return FunnelStep(step, len(cases), len({case.subject_id for case in cases}), _ids(cases))


def _ids(cases: Iterable[Case]) -> tuple[int, ...]:
    return tuple(case.screening_id for case in cases)


def _spans(dated: Iterable[tuple[Case, date | None]]) -> Spans:
    spans = [
        Span(
            case.screening_id,
            case.screening_number,
            case.trial_id,
            (day - case.consented_on).days,
        )
        for case, day in dated
        if day is not None
    ]
    return Spans(tuple(sorted(spans, key=lambda span: (span.days, span.screening_id))))


def _months(
    enrolled: Sequence[tuple[date, int]], first: date, last: date, before: int
) -> Iterator[Month]:
    """Give every month from `first` to `last`, those without an enrolment too."""
    total, month = before, first.replace(day=1)
    while month <= last:
        following = _following(month)
        screenings = tuple(found for day, found in enrolled if month <= day < following)
        total += len(screenings)
        yield Month(month, len(screenings), total, screenings)
        month = following


def _following(month: date) -> date:
    if month.month == DECEMBER:
        return month.replace(year=month.year + 1, month=1)
    return month.replace(month=month.month + 1)
