"""A recruitment report to print: all of it is invented."""

from datetime import date

from coordinator.domain.criterion import Kind
from coordinator.domain.prescreening import PrescreenedCounts
from coordinator.domain.report import (
    FailedCriterion,
    Failures,
    Month,
    Recruited,
    Report,
    ReportForm,
    ReportScope,
    Span,
    Spans,
    TrialShare,
)
from coordinator.domain.report_funnel import Ended, Funnel, FunnelStep, Step
from coordinator.domain.screening import State
from tests.forms.samples import IMPRINT, SITE, TRIAL

FIRST = date(2026, 9, 1)
RECRUITED = Recruited(
    10,
    0,
    ((date(2026, 9, 9), 1), (date(2026, 10, 4), 3)),
    (Month(FIRST, 1, 1), Month(date(2026, 10, 1), 2, 3)),
    FIRST,
    date(2026, 10, 31),
)
STEPS = ((Step.CONSENTED, 9), (Step.SCREENED, 8), (Step.ELIGIBLE, 4), (Step.ENROLLED, 3))
FUNNEL = Funnel(
    (FunnelStep(Step.PRESCREENED, 12), *(FunnelStep(step, n, n) for step, n in STEPS)),
    PrescreenedCounts(12),
    (Ended(State.SCREEN_FAILURE, (1, 2, 3, 4)), Ended(State.VOIDED, (5,))),
    (6,),
)
FAILURES = Failures(
    4,
    (
        FailedCriterion(1, Kind.EXCLUSION, "Active infection", (("E2", ("1.0", "2.0")),), 3, 2),
        FailedCriterion(1, Kind.INCLUSION, "Age 18 to 70", (("I1", ("2.0",)),), 2, 1),
    ),
)
SPANS = Spans((Span(1, "07001", 1, 2), Span(2, "07002", 1, 9)))
REPORT = Report(
    ReportScope(1),
    FUNNEL,
    RECRUITED,
    FAILURES,
    SPANS,
    SPANS,
    (TrialShare(1, "NCT99900001", 9, 3, 3, 10),),
)


def report_form(site=SITE, report=REPORT, trial=TRIAL):
    return ReportForm(site, report, IMPRINT, trial)
