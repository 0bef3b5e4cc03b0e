"""The parts of the reports: a chart, and beside it its numbers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.report import Report
from coordinator.domain.report_charts import (
    failure_chart,
    funnel_chart,
    places_words,
    recruited_words,
    recruitment_chart,
)
from coordinator.domain.report_funnel import STEP_WORDS
from coordinator.domain.report_tables import (
    EXCEPTED,
    ended_table,
    failures_table,
    funnel_table,
    months_table,
    trials_table,
)
from coordinator.domain.screening import STATE_WORDS
from coordinator.text import _, many
from ui.reports.chart import ChartView
from ui.reports.numbers import NumberRow, NumbersTable, linked
from ui.widgets.beside import Beside
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.labels import body, caption
from ui.widgets.layouts import column, filling, scrolling, spacer
from ui.widgets.named import named

MONTHS_IN_SIGHT = 8  # the others are scrolled to, so that the chart is not drawn too high


class Part(QWidget):
    """One tab: its cards below each other, scrolled where the window is too low."""

    followed = Signal(tuple, str)
    """The screenings behind a number, and what to call them."""

    def lay_out(self, *cards: QWidget) -> None:
        inside = QWidget()
        stack = column(*cards, spacer(), gap=16)
        stack.setContentsMargins(0, 16, 4, 0)
        inside.setLayout(stack)
        self.setLayout(column(scrolling(inside)))

    def leads(self, table: NumbersTable) -> NumbersTable:
        table.followed.connect(lambda row: self.followed.emit(row.screenings, row.words))
        return table


class RecruitmentPart(Part):
    trial_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._ids: dict[str, int] = {}
        self._said = named("recruitment_said", body())
        self._chart = named("recruitment_chart", ChartView())
        self._nothing = EmptyState(
            "reports",
            _("Nobody has been enrolled yet."),
            detail=_("The line begins with the first enrolment, which is noted at a decision."),
        )
        months = NumbersTable(_("Enrolled by month"), most_rows=MONTHS_IN_SIGHT)
        self._months = self.leads(named("months", months))
        self._trials = named("trials_compared", NumbersTable(_("Trials compared")))
        self._trials.followed.connect(self._choose)
        self._by_month = Card(self._months, spacer(), title=_("By month"))
        self._by_trial = Card(
            self._trials,
            caption(_("Enter, or a double click, shows the reports of that trial alone.")),
            title=_("By trial"),
        )
        course = Card(
            self._said,
            self._nothing,
            self._chart,
            title=_("Enrolled over time"),
        )
        self.lay_out(Beside(filling(course, 3), filling(self._by_month, 2)), self._by_trial)

    def display(self, report: Report) -> None:
        recruited = report.recruited
        chart = recruitment_chart(recruited)
        self._said.setText(recruited_words(recruited))
        self._said.setVisible(chart is not None)
        self._nothing.setVisible(chart is None)
        self._chart.display(chart)
        table = months_table(recruited)
        self._by_month.setVisible(bool(table.rows))
        newest_first = list(zip(table.rows, recruited.months, strict=True))[::-1]
        words = _("Enrolled in {month}")
        self._months.display(
            table,
            [
                NumberRow(cells, month.screenings, words.format(month=f"{month.first:%Y-%m}"))
                for cells, month in newest_first
            ],
        )
        self._by_trial.setVisible(report.scope.trial_id is None and len(report.trials) > 1)
        self._ids = {share.trial: share.trial_id for share in report.trials}
        self._trials.display(trials_table(report))

    def _choose(self, row: NumberRow) -> None:
        self.trial_chosen.emit(self._ids.get(str(row.cells[0]), 0))


class FunnelPart(Part):
    def __init__(self) -> None:
        super().__init__()
        self._chart = named("funnel_chart", ChartView())
        self._steps = self.leads(
            named("funnel_numbers", NumbersTable(_("Funnel"), stretched=4))
        )
        self._ended = self.leads(
            named("ended_numbers", NumbersTable(_("Not eligible or open")))
        )
        note = _(
            "Of those who consented in the period, as they stand now; per cent are of those "
            "who consented. Enter shows the screenings behind a number."
        )
        course = Card(caption(note), self._chart, spacer(), title=_("How far they came"))
        ended = Card(self._ended, spacer(), title=_("Not eligible or open"))
        self.lay_out(
            Beside(filling(course, 3), filling(ended, 2)),
            Card(self._steps, title=_("In numbers")),
        )

    def display(self, report: Report) -> None:
        funnel = report.funnel
        self._chart.display(funnel_chart(funnel))
        links = [(found.screenings, _(STEP_WORDS[found.step])) for found in funnel.steps]
        steps = funnel_table(funnel)
        self._steps.display(steps, linked(steps, links))
        ended = ended_table(funnel)
        stand = [(found.screenings, _(STATE_WORDS[found.state])) for found in funnel.ended]
        self._ended.display(ended, linked(ended, [*stand, (funnel.excepted, _(EXCEPTED))]))


class FailuresPart(Part):
    def __init__(self) -> None:
        super().__init__()
        self._said = named("failures_said", body())
        self._chart = named("failures_chart", ChartView())
        self._nothing = EmptyState(
            "reports",
            _("No screening failed."),
            detail=_("A failure counts when the investigator has confirmed it."),
        )
        self._numbers = self.leads(named("failure_numbers", NumbersTable(_("Screen failures"))))
        self._course = Card(
            self._said, self._nothing, self._chart, title=_("Screen failures by criterion")
        )
        self._words = Card(self._numbers, title=_("In numbers"))
        self.lay_out(self._course, self._words)

    def display(self, report: Report) -> None:
        failures = report.failures
        has_some = bool(failures.criteria)
        self._said.setText(
            many("{count} screening failed", "{count} screenings failed", failures.screenings)
        )
        self._said.setVisible(has_some)
        self._nothing.setVisible(not has_some)
        self._words.setVisible(has_some)
        self._chart.display(failure_chart(failures) if has_some else None)
        table = failures_table(report)
        # The words of the criterion take what the other columns leave.
        self._numbers.stretch_to(len(table.columns) - 3)
        words = _("Failed on {codes}")
        links = [
            (found.screenings, words.format(codes=places_words(found)))
            for found in failures.criteria
        ]
        self._numbers.display(table, linked(table, links))
