"""All pages but the first: each made once, with its presenter, and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.add_trial.page import AddTrialPage
from ui.add_trial.presenter import AddTrialPresenter
from ui.administration.page import AdministrationPage
from ui.administration.presenter import AdministrationPresenter
from ui.audit.page import AuditPage
from ui.audit.presenter import AuditPresenter
from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.printing.page import PrintingPage
from ui.printing.presenter import PrintingPresenter
from ui.record_review.page import RecordReviewPage
from ui.record_review.presenter import RecordReviewPresenter
from ui.screen_patient.page import ScreenPatientPage
from ui.screen_patient.presenter import ScreenPatientPresenter
from ui.screening_log.page import ScreeningLogPage
from ui.screening_log.presenter import ScreeningLogPresenter
from ui.subject_entry.page import SubjectEntryPage
from ui.subject_entry.presenter import SubjectEntryPresenter
from ui.subjects.page import SubjectsPage
from ui.subjects.presenter import SubjectsPresenter
from ui.trials.page import TrialsPage
from ui.trials.presenter import TrialsPresenter
from ui.walk.page import WalkPage
from ui.walk.presenter import WalkPresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)

PASSING = (ScreenPatientPage, AddTrialPage)  # nobody goes back to these


class Features:
    def __init__(self, ways: "Ways") -> None:
        self._ways = ways
        self._desk = ways.desk
        self._made: list[QWidget] = []

    def at(self, destination: str) -> QWidget:
        """Give the page for a destination in the rail."""
        match destination:
            case "trials":
                return self.trials[0]
            case "subjects":
                return self.subjects
            case "log":
                return self.screening_log[0]
            case "audit":
                return self.audit
            case _:
                return self.administration

    def made(self) -> tuple[QWidget, ...]:
        """Give the pages that somebody has gone to."""
        return tuple(self._made)

    def is_passing(self, page: QWidget) -> bool:
        return isinstance(page, PASSING)

    @cached_property
    def trials(self) -> tuple[TrialsPage, TrialsPresenter]:
        presenter = TrialsPresenter(self._desk)
        presenter.add_trial_wanted.connect(self._ways.add_trial)
        presenter.samples_wanted.connect(self._ways.add_samples)
        presenter.review_wanted.connect(self._ways.review)
        presenter.blank_checklist_wanted.connect(self._ways.print_blank)
        presenter.log_wanted.connect(self._ways.show_log)
        return self._kept(TrialsPage(presenter)), presenter

    @cached_property
    def add_trial(self) -> AddTrialPage:
        presenter = AddTrialPresenter(self._desk)
        presenter.review_wanted.connect(self._ways.review)
        presenter.left.connect(self._ways.back)
        return self._kept(AddTrialPage(presenter))

    @cached_property
    def record_review(self) -> tuple[RecordReviewPage, RecordReviewPresenter]:
        presenter = RecordReviewPresenter(self._desk)
        presenter.left.connect(self._ways.open_trial)
        presenter.activated.connect(self._ways.open_trial)
        presenter.blank_checklist_wanted.connect(self._ways.print_blank)
        return self._kept(RecordReviewPage(presenter)), presenter

    @cached_property
    def subjects(self) -> SubjectsPage:
        presenter = SubjectsPresenter(self._desk)
        presenter.screening_chosen.connect(self._ways.open_screening)
        presenter.screening_wanted.connect(self._ways.screen_patient)
        return self._kept(SubjectsPage(presenter, self._subject_entry()))

    @cached_property
    def screen_patient(self) -> tuple[ScreenPatientPage, ScreenPatientPresenter]:
        presenter = ScreenPatientPresenter(self._desk)
        presenter.screening_started.connect(self._ways.walk)
        presenter.left.connect(self._ways.back)
        return self._kept(ScreenPatientPage(presenter, self._subject_entry())), presenter

    @cached_property
    def walk(self) -> tuple[WalkPage, WalkPresenter]:
        presenter = WalkPresenter(self._desk)
        presenter.decision_wanted.connect(self._ways.decide)
        presenter.left.connect(self._ways.back)
        return self._kept(WalkPage(presenter)), presenter

    @cached_property
    def decision(self) -> tuple[DecisionPage, DecisionPresenter]:
        presenter = DecisionPresenter(self._desk)
        presenter.criterion_wanted.connect(self._ways.walk)
        presenter.print_wanted.connect(self._ways.print_screening)
        presenter.wording_wanted.connect(self._ways.review)
        presenter.left.connect(self._ways.back)
        return self._kept(DecisionPage(presenter)), presenter

    @cached_property
    def printing(self) -> tuple[PrintingPage, PrintingPresenter]:
        presenter = PrintingPresenter(self._desk)
        presenter.left.connect(self._ways.back)
        return self._kept(PrintingPage(presenter)), presenter

    @cached_property
    def screening_log(self) -> tuple[ScreeningLogPage, ScreeningLogPresenter]:
        presenter = ScreeningLogPresenter(self._desk)
        presenter.screening_chosen.connect(self._ways.open_screening)
        presenter.print_wanted.connect(self._ways.print_log)
        return self._kept(ScreeningLogPage(presenter)), presenter

    @cached_property
    def audit(self) -> AuditPage:
        return self._kept(AuditPage(AuditPresenter(self._desk)))

    @cached_property
    def administration(self) -> AdministrationPage:
        presenter = AdministrationPresenter(self._desk, self._ways.preferences)
        presenter.site_changed.connect(self._ways.site_changed)
        return self._kept(AdministrationPage(presenter))

    def _subject_entry(self) -> SubjectEntryPage:
        return SubjectEntryPage(SubjectEntryPresenter(self._desk))

    def _kept(self, page: P) -> P:
        self._made.append(page)
        return page
