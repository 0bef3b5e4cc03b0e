"""The trials of the site, how they come in and how they go out: pages made once, and wired."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.add_trial.page import AddTrialPage
from ui.add_trial.presenter import AddTrialPresenter
from ui.desk import Desk
from ui.exchange.page import ExchangePage
from ui.exchange.presenter import ExchangePresenter
from ui.trials.page import TrialsPage
from ui.trials.presenter import TrialsPresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfTrials:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def trials(self) -> tuple[TrialsPage, TrialsPresenter]:
        presenter = TrialsPresenter(self._desk)
        presenter.add_trial_wanted.connect(self._ways.add_trial)
        presenter.samples_wanted.connect(self._ways.add_samples)
        presenter.review_wanted.connect(self._ways.review)
        presenter.checks_wanted.connect(self._ways.to_checks)
        presenter.blank_checklist_wanted.connect(self._ways.print_blank)
        presenter.log_wanted.connect(self._ways.show_log)
        presenter.consent_forms_wanted.connect(self._ways.to_consent_forms)
        presenter.clarifications_wanted.connect(self._ways.to_clarifications)
        presenter.export_wanted.connect(self._ways.to_export)
        presenter.versions.record_wanted.connect(self._ways.add_trial)
        presenter.versions.review_wanted.connect(self._ways.review)
        presenter.versions.amendment_wanted.connect(self._ways.to_amendment)
        return self._kept(TrialsPage(presenter)), presenter

    @cached_property
    def add_trial(self) -> AddTrialPage:
        presenter = AddTrialPresenter(self._desk)
        presenter.review_wanted.connect(self._ways.review)
        presenter.left.connect(self._ways.back)
        return self._kept(AddTrialPage(presenter))

    @cached_property
    def exchange(self) -> tuple[ExchangePage, ExchangePresenter]:
        presenter = ExchangePresenter(self._desk)
        presenter.left.connect(self._ways.back)
        return self._kept(ExchangePage(presenter)), presenter

    def _kept(self, page: P) -> P:
        raise NotImplementedError
