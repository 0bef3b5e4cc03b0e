"""The page of the site's trials: a table, and beside it the trial that is chosen."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from coordinator.text import _, many
from ui.trials.detail import TrialDetail
from ui.trials.model import GIVING_WAY, TITLE, TrialsModel
from ui.trials.new_version import NewVersionDialog
from ui.trials.presenter import TrialsPresenter
from ui.trials.view import TrialsView
from ui.widgets.beside import TurningSplitter
from ui.widgets.buttons import primary, quiet
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import column, filling, spacer
from ui.widgets.named import named
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable

ROOM_FOR_TITLE, LEAST_LIST = 160, 248
SHARES = (676, 418)


class TrialsPage(QWidget):
    def __init__(self, presenter: TrialsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = TrialsModel(self)
        self._add = named("add_trial", primary(_("&Add a trial"), "add", "Ctrl+Shift+N"))
        self._header = PageHeader(_("Trials"), "", self._add)
        self._search = named("search", SearchField(_("Search title, id, sponsor, condition")))
        self._table = named("trials", DataTable(_("Trials")))
        self._detail = named("detail", TrialDetail(presenter.example_of))
        self._both = named("both_sides", TurningSplitter())
        self._empty_add = named("empty_add", quiet(_("Add a &trial"), "add"))
        self._samples = named("load_samples", quiet(_("&Load the sample trials"), "database"))
        self._stack = QStackedWidget()
        self._is_moving = False
        self._has_version = False
        self._giving_way = QTimer(self, singleShot=True, interval=0)
        self._giving_way.timeout.connect(self._give_way)
        self._lay_out()
        self._listen()

    def display(self, view: TrialsView) -> None:
        self._stack.setCurrentIndex(0 if view.total else 1)
        self._stack.show()
        self._header.set_subtitle(_subtitle(view))
        self._search.setText(view.words) if not self._search.hasFocus() else None
        self._is_moving = True
        self._model.show(view.lines)
        ids = [line.trial.id for line in view.lines]
        chosen = view.chosen.id if view.chosen else -1
        self._table.select(ids.index(chosen) if chosen in ids else -1)
        self._is_moving = False
        self._detail.setVisible(view.chosen is not None)
        if view.chosen is not None:
            self._has_version = bool(view.chosen.versions)
            self._detail.display(view.chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._table.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.watch(is_watched=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._giving_way.start()  # once the table has its new width

    def _give_way(self) -> None:
        """Leave out the lesser columns where the table is narrow; the detail has them all."""
        widths = [column.width for column in self._model.columns]
        left = self._table.width() - ROOM_FOR_TITLE - sum(widths)
        for section in GIVING_WAY:
            self._table.setColumnHidden(section, left < 0)
            left += widths[section] if left < 0 else 0

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._model.rows) and not self._is_moving:
            self._presenter.choose(self._model.row_at(row).trial.id)

    def _ask_to_close(self) -> None:
        dialog = ReasonDialog(
            self,
            _("Close the trial"),
            _("Nobody can be screened for it any more; everything stays readable. Why?"),
            (_("Recruitment is complete"), _("The sponsor ended the trial")),
            _("Close the trial"),
            is_final=True,
        )
        dialog.given.connect(self._presenter.close_trial)
        dialog.open()

    def _ask_how(self) -> None:
        """Ask from what a new version of the protocol is made."""
        dialog = NewVersionDialog(self, has_version=self._has_version)
        named("new_version_dialog", dialog)
        dialog.record_wanted.connect(self._presenter.versions.read_record)
        dialog.copy_wanted.connect(self._presenter.versions.copy)
        dialog.open()

    def _listen(self) -> None:
        presenter, detail = self._presenter, self._detail
        presenter.shown.connect(self.display)
        self._add.clicked.connect(presenter.add_trial_wanted)
        self._empty_add.clicked.connect(presenter.add_trial_wanted)
        self._samples.clicked.connect(presenter.samples_wanted)
        self._search.searched.connect(presenter.look_for)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda _row: presenter.review())
        detail.review_wanted.connect(presenter.review)
        detail.blank_wanted.connect(presenter.blank_checklist_wanted)
        detail.log_wanted.connect(presenter.log_wanted)
        detail.consent.wanted.connect(presenter.consent_forms_wanted)
        detail.clarifications_wanted.connect(presenter.print_clarifications)
        detail.export_wanted.connect(presenter.export_wanted)
        detail.new_version_wanted.connect(self._ask_how)
        detail.amendment_wanted.connect(presenter.versions.show_amendment)
        detail.criteria.version_chosen.connect(presenter.choose_version)
        detail.criteria.comparison_wanted.connect(presenter.compare_with)
        detail.criteria.checks_wanted.connect(presenter.edit_checks)
        detail.settings.changed.connect(presenter.change)
        detail.settings.closing_wanted.connect(self._ask_to_close)
        self._both.splitterMoved.connect(lambda _place, _index: self._give_way())

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(TITLE)
        self._table.wrap()
        self._table.set_empty(EmptyState("search", _("No trial fits these words")))
        self._search.moves_to(self._table)
        list_ = QWidget()
        list_.setLayout(column(self._search, filling(self._table), gap=12))
        list_.setMinimumWidth(LEAST_LIST)
        self._both.addWidget(list_)
        self._both.addWidget(self._detail)
        self._both.setStretchFactor(0, 5)
        self._both.setStretchFactor(1, 4)
        self._both.setSizes(SHARES)
        empty = EmptyState(
            "trials",
            _("No trials yet"),
            self._empty_add,
            self._samples,
            detail=_(
                "Bring in a trial from its registry record: paste the page's text, or open a "
                "file. Or look around with sample trials first."
            ),
        )
        self._stack.hide()  # until it is known whether there are trials
        self._stack.addWidget(self._both)
        self._stack.addWidget(empty)
        self.setLayout(page_column(self._header, filling(self._stack), spacer()))


def _subtitle(view: TrialsView) -> str:
    if not view.total:
        return ""
    if not view.words:
        return many("{count} trial of this site", "{count} trials of this site", view.total)
    return _("{found} of {total} trials").format(found=len(view.lines), total=view.total)
