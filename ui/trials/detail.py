"""One trial: what it is, its criteria, the record it came from, how the site keeps it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QTabWidget, QWidget

from coordinator.text import _
from ui.trials.consent_forms import ConsentTab
from ui.trials.criteria_tab import CriteriaTab
from ui.trials.settings import SettingsPane
from ui.trials.view import TrialView, VersionView
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Label, caption, heading
from ui.widgets.layouts import column, filling, row, scrolling
from ui.widgets.more import MoreButton
from ui.widgets.named import explained, named, said
from ui.widgets.source_text import SourceText
from ui.widgets.tones import Tone

LABEL_WIDTH, LEAST_HEIGHT = 136, 240


class TrialDetail(Card):
    review_wanted = Signal()
    blank_wanted = Signal(int)
    log_wanted = Signal(int)
    clarifications_wanted = Signal()
    new_version_wanted = Signal()
    amendment_wanted = Signal()
    export_wanted = Signal(int)

    def __init__(self, example_of: Callable[[str], str]) -> None:
        self._trial_id = 0
        self._version: VersionView | None = None
        self._title = named("trial_title", heading())
        self._state = named("trial_state", StandingBadge())
        self._next = named("next_step", Label(role="second"))
        self._review = named("review", quiet(_("&Review"), "flag"))
        self._blank = named("print_blank", quiet(_("&Blank checklist"), "print"))
        self._log = named("open_log", quiet(_("Screening &log"), "log"))
        more = named("more", MoreButton(_("&More…")))
        self._new = more.offer("new_version", _("&New version…"))
        self._amendment = more.offer("amendment", _("A&mendment…"))
        self._asked = more.offer("print_clarifications", _("Clari&fications"))
        self._export = more.offer("export_trial", _("E&xport…"))
        self._facts = QFormLayout()
        self.criteria = CriteriaTab()
        self.consent = explained("consent", ConsentTab())
        self._record = said(_("Record, verbatim"), named("record_text", SourceText()))
        self._shown_source: int | None = None
        self._origin = named("origin", caption())
        self._digest = named(
            "digest", ElidedLabel(mode=Qt.TextElideMode.ElideMiddle, role="caption")
        )
        self.settings = SettingsPane(example_of)
        self._tabs = named("tabs", QTabWidget())
        self._tabs.setMinimumHeight(LEAST_HEIGHT)
        self._tabs.setUsesScrollButtons(False)  # all of them are in sight, at any width
        self._fill_tabs()
        head = row(filling(self._title), self._state, gap=12)
        acts = FlowLayout(self._review, self._log, self._blank, more, gap=8)
        super().__init__(head, self._next, acts, filling(self._tabs), gap=8)
        self._connect()

    def display(self, trial: TrialView) -> None:
        self._trial_id, self._version = trial.id, trial.version
        self._title.setText(f"{trial.label} – {trial.title}")
        tone = Tone.SATISFIED if trial.is_recruiting else Tone.OPEN
        self._state.display(Tone.NEUTRAL if trial.settings.is_closed else tone, trial.state)
        self._next.setText(trial.next_step)
        self._next.setVisible(bool(trial.next_step))
        self._blank.setEnabled(trial.version is not None)
        self._review.setEnabled(trial.version is not None)
        self._amendment.setVisible(len(trial.versions) > 1)
        self._export.setEnabled(trial.version is not None)
        self._show_facts(trial)
        self.criteria.display(trial)
        self.consent.display(trial.id, trial.consent_forms)
        self._show_record(trial)
        self.settings.display(trial.settings)

    def _show_facts(self, trial: TrialView) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for fact in trial.facts:
            words = named("fact", Label(fact.words, "body" if fact.label else "caption"))
            if not fact.label:
                self._facts.addRow(words)
                continue
            label = Label(fact.label, "second")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setFixedWidth(LABEL_WIDTH)
            self._facts.addRow(label, words)

    def _show_record(self, trial: TrialView) -> None:
        source = trial.source
        if source is not None and source.id != self._shown_source:
            self._shown_source = source.id
            self._record.show_text(source.text)
        elif source is None:
            self._shown_source = None
            self._record.show_text("")
        self._origin.setText(source.origin if source else _("This version has no record."))
        self._digest.setText(_("SHA-256 {hash}").format(hash=source.sha256) if source else "")

    def _connect(self) -> None:
        self._review.clicked.connect(self.review_wanted)
        self._log.clicked.connect(lambda: self.log_wanted.emit(self._trial_id))
        self._asked.triggered.connect(self.clarifications_wanted)
        self._new.triggered.connect(self.new_version_wanted)
        self._amendment.triggered.connect(self.amendment_wanted)
        self._export.triggered.connect(lambda: self.export_wanted.emit(self._trial_id))
        self._blank.clicked.connect(self._want_blank)

    def _want_blank(self) -> None:
        if self._version is not None:
            self.blank_wanted.emit(self._version.id)

    def _fill_tabs(self) -> None:
        self._facts.setContentsMargins(0, 16, 8, 0)
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        overview = QWidget()
        overview.setLayout(self._facts)
        record = QWidget()
        inside = column(self._origin, self._digest, filling(self._record), gap=4)
        inside.setContentsMargins(0, 16, 0, 0)
        record.setLayout(inside)
        for page, title in (
            (scrolling(overview), _("Overview")),
            (self.criteria, _("Criteria")),
            (self.consent, _("Consent")),
            (record, _("Record")),
            (scrolling(self.settings), _("Settings")),
        ):
            self._tabs.addTab(page, title)
