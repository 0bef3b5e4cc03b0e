"""How many days it took: the median and the range, the course of all, and each of them."""

from PySide6.QtCore import Signal

from coordinator.domain.report import Report
from coordinator.domain.report_charts import spans_chart, spans_words
from coordinator.domain.report_tables import timed_screenings, times_table
from coordinator.text import _
from ui.reports.chart import ChartView
from ui.reports.numbers import NumberRow, NumbersTable, linked
from ui.reports.parts import Part
from ui.widgets.beside import Beside
from ui.widgets.card import Card
from ui.widgets.labels import body, caption
from ui.widgets.layouts import filling, spacer
from ui.widgets.named import named


class TimesPart(Part):
    screening_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._to_decision = named("to_decision_said", body())
        self._to_enrolment = named("to_enrolment_said", body())
        self._decisions = named("to_decision_chart", ChartView())
        self._enrolments = named("to_enrolment_chart", ChartView())
        self._each = named("each_time", NumbersTable(_("Days of each screening")))
        self._each.followed.connect(self._open)
        note = caption(_("Enter opens the screening."))
        self._all = Card(note, self._each, title=_("Each screening"))
        first = Card(
            self._to_decision,
            self._decisions,
            spacer(),
            title=_("Days from consent to decision"),
        )
        second = Card(
            self._to_enrolment,
            self._enrolments,
            spacer(),
            title=_("Days from consent to enrolment"),
        )
        self.lay_out(Beside(filling(first), filling(second)), self._all)

    def display(self, report: Report) -> None:
        for spans, said, chart, title in (
            (
                report.to_decision,
                self._to_decision,
                self._decisions,
                _("Days from consent to decision"),
            ),
            (
                report.to_enrolment,
                self._to_enrolment,
                self._enrolments,
                _("Days from consent to enrolment"),
            ),
        ):
            said.setText(spans_words(spans))
            chart.display(spans_chart(spans, title) if spans.each else None)
        table = times_table(report)
        links = [((span.screening_id,), "") for span in timed_screenings(report)]
        self._all.setVisible(bool(table.rows))
        self._each.display(table, linked(table, links))

    def _open(self, row: NumberRow) -> None:
        self.screening_chosen.emit(row.screenings[0])
