"""One trial: what it is, its criteria, the record it came from, how the site keeps it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QTabWidget, QWidget

from coordinator.text import _
from ui.trials.criteria_tab import CriteriaTab
from ui.trials.settings import SettingsPane
from ui.trials.view import TrialView, VersionView
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Label, caption, heading
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, said
from ui.widgets.source_text import SourceText
from ui.widgets.tones import Tone

LABEL_WIDTH = 136


class TrialDetail(Card):
    review_wanted = Signal()
    blank_wanted = Signal(int)
    log_wanted = Signal()

    def __init__(self, example_of: Callable[[str], str]) -> None:
        self._version: VersionView | None = None
        self._title = named("trial_title", heading())
        self._state = named("trial_state", StandingBadge())
        self._next = named("next_step", Label(role="second"))
        self._review = named("review", quiet(_("&Review"), "flag"))
        self._blank = named("print_blank", quiet(_("&Blank checklist"), "print"))
        self._log = named("open_log", quiet(_("Screening &log"), "log"))
        self._facts = QFormLayout()
        self.criteria = CriteriaTab()
        self._record = said(_("Record, verbatim"), named("record_text", SourceText()))
        self._shown_source: int | None = None
        self._origin = named("origin", caption())
        self._digest = named(
            "digest", ElidedLabel(mode=Qt.TextElideMode.ElideMiddle, role="caption")
        )
        self.settings = SettingsPane(example_of)
        self._tabs = named("tabs", QTabWidget())
        self._fill_tabs()
        head = row(filling(self._title), self._state, gap=12)
        acts = row(self._review, self._blank, self._log, spacer())
        super().__init__(head, self._next, acts, filling(self._tabs), gap=8)
        self._review.clicked.connect(self.review_wanted)
        self._log.clicked.connect(self.log_wanted)
        self._blank.clicked.connect(
            lambda: self._version and self.blank_wanted.emit(self._version.id)
        )

    def display(self, trial: TrialView) -> None:
        self._version = trial.version
        self._title.setText(f"{trial.label} – {trial.title}")
        tone = Tone.SATISFIED if trial.is_recruiting else Tone.OPEN
        self._state.display(Tone.NEUTRAL if trial.settings.is_closed else tone, trial.state)
        self._next.setText(trial.next_step)
        self._next.setVisible(bool(trial.next_step))
        self._blank.setEnabled(trial.version is not None)
        self._review.setEnabled(trial.version is not None)
        self._show_facts(trial)
        self.criteria.display(trial)
        self._show_record(trial)
        self.settings.display(trial.settings)

    def _show_facts(self, trial: TrialView) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for fact in trial.facts:
            words = named("fact", Label(fact.words))
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
            (record, _("Record")),
            (scrolling(self.settings), _("Settings")),
        ):
            self._tabs.addTab(page, title)
