"""The recruitment report: charts legible in black and white, the numbers beside them."""

from collections.abc import Callable

from coordinator.domain.chart import BarChart
from coordinator.domain.report import ReportForm, Spans
from coordinator.domain.report_charts import (
    failure_chart,
    funnel_chart,
    recruited_words,
    recruitment_chart,
    spans_chart,
    spans_words,
)
from coordinator.domain.report_tables import (
    ended_table,
    failures_table,
    funnel_table,
    times_table,
    trials_table,
    years_table,
)
from coordinator.domain.scope_words import period_words
from coordinator.domain.table import Table, cell_words
from coordinator.forms.figures import BarFigure, StepFigure
from coordinator.forms.flow import Marked, Piece, Space
from coordinator.forms.furniture import FIELD_STRONG, Field, Head
from coordinator.forms.listing import Listing, title_row
from coordinator.forms.overview import Overview, overview_pdf
from coordinator.forms.parts import BODY, PageSize, portrait
from coordinator.forms.protocol_fields import site_field
from coordinator.forms.screening_list import trial_fields
from coordinator.languages import in_each_language
from coordinator.text import _, called, particulars

FORM_ID, FORM_VERSION = "TC-RR", "1"
MOST_LISTED = 200  # screenings, each with its days; a workbook has all of them

InLanguages = Callable[[Callable[[], Table]], Table]


def recruitment_report_pdf(form: ReportForm, in_languages: InLanguages) -> bytes:
    """Make the report in the language that is spoken here. Equal facts give equal bytes.

    `in_languages` writes a table out, cell by cell in both where two are spoken.
    """
    size = portrait(form.site.paper)
    pieces = _Writer(form, size, in_languages).pieces()
    scope = form.trial.label if form.trial else form.site.number
    return overview_pdf(
        Overview(
            form_id=FORM_ID,
            version=FORM_VERSION,
            title=particulars((_("Recruitment report"), scope)),
            scope=scope,
            head=_head(form, size),
            pieces=pieces,
            site=form.site,
            imprint=form.imprint,
        )
    )


class _Writer:
    def __init__(self, form: ReportForm, size: PageSize, in_languages: InLanguages) -> None:
        self._report = form.report
        self._size = size
        self._in_languages = in_languages

    def pieces(self) -> list[Piece]:
        return [
            *self._recruitment(),
            *self._trials(),
            *self._funnel(),
            *self._failures(),
            *self._times(),
        ]

    def _recruitment(self) -> list[Piece]:
        recruited = self._report.recruited
        pieces = self._titled(_("Recruitment"))
        chart = recruitment_chart(recruited)
        if chart is None:
            return [*pieces, self._said(lambda: _("Nobody has been enrolled."))]
        words = self._said(lambda: recruited_words(recruited))
        figure = Piece(StepFigure(chart, self._size), keeps_next=True)
        return [*pieces, words, figure, *self._listed(lambda: years_table(recruited))]

    def _trials(self) -> list[Piece]:
        if self._report.scope.trial_id is not None:
            return []
        trials = self._listed(lambda: trials_table(self._report))
        return [*self._titled(_("Trials")), *trials]

    def _funnel(self) -> list[Piece]:
        funnel = self._report.funnel
        return [
            *self._titled(_("Funnel")),
            Piece(BarFigure(funnel_chart(funnel), self._size), keeps_next=True),
            *self._listed(lambda: funnel_table(funnel)),
            Piece(Space(8)),
            *self._listed(lambda: ended_table(funnel)),
        ]

    def _failures(self) -> list[Piece]:
        failures = self._report.failures
        pieces = self._titled(_("Screen failures by criterion"))
        if not failures.criteria:
            return [*pieces, self._said(lambda: _("No screening failed."))]
        return [
            *pieces,
            Piece(BarFigure(failure_chart(failures), self._size), keeps_next=True),
            *self._listed(lambda: failures_table(self._report)),
        ]

    def _times(self) -> list[Piece]:
        report = self._report
        pieces = [
            *self._titled(_("Time taken")),
            *self._spans(report.to_decision, _("Days from consent to decision")),
            *self._spans(report.to_enrolment, _("Days from consent to enrolment")),
        ]
        count = len(report.to_decision.each)
        if not count:
            return pieces
        if count > MOST_LISTED:
            words = _("{count} screenings, each with its days, are in the workbook.")
            return [*pieces, self._said(lambda: words.format(count=count))]
        return [*pieces, *self._listed(lambda: times_table(report))]

    def _spans(self, spans: Spans, title: str) -> list[Piece]:
        chart: BarChart = spans_chart(spans, title)
        said = in_each_language(lambda: spans_words(spans))
        head = Piece(title_row(called(title, said), self._size), keeps_next=bool(chart.bars))
        if not chart.bars:
            return [head]
        return [head, Piece(BarFigure(chart, self._size)), Piece(Space(6))]

    def _titled(self, title: str) -> list[Piece]:
        heading = Marked(title_row(title, self._size, FIELD_STRONG), title)
        return [Piece(Space(12)), Piece(heading, keeps_next=True)]

    def _said(self, say: Callable[[], str]) -> Piece:
        return Piece(title_row(in_each_language(say), self._size, BODY), keeps_next=True)

    def _listed(self, write: Callable[[], Table]) -> list[Piece]:
        table = self._in_languages(write)
        columns = [(column.title, column.share) for column in table.columns]
        rows = [[cell_words(cell) or "–" for cell in row] for row in table.rows]
        return Listing(columns, rows, _("Nothing to count.")).pieces(self._size)


def _head(form: ReportForm, size: PageSize) -> Head:
    recruited = form.report.recruited
    target = "–" if recruited.target is None else str(recruited.target)
    period = in_each_language(lambda: period_words(form.report.scope))
    numbers = (
        site_field(form.site),
        Field(_("Period"), period, 1.2),
        Field(_("Enrolled in all"), str(recruited.total), 0.7),
        Field(_("Target"), target, 0.6),
    )
    return Head(
        size, _("Recruitment report"), (), (trial_fields(form.trial, form.version), numbers)
    )
