"""How recruitment goes: counted from the screenings as they stand now.

The funnel, the screen failures and the times are of those who consented in the period; the
course of recruitment is of those who were enrolled in it. A voided number counts nowhere but
among the voided ones.
"""

from dataclasses import dataclass
from datetime import date
from statistics import median

from coordinator.domain.criterion import Kind
from coordinator.domain.errors import Refused
from coordinator.domain.form import Imprint
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.report_funnel import Funnel
from coordinator.domain.screening import State
from coordinator.domain.site import Site
from coordinator.domain.trial import Trial
from coordinator.text import N_, listed


class PeriodReversed(Refused):
    problem = N_("The period cannot end on {until}, before it begins on {since}.")
    remedy = N_("Correct one of the two days.")

    def __init__(self, since: date, until: date) -> None:
        super().__init__(since=since.isoformat(), until=until.isoformat())


@dataclass(frozen=True, slots=True)
class ReportScope:
    """One trial, or all where `trial_id` is None; both days belong to the period."""

    trial_id: int | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        if day is None:
            return False
        return (self.since or day) <= day <= (self.until or day)


def require_period(since: date | None, until: date | None) -> None:
    """Refuse days in the wrong order: what is listed would be empty, and look complete."""
    if since and until and until < since:
        raise PeriodReversed(since, until)


@dataclass(frozen=True, slots=True)
class FailedOn:
    """A criterion that failed, as the version that was screened by states it."""

    code: str
    kind: Kind
    text: str
    version: str


@dataclass(frozen=True, slots=True)
class Case:
    """A screening as reports see it.

    `is_begun` tells that something was answered. `was_eligible` stays with who withdrew or
    was lost afterwards, and so does `enrolled_on`. `decided_on` is the day of the decision
    that the investigator has confirmed.
    """

    screening_id: int
    screening_number: str
    trial_id: int
    subject_id: int
    state: State
    consented_on: date
    is_begun: bool = False
    was_eligible: bool = False
    enrolled_on: date | None = None
    decided_on: date | None = None
    is_excepted: bool = False
    failed: tuple["FailedOn", ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """`first` is the first day of the month; `total` are all enrolled by its end."""

    first: date
    enrolled: int
    total: int
    screenings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recruited:
    """`steps` are the days on which somebody was enrolled, each with all enrolled so far.

    `before` were enrolled before the period, which goes from `first` to `last`. There is a
    target only where the trial has one.
    """

    target: int | None = None
    before: int = 0
    steps: tuple[tuple[date, int], ...] = ()
    months: tuple[Month, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def total(self) -> int:
        return self.steps[-1][1] if self.steps else self.before

    @property
    def in_period(self) -> int:
        return self.total - self.before


@dataclass(frozen=True, slots=True)
class FailedCriterion:
    """How many screenings failed a criterion, and how many of them failed no other one.

    Criteria of several versions are one where they say the same. `places` are its codes, each
    with the versions in which it has it.
    """

    trial_id: int
    kind: Kind
    text: str
    places: tuple[tuple[str, tuple[str, ...]], ...]
    count: int
    alone: int
    screenings: tuple[int, ...] = ()

    @property
    def codes(self) -> str:
        return listed(code for code, _versions in self.places)


@dataclass(frozen=True, slots=True)
class Failures:
    """`screenings` failed; each criterion they failed, the most frequent first."""

    screenings: int = 0
    criteria: tuple[FailedCriterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """How many days one screening took."""

    screening_id: int
    screening_number: str
    trial_id: int
    days: int


@dataclass(frozen=True, slots=True)
class Spans:
    """Days from consent to something: each of them, shortest first."""

    each: tuple[Span, ...] = ()

    @property
    def median(self) -> float | None:
        return median(span.days for span in self.each) if self.each else None

    @property
    def shortest(self) -> int | None:
        return self.each[0].days if self.each else None

    @property
    def longest(self) -> int | None:
        return self.each[-1].days if self.each else None


@dataclass(frozen=True, slots=True)
class TrialShare:
    """One trial in a report on all of them: enrolled in the period, and all with its target."""

    trial_id: int
    trial: str
    consented: int
    in_period: int
    enrolled: int
    target: int | None


@dataclass(frozen=True, slots=True)
class Report:
    scope: ReportScope
    funnel: Funnel
    recruited: Recruited
    failures: Failures
    to_decision: Spans
    to_enrolment: Spans
    trials: tuple[TrialShare, ...] = ()

    @property
    def is_empty(self) -> bool:
        counts = (found.count for found in self.funnel.steps)
        voided = self.funnel.in_state(State.VOIDED)
        return not (any(counts) or self.recruited.total or voided)

    def trial(self, trial_id: int) -> str:
        """Give how people call a trial of this report."""
        return next(found.trial for found in self.trials if found.trial_id == trial_id)


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A report ready to leave the program; without a trial it is on all of the site's."""

    site: Site
    report: Report
    imprint: Imprint
    trial: Trial | None = None
    version: ProtocolVersion | None = None  # the one in use

    @property
    def scope(self) -> ReportScope:
        return self.report.scope
