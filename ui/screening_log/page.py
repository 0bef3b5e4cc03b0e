"""The screening log: one row a screening, found by filter and search, opened by Enter."""

from pathlib import Path

from coordinator.text import _
from ui.screening_log.model import FAILED, LogModel, LogView
from ui.screening_log.presenter import ScreeningLogPresenter
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
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable

CSV, XLSX = "CSV (*.csv)", "XLSX (*.xlsx)"
CHOICE_WIDTH, SEARCH_WIDTH = 200, 240
NO_LABEL = "\u00a0"  # as high as one, so that the button stands beside the fields


class ScreeningLogPage(AttendedPage):
    def __init__(self, presenter: ScreeningLogPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._print = named("print_log", primary(_("Print or save as &PDF"), "print"))
        self._xlsx = named("export_xlsx", quiet(_("Export &XLSX"), "save"))
        self._csv = named("export_csv", quiet(_("Export &CSV"), "save"))
        for button in (self._xlsx, self._csv):
            button.setToolTip(_("The rows that are shown, without identifying data"))
        exports = (self._xlsx, self._csv)
        self._header = PageHeader(_("Screening log"), primary=self._print, others=exports)
        self._search = named("log_search", SearchField(_("Number, initials, trial")))
        self._trial = named("log_trial", said(_("Trial"), ChoiceField()))
        self._state = named("log_state", said(_("Outcome"), ChoiceField()))
        self._from = named("log_from", DateField())
        self._until = named("log_until", DateField())
        self._clear = named("log_clear", said(_("Show all"), quiet(_("Show &all"))))
        self._clearing = FormField(NO_LABEL, self._clear)
        self._table = named("log_table", DataTable(_("Screening log")))
        self._model = LogModel(presenter.more, lambda: presenter.has_more)
        self._done = named("log_done", MessageBar())
        self._lay_out()
        self._connect(presenter)

    def display(self, view: LogView) -> None:
        self._header.set_subtitle(view.note)
        if not view.is_busy:
            self._trial.offer(view.trials)
            self._trial.set_value(view.trial)
            self._state.offer(view.states)
            self._state.set_value(view.state)
        self._clearing.setVisible(view.is_filtered)
        for button in (self._xlsx, self._csv, self._print):
            button.setEnabled(view.may_export)
        self._table.set_busy(view.is_busy)
        self._model.show(view.rows)

    def _connect(self, presenter: ScreeningLogPresenter) -> None:
        presenter.shown.connect(self.display)
        presenter.grown.connect(self._model.grow)
        presenter.exported.connect(self._done.show_done)
        self._search.searched.connect(presenter.search)
        self._trial.chosen.connect(lambda trial: presenter.show_trial(int(trial or 0)))
        self._state.chosen.connect(presenter.show_state)
        self._from.changed.connect(self._show_days)
        self._until.changed.connect(self._show_days)
        self._clear.clicked.connect(self._show_all)
        self._table.opened.connect(self._open)
        self._table.sort_asked.connect(presenter.sort)
        self._print.clicked.connect(presenter.print_log)
        self._xlsx.clicked.connect(lambda: self._ask_where(XLSX, _("screening log.xlsx")))
        self._csv.clicked.connect(lambda: self._ask_where(CSV, _("screening log.csv")))

    def _show_days(self) -> None:
        self._presenter.show_days(self._from.day(), self._until.day())

    def _show_all(self) -> None:
        self._search.clear()
        self._from.set_day(None)
        self._until.set_day(None)
        self._presenter.show_all()

    def _open(self, row_: int) -> None:
        self._presenter.screening_chosen.emit(self._model.row_at(row_).screening_id)

    def _ask_where(self, kinds: str, name: str) -> None:
        dialog = save_dialog(self, _("Export the log"), kinds, name)
        dialog.fileSelected.connect(lambda path: self._presenter.save(Path(path)))
        dialog.open()

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(FAILED)
        self._table.sorts_by_query()
        self._search.moves_to(self._table)
        self._table.set_empty(
            EmptyState(
                "log",
                _("No screening fits."),
                detail=_("A screening stands here from the day of consent on."),
            )
        )
        for choice in (self._trial, self._state):
            choice.setMaximumWidth(CHOICE_WIDTH)
        self._search.setMinimumWidth(SEARCH_WIDTH)
        filters = FlowLayout(
            FormField(_("&Search"), self._search),
            FormField(_("&Trial"), self._trial),
            FormField(_("&Outcome"), self._state),
            FormField(_("Consent &from"), self._from),
            FormField(_("&until"), self._until),
            self._clearing,
            gap=12,
        )
        self.setLayout(page_column(self._header, self._done, filters, filling(self._table)))
