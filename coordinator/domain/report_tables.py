"""The numbers of a report as tables: beside its charts, on paper and in a workbook."""

from coordinator.domain.chart import MONTHS
from coordinator.domain.report import Recruited, Report, Span, Spans
from coordinator.domain.report_charts import (
    OF_CONSENTED,
    ONLY_THIS,
    kind_words,
    places_words,
)
from coordinator.domain.report_funnel import STEP_MEANINGS, STEP_WORDS, Funnel, Step
from coordinator.domain.screening import STATE_WORDS
from coordinator.domain.table import Cell, Table, TableColumn, share
from coordinator.text import N_, _


def months_table(recruited: Recruited) -> Table:
    """Give each month; the share of the target only where there is one."""
    target = recruited.target
    return Table(
        _("Recruitment"),
        (
            TableColumn(_("Month"), 1),
            TableColumn(_("Enrolled"), 1),
            TableColumn(_("Enrolled so far"), 1),
            *((TableColumn(_("Of the target"), 1),) if target else ()),
        ),
        [
            (
                f"{month.first:%Y-%m}",
                month.enrolled,
                month.total,
                *((share(month.total, target),) if target else ()),
            )
            for month in recruited.months
        ],
    )


def years_table(recruited: Recruited) -> Table:
    """Give the months of each year side by side; empty where they are out of the period."""
    counted = {(month.first.year, month.first.month): month for month in recruited.months}
    years = sorted({year for year, _month in counted})
    rows: list[tuple[Cell, ...]] = []
    for year in years:
        months = [counted.get((year, number)) for number in range(1, MONTHS + 1)]
        known = [month for month in months if month is not None]
        rows.append(
            (
                str(year),
                *(month.enrolled if month else None for month in months),
                sum(month.enrolled for month in known),
                known[-1].total,
            )
        )
    return Table(
        _("Recruitment by month"),
        (
            TableColumn(_("Year"), 1.1),
            *(TableColumn(str(number), 0.7) for number in range(1, MONTHS + 1)),
            TableColumn(_("In the year"), 1.3),
            TableColumn(_("Enrolled so far"), 1.4),
        ),
        rows,
    )


def trials_table(report: Report) -> Table:
    return Table(
        _("Trials"),
        (
            TableColumn(_("Trial"), 2.4),
            TableColumn(_("Consented in the period"), 1),
            TableColumn(_("Enrolled in the period"), 1),
            TableColumn(_("Enrolled in all"), 1),
            TableColumn(_("Target"), 0.8),
            TableColumn(_("Of the target"), 1),
        ),
        [
            (
                line.trial,
                line.consented,
                line.in_period,
                line.enrolled,
                line.target,
                share(line.enrolled, line.target or 0),
            )
            for line in report.trials
        ],
    )


def funnel_table(funnel: Funnel) -> Table:
    consented = funnel.count(Step.CONSENTED)
    return Table(
        _("Funnel"),
        (
            TableColumn(_("Step"), 1.2),
            TableColumn(_("Screenings"), 0.8),
            TableColumn(_("Of consented"), 0.8),
            TableColumn(_("Subjects"), 0.8),
            TableColumn(_("What is counted"), 3.4),
        ),
        [
            (
                _(STEP_WORDS[found.step]),
                found.count,
                share(found.count, consented) if found.step in OF_CONSENTED else "–",
                found.subjects,
                _(STEP_MEANINGS[found.step]),
            )
            for found in funnel.steps
        ],
    )


EXCEPTED = N_("Eligible by approved exception")


def ended_table(funnel: Funnel) -> Table:
    """Say how the others stand now, and what was included as a deviation."""
    rows: list[tuple[Cell, ...]] = [
        (_(STATE_WORDS[found.state]), found.count) for found in funnel.ended
    ]
    return Table(
        _("Not eligible or open"),
        (TableColumn(_("How they stand now"), 3), TableColumn(_("Screenings"), 1)),
        [*rows, (_(EXCEPTED), len(funnel.excepted))],
    )


def failures_table(report: Report) -> Table:
    has_trial = report.scope.trial_id is None
    return Table(
        _("Screen failures"),
        (
            *((TableColumn(_("Trial"), 1.3),) if has_trial else ()),
            TableColumn(_("Criterion"), 1.2),
            TableColumn(_("Kind"), 0.9),
            TableColumn(_("In its words"), 4),
            TableColumn(_("Failed"), 0.6),
            TableColumn(_(ONLY_THIS), 0.9),
        ),
        [
            (
                *((report.trial(found.trial_id),) if has_trial else ()),
                places_words(found),
                kind_words(found.kind),
                found.text,
                found.count,
                found.alone,
            )
            for found in report.failures.criteria
        ],
    )


def times_table(report: Report) -> Table:
    """Give each screening's days, in the order of the numbers."""
    has_trial = report.scope.trial_id is None
    decided, enrolled = _by_screening(report.to_decision), _by_screening(report.to_enrolment)
    return Table(
        _("Time taken"),
        (
            *((TableColumn(_("Trial"), 1.3),) if has_trial else ()),
            TableColumn(_("Screening number"), 1),
            TableColumn(_("Days from consent to decision"), 1),
            TableColumn(_("Days from consent to enrolment"), 1),
        ),
        [
            (
                *((report.trial(span.trial_id),) if has_trial else ()),
                span.screening_number,
                decided.get(span.screening_id),
                enrolled.get(span.screening_id),
            )
            for span in timed_screenings(report)
        ],
    )


def timed_screenings(report: Report) -> tuple[Span, ...]:
    """Give one span of each screening that has any, by trial and number."""
    found = {
        span.screening_id: span
        for spans in (report.to_decision, report.to_enrolment)
        for span in spans.each
    }
    return tuple(
        sorted(found.values(), key=lambda span: (span.trial_id, span.screening_number))
    )


def report_tables(report: Report) -> tuple[Table, ...]:
    """Give all tables of a report, each for a sheet of its own."""
    trials = (trials_table(report),) if report.scope.trial_id is None else ()
    return (
        *trials,
        months_table(report.recruited),
        funnel_table(report.funnel),
        ended_table(report.funnel),
        failures_table(report),
        times_table(report),
    )


def _by_screening(spans: Spans) -> dict[int, int]:
    return {span.screening_id: span.days for span in spans.each}
