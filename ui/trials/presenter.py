"""What the page of trials shows, and what happens when somebody changes a trial."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.check_offers import worksheets_named_in
from coordinator.commands.trials import change_trial, close_trial
from coordinator.domain.comparison import Difference
from coordinator.domain.consent_form import form_words
from coordinator.domain.criterion import walked
from coordinator.domain.protocol import ProtocolVersion, SourceText
from coordinator.domain.trial import TrialLine
from coordinator.queries.comparison import comparison_of_versions
from coordinator.queries.consents import consent_forms_of
from coordinator.queries.staff import site_of
from coordinator.queries.trials import source_of, trial_of, trials_of, versions_of
from ui.desk import Desk
from ui.trials.showing import comparison_view, example_of, fits, trial_view
from ui.trials.versions_presenter import NewVersionsPresenter
from ui.trials.view import ComparisonView, SettingsTold, TrialsView, TrialView


class TrialsPresenter(QObject):
    shown = Signal(TrialsView)
    add_trial_wanted = Signal()
    samples_wanted = Signal()
    review_wanted = Signal(int)
    checks_wanted = Signal(int)
    blank_checklist_wanted = Signal(int)
    log_wanted = Signal(int)
    consent_forms_wanted = Signal(int)
    clarifications_wanted = Signal(int)
    export_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.versions = NewVersionsPresenter(desk)
        self._words = ""
        self._lines: tuple[TrialLine, ...] = ()
        self._trial_id: int | None = None
        self._version_id: int | None = None
        self._comparison: ComparisonView | None = None
        self._source: SourceText | None = None
        self._worksheets: dict[str, tuple[str, ...]] = {}
        self._site_number = ""
        self._is_watched = False
        self._is_stale = True
        desk.changed.connect(self._hear)

    def watch(self, *, is_watched: bool) -> None:
        """Follow what changes only while somebody looks, and catch up when they come back."""
        self._is_watched = is_watched
        if is_watched and self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Ask anew, beside the screen: a site can have many trials and screenings."""
        self._is_stale = False
        self._desk.ask_in_background(trials_of, done=self._take)

    def open_trial(self, trial_id: int) -> None:
        """Show one trial, also where the words looked for do not fit it."""
        self._words = ""
        self._trial_id, self._version_id, self._comparison = trial_id, None, None
        self.refresh()

    def look_for(self, words: str) -> None:
        self._words = words
        self._show()

    def choose(self, trial_id: int) -> None:
        if trial_id != self._trial_id:
            self._trial_id, self._version_id, self._comparison = trial_id, None, None
            self._show()

    def choose_version(self, version_id: int) -> None:
        self._version_id, self._comparison = version_id, None
        self._show()

    def compare_with(self, version_id: int) -> None:
        """Show what differs between the version that is chosen and another; 0 is none."""
        trial_id, versions = self._trial_id, self._versions()
        names = {version.id: version.name for version in versions}
        shown = self._version_id or (versions[0].id if versions else 0)
        self._comparison = None
        if trial_id is None or version_id not in names or version_id == shown:
            self._show()
            return
        pair = sorted((shown, version_id))

        def done(differences: tuple[Difference, ...]) -> None:
            if self._trial_id == trial_id and self._version_id in (None, shown):
                told = (names[pair[0]], names[pair[1]])
                self._comparison = comparison_view(version_id, told, differences)
                self._show()

        compare = partial(comparison_of_versions, earlier_id=pair[0], later_id=pair[1])
        self._desk.ask_in_background(compare, trial_id, done=done)

    def review(self) -> None:
        """Go to the review: of the version that is shown, or of the draft there is."""
        versions = self._versions()
        draft = next((v.id for v in versions if v.open_points or not v.activated_at), None)
        wanted = self._version_id or draft or (versions[0].id if versions else None)
        if wanted is not None:
            self.review_wanted.emit(wanted)

    def edit_checks(self) -> None:
        """Go to the checks of the version that is shown."""
        versions = self._versions()
        if versions:
            self.checks_wanted.emit(self._version_id or versions[0].id)

    def print_clarifications(self) -> None:
        if self._trial_id:
            self.clarifications_wanted.emit(self._trial_id)

    def example_of(self, pattern: str) -> str:
        """Give the first screening number that `pattern` makes; empty where it makes none."""
        return example_of(pattern, self._site())

    def change(self, told: SettingsTold) -> bool:
        return self._trial_id is not None and self._desk.do(
            change_trial,
            trial_id=self._trial_id,
            short_title=told.short_title,
            number_pattern=told.number_pattern,
            age_anchor=told.age_anchor,
            target_enrolment=told.target_enrolment,
            result_anchor=told.result_anchor,
            result_days=told.result_days,
        )

    def close_trial(self, reason: str) -> None:
        if self._trial_id is not None:
            self._desk.do(close_trial, trial_id=self._trial_id, reason=reason)

    def _hear(self) -> None:
        if self._is_watched:
            self.refresh()
        else:
            self._is_stale = True

    def _take(self, lines: tuple[TrialLine, ...]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        fitting = tuple(line for line in self._lines if fits(line, self._words))
        ids = [line.trial.id for line in fitting]
        if self._trial_id not in ids:
            self._trial_id, self._version_id = (ids[0] if ids else None), None
            self._comparison = None
        self.shown.emit(TrialsView(fitting, len(self._lines), self._words, self._chosen()))

    def _chosen(self) -> TrialView | None:
        if self._trial_id is None:
            return None
        trial = self._desk.ask(trial_of, self._trial_id)
        self.versions.follow(self._trial_id, self._version_id)
        versions = self._versions()
        source = self._source_of(versions)
        self._look_up_worksheets(versions)
        view = trial_view(
            trial, versions, self._version_id, source, self._site(), self._worksheets
        )
        forms = tuple(map(form_words, self._desk.ask(consent_forms_of, trial.id)))
        return replace(view, comparison=self._comparison, consent_forms=forms)

    def _look_up_worksheets(self, versions: tuple[ProtocolVersion, ...]) -> None:
        """Name beside the screen which worksheets the criteria open: it reads all of them."""
        texts = {found.text for version in versions for found in walked(version.criteria)}
        wanted = tuple(sorted(texts - self._worksheets.keys()))
        if not wanted:
            return

        def done(found: dict[str, tuple[str, ...]]) -> None:
            self._worksheets |= found
            if any(found.values()):
                self._show()

        self._worksheets |= dict.fromkeys(wanted, ())  # asked for once
        self._desk.work_in_background(worksheets_named_in, wanted, done=done)

    def _versions(self) -> tuple[ProtocolVersion, ...]:
        if self._trial_id is None:
            return ()
        return self._desk.ask(versions_of, self._trial_id)

    def _source_of(self, versions: tuple[ProtocolVersion, ...]) -> SourceText | None:
        chosen = next((v for v in versions if v.id == self._version_id), None)
        version = chosen or (versions[0] if versions else None)
        if version is None or version.source_id is None:
            return None
        if self._source is None or self._source.id != version.source_id:
            self._source = self._desk.ask(source_of, version.source_id)
        return self._source

    def _site(self) -> str:
        self._site_number = self._site_number or self._desk.ask(site_of).number
        return self._site_number
