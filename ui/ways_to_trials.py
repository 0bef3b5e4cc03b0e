"""The ways to trials: their records, criteria, checks, consent forms and laboratories."""

from functools import partial

from coordinator.text import _
from ui.passage import Passage


class WaysToTrials(Passage):
    def open_trial(self, trial_id: int) -> None:
        page, presenter = self.features.trials
        self.go("trials")
        presenter.open_trial(trial_id)
        page.setFocus()

    def add_trial(self, trial_id: int = 0) -> None:
        """Bring in records; with a trial they become new versions of its protocol."""
        page = self.features.add_trial
        page.begin(trial_id)
        self._show(page, "trials")

    def to_amendment(self, version_id: int) -> None:
        """Show what a version changes, and what it would bring to open screenings."""
        page, presenter = self.features.amendment
        presenter.open(version_id)
        self._show(page, "trials")

    def review(self, version_id: int) -> None:
        page, presenter = self.features.record_review
        presenter.open_version(version_id)
        self._show(page, "trials")

    def to_checks(self, version_id: int, criterion_id: int = 0) -> None:
        page, presenter = self.features.check_editor
        presenter.open(version_id, criterion_id)
        self._show(page, "trials")

    def to_clarifications(self, trial_id: int) -> None:
        page, presenter = self.features.clarifications
        presenter.open(trial_id)
        self._show(page, "trials")

    def to_export(self, trial_id: int) -> None:
        """Choose how a trial is written for another system."""
        page, presenter = self.features.exchange
        presenter.open(trial_id)
        self._show(page, "trials")

    def to_consent_forms(self, trial_id: int) -> None:
        page, presenter = self.features.consent_forms
        presenter.open(trial_id)
        self._show(page, "trials")

    def to_laboratories(self) -> None:
        self._show(self.features.laboratories, "administration")

    def show_log(self, trial_id: int) -> None:
        _page, presenter = self.features.screening_log
        self.go("log")
        presenter.show_trial(trial_id)

    def add_samples(self) -> None:
        """Add the sample trials to this registry, beside the screen."""
        from coordinator.samples import add_sample_trials  # noqa: PLC0415  seldom needed

        self.say_info(_("Adding the sample trials…"))
        work = partial(add_sample_trials, actor=self.desk.staff_member)
        done = _("The sample trials were added.")
        self.desk.ask_in_background(work, done=lambda _none: self.say_done(done))
