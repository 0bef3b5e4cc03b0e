"""The audit trail: who did what, when and why; and whether it is whole."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QSplitter, QWidget

from coordinator.domain.audit_words import changed, numbered, when
from coordinator.text import _, called
from ui.audit.model import CHANGES, AuditModel, AuditView, VerifyView
from ui.audit.presenter import AuditPresenter
from ui.widgets.beside import Beside
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Wrapped
from ui.widgets.form import FormField
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import body, heading, mono, second, tooltip
from ui.widgets.layouts import column, filling, scrolling, spacer
from ui.widgets.named import named, said
from ui.widgets.saving import save_dialog
from ui.widgets.search import SearchField
from ui.widgets.table import DataTable
from ui.widgets.verdict import VerdictBar

STEPS = 1000
ENTRY_HEIGHT = 184
FOUND_HEIGHT = 132
CHOICE_WIDTH = 200
PDF = "PDF (*.pdf)"


class AuditPage(AttendedPage):
    def __init__(self, presenter: AuditPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._verify = named("verify", primary(_("&Verify now"), "shield"))
        self._stop = named("stop_verifying", quiet(_("&Stop")))
        self._verify_all = named("verify_everything", quiet(_("Verify &everything"), "shield"))
        tooltip(
            self._verify_all,
            _("Holds every record against what the trail tells of it, too. Takes longer."),
        )
        self._report = named("report", quiet(_("&Inspector's report"), "save"))
        self._pack = named("pack", quiet(_("Inspector's &pack…"), "save"))
        self._header = PageHeader(
            _("Audit trail"),
            primary=self._verify,
            others=(self._stop, self._pack, self._report, self._verify_all),
        )
        self._misfits = named("misfits", body())
        self._verdict = named("chain", VerdictBar())
        self._bar = named("how_far", QProgressBar())
        self._search = named("audit_search", SearchField(_("Record, reason or printed head")))
        self._actor = named("audit_actor", said(_("Who"), ChoiceField()))
        self._action = named("audit_action", said(_("What"), ChoiceField()))
        self._since = named("audit_since", DateField())
        self._until = named("audit_until", DateField())
        self._clear = named("audit_clear", quiet(_("Show &all")))
        self._table = named("audit_table", DataTable(_("Audit trail")))
        self._model = AuditModel(presenter.more, lambda: presenter.has_more)
        self._about = named("entry_title", heading())
        self._who = named("entry_who", second())
        self._changes = named("entry_changes", body())
        self._hash = named("entry_hash", mono())
        self._lay_out()
        self._connect(presenter)

    def display(self, view: AuditView) -> None:
        self._header.set_subtitle(view.note)
        if not view.is_busy:
            self._actor.offer(view.actors)
            self._actor.set_value(view.actor)
            self._action.offer(view.actions)
            self._action.set_value(view.action)
        self._clear.setVisible(view.is_filtered)
        self._table.set_busy(view.is_busy)
        self._model.show(view.entries)

    def display_chain(self, view: VerifyView) -> None:
        self._verdict.setVisible(bool(view.sentence))
        self._verdict.display(view.tone, view.sentence, view.detail)
        is_walking = view.share is not None
        self._bar.setVisible(is_walking)
        self._bar.setValue(int((view.share or 0.0) * STEPS))
        self._stop.setVisible(is_walking)
        self._verify.setEnabled(not is_walking)
        self._verify_all.setEnabled(not is_walking)
        self._report.setEnabled(not is_walking)
        self._misfits.setText("\n".join(view.misfits))
        self._found.setVisible(bool(view.misfits))

    def _connect(self, presenter: AuditPresenter) -> None:
        presenter.shown.connect(self.display)
        presenter.grown.connect(self._model.grow)
        presenter.verified.connect(self.display_chain)
        self._search.searched.connect(presenter.search)
        self._actor.chosen.connect(presenter.show_actor)
        self._action.chosen.connect(presenter.show_action)
        self._since.changed.connect(self._show_days)
        self._until.changed.connect(self._show_days)
        self._clear.clicked.connect(self._show_all)
        self._verify.clicked.connect(presenter.verify)
        self._verify_all.clicked.connect(presenter.verify_everything)
        self._stop.clicked.connect(presenter.stop_verifying)
        self._report.clicked.connect(self._ask_where)
        self._pack.clicked.connect(presenter.pack_wanted)
        self._table.chosen.connect(self._show_entry)

    def _ask_where(self) -> None:
        title = _("Verify everything, and save the inspector's report")
        dialog = save_dialog(self, title, PDF, _("inspector's report.pdf"))
        dialog.fileSelected.connect(lambda path: self._presenter.save_report(Path(path)))
        dialog.open()

    def _show_days(self) -> None:
        self._presenter.show_days(self._since.day(), self._until.day())

    def _show_all(self) -> None:
        self._search.clear()
        self._since.set_day(None)
        self._until.set_day(None)
        self._presenter.show_all()

    def _show_entry(self, row_: int) -> None:
        if not 0 <= row_ < len(self._model.rows):
            return
        entry = self._model.row_at(row_)
        self._entry.show()
        self._about.setText(called(str(entry.id), _(entry.action)))
        self._who.setText(
            _("{who}, {when}, at {workstation}").format(
                who=entry.actor, when=when(entry), workstation=entry.workstation
            )
        )
        reason = (_("Reason: {reason}").format(reason=entry.reason),) if entry.reason else ()
        self._changes.setText("\n".join((numbered(entry), *reason, *changed(entry))))
        self._hash.setText(entry.hash)

    def _lay_out(self) -> None:
        self._prepare_table()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        said(_("How far the trail is verified"), self._bar)
        filters = Beside(
            filling(FormField(_("Sea&rch"), self._search)),
            Wrapped(
                FormField(_("&Who"), self._actor),
                FormField(_("W&hat"), self._action),
                FormField(_("&From"), self._since),
                FormField(_("&until"), self._until),
                self._clear,
                gap=12,
            ),
            gap=12,
        )
        for choice in (self._actor, self._action):
            choice.setMaximumWidth(CHOICE_WIDTH)
        inside = QWidget()
        inside.setLayout(
            column(self._about, self._who, self._changes, self._hash, spacer(), gap=8)
        )
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self._table)
        self._entry = Card(scrolling(inside))
        self._entry.setMinimumHeight(ENTRY_HEIGHT)
        self._entry.hide()
        parts.addWidget(self._entry)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        listed = QWidget()
        listed.setLayout(column(self._misfits, spacer()))
        self._found = Card(scrolling(listed))
        self._found.setFixedHeight(FOUND_HEIGHT)
        self.setLayout(
            page_column(
                self._header, self._verdict, self._bar, self._found, filters, filling(parts)
            )
        )
        self.display_chain(VerifyView())

    def _prepare_table(self) -> None:
        self._table.setModel(self._model)
        self._table.setSortingEnabled(False)
        self._table.stretch(CHANGES)
        self._search.moves_to(self._table)
        self._table.set_empty(EmptyState("shield", _("No entry fits.")))
