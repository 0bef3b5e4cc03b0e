"""The page of reports: how recruitment goes, by trial and period, and the lists that leave."""

from pathlib import Path

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget

from coordinator.text import _
from ui.reports.lists import XLSX, ListsPart
from ui.reports.parts import FailuresPart, FunnelPart, RecruitmentPart
from ui.reports.presenter import ReportsPresenter
from ui.reports.times import TimesPart
from ui.reports.view import ReportsView
from ui.widgets.buttons import primary, quiet
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.form import FormField
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import filling
from ui.widgets.messages import MessageBar
from ui.widgets.named import named, said
from ui.widgets.saving import save_dialog

CHOICE_WIDTH = 260
NO_LABEL = "\u00a0"  # as high as one, so that the button stands beside the fields


class ReportsPage(AttendedPage):
    def __init__(self, presenter: ReportsPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._print = named("print_report", primary(_("Print or save as &PDF"), "print"))
        self._xlsx = named("export_report", quiet(_("Export to &XLSX"), "save"))
        self._xlsx.setToolTip(_("All numbers of the report, without identifying data"))
        self._header = PageHeader(_("Reports"), primary=self._print, others=(self._xlsx,))
        self._trial = named("report_trial", said(_("Trial"), ChoiceField()))
        self._since = named("report_since", DateField())
        self._until = named("report_until", DateField())
        everything = said(_("The whole site, all days"), quiet(_("The whole site, &all days")))
        self._ending = named("report_ending", FormField(_("&until"), self._until))
        self._clear = named("report_clear", everything)
        self._clearing = FormField(NO_LABEL, self._clear)
        self._done = named("report_done", MessageBar())
        self._tabs = named("report_tabs", said(_("Reports"), QTabWidget()))
        self._recruitment, self._funnel = RecruitmentPart(), FunnelPart()
        self._failures, self._times = FailuresPart(), TimesPart()
        self._lists = ListsPart()
        self._stack = QStackedWidget()
        self._counting = EmptyState("reports", _("Counting the screenings…"))
        self._nothing = EmptyState(
            "reports",
            _("There is nothing to report on yet."),
            detail=_(
                "The reports count themselves from the screenings: record a consent, and the "
                "first of them stands here."
            ),
        )
        self._lay_out()
        self._connect(presenter)

    def display(self, view: ReportsView) -> None:
        if view.report is None:
            self._stack.setCurrentWidget(self._counting)
            return
        self._header.set_subtitle(view.note)
        if view.is_busy:
            return
        self._trial.offer(view.trials)
        self._trial.set_value(view.trial)
        self._clearing.setVisible(view.is_filtered)
        is_empty = view.report.is_empty and not view.is_filtered
        self._stack.setCurrentWidget(self._nothing if is_empty else self._tabs)
        for button in (self._print, self._xlsx):
            button.setEnabled(not is_empty)
        for part in (self._recruitment, self._funnel, self._failures, self._times):
            part.display(view.report)
        self._lists.display(view)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._trial.setFocus()

    def _connect(self, presenter: ReportsPresenter) -> None:
        presenter.shown.connect(self.display)
        presenter.exported.connect(self._done.show_done)
        self._trial.chosen.connect(lambda trial: presenter.show_trial(int(trial or 0)))
        self._since.changed.connect(self._show_days)
        self._until.changed.connect(self._show_days)
        self._clear.clicked.connect(self._show_all)
        self._print.clicked.connect(presenter.print_report)
        self._xlsx.clicked.connect(self._ask_where)
        self._recruitment.trial_chosen.connect(presenter.show_trial)
        self._times.screening_chosen.connect(presenter.screening_chosen)
        for part in (self._recruitment, self._funnel, self._failures):
            part.followed.connect(presenter.show_screenings)
        self._lists.print_wanted.connect(presenter.print_list)
        self._lists.file_wanted.connect(presenter.save_list)

    def _show_days(self) -> None:
        since, until = self._since.day(), self._until.day()
        if since and until and until < since:
            self._ending.show_problem(_("The period ends before it begins."))
        else:
            self._ending.show_problem(self._until.problem())
            self._presenter.show_days(since, until)

    def _show_all(self) -> None:
        self._since.set_day(None)
        self._until.set_day(None)
        self._ending.clear_problem()
        self._presenter.show_all()

    def _ask_where(self) -> None:
        title = _("Export the numbers of the report")
        dialog = save_dialog(self, title, XLSX, _("recruitment report.xlsx"))
        dialog.fileSelected.connect(lambda path: self._presenter.save_report(Path(path)))
        dialog.open()

    def _lay_out(self) -> None:
        self._trial.setMaximumWidth(CHOICE_WIDTH)
        for part, title in (
            (self._recruitment, _("Recruitment")),
            (self._funnel, _("Funnel")),
            (self._failures, _("Screen failures")),
            (self._times, _("Time taken")),
            (self._lists, _("Lists and exports")),
        ):
            self._tabs.addTab(part, title)
        for widget in (self._tabs, self._counting, self._nothing):
            self._stack.addWidget(widget)
        self._clearing.hide()
        filters = FlowLayout(
            FormField(_("&Trial"), self._trial),
            FormField(_("&From"), self._since),
            self._ending,
            self._clearing,
            gap=12,
        )
        self.setLayout(page_column(self._header, self._done, filters, filling(self._stack)))
