"""All pages but the first: each made once, with its presenter, and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from coordinator.check_offers import CheckOffers
from ui.add_trial.page import AddTrialPage
from ui.administration.page import AdministrationPage
from ui.administration.presenter import AdministrationPresenter
from ui.audit.page import AuditPage
from ui.audit.presenter import AuditPresenter
from ui.check_editor.form import CheckForm
from ui.check_editor.page import CheckEditorPage
from ui.check_editor.presenter import CheckEditorPresenter
from ui.clarifications.page import ClarificationsPage
from ui.clarifications.presenter import ClarificationsPresenter
from ui.consent_again.page import ConsentAgainPage
from ui.consent_again.presenter import ConsentAgainPresenter
from ui.consent_forms.page import ConsentFormsPage
from ui.consent_forms.presenter import ConsentFormsPresenter
from ui.evidence.page import EvidencePage
from ui.evidence.presenter import EvidencePresenter
from ui.features_of_amendments import FeaturesOfAmendments
from ui.features_of_backups import FeaturesOfBackups
from ui.features_of_keys import FeaturesOfKeys
from ui.features_of_packs import FeaturesOfPacks
from ui.features_of_people import FeaturesOfPeople
from ui.features_of_reports import FeaturesOfReports
from ui.features_of_signing import FeaturesOfSigning
from ui.features_of_trials import FeaturesOfTrials
from ui.laboratories.page import LaboratoriesPage
from ui.laboratories.presenter import LaboratoriesPresenter
from ui.observation_entry.page import ObservationEntryPage
from ui.observation_entry.presenter import ObservationEntryPresenter
from ui.own_password.page import OwnPasswordPage
from ui.prescreen.page import PrescreenPage
from ui.prescreen.presenter import PrescreenPresenter
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
from ui.walk.page import WalkPage
from ui.walk.presenter import WalkPresenter
from ui.worksheet.page import WorksheetPage
from ui.worksheet.presenter import WorksheetPresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)

PASSING = (
    ScreenPatientPage,
    PrescreenPage,
    AddTrialPage,
    ConsentAgainPage,
    OwnPasswordPage,
)  # nobody goes back to these


class Features(
    FeaturesOfAmendments,
    FeaturesOfTrials,
    FeaturesOfSigning,
    FeaturesOfBackups,
    FeaturesOfKeys,
    FeaturesOfPacks,
    FeaturesOfPeople,
    FeaturesOfReports,
):
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
            case "reports":
                return self.reports
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
    def record_review(self) -> tuple[RecordReviewPage, RecordReviewPresenter]:
        presenter = RecordReviewPresenter(self._desk)
        presenter.left.connect(self._ways.open_trial)
        presenter.activated.connect(self._ways.open_trial)
        presenter.blank_checklist_wanted.connect(self._ways.print_blank)
        presenter.checks_wanted.connect(self._ways.to_checks)
        ask_check = CheckForm(CheckOffers()).ask
        return self._kept(RecordReviewPage(presenter, ask_check)), presenter

    @cached_property
    def check_editor(self) -> tuple[CheckEditorPage, CheckEditorPresenter]:
        presenter = CheckEditorPresenter(self._desk)
        presenter.left.connect(self._ways.back)
        return self._kept(CheckEditorPage(presenter)), presenter

    @cached_property
    def subjects(self) -> SubjectsPage:
        presenter = SubjectsPresenter(self._desk)
        presenter.screening_chosen.connect(self._ways.open_screening)
        presenter.screening_wanted.connect(self._ways.screen_patient)
        presenter.again_wanted.connect(self._ways.screen_patient)
        presenter.evidence_wanted.connect(self._ways.to_evidence)
        return self._kept(SubjectsPage(presenter, self._subject_entry()))

    @cached_property
    def evidence(self) -> tuple[EvidencePage, EvidencePresenter]:
        entry = ObservationEntryPage(ObservationEntryPresenter(self._desk))
        presenter = EvidencePresenter(self._desk, entry.presenter)
        presenter.worksheet_chosen.connect(self._ways.open_worksheet)
        presenter.worksheet_wanted.connect(self._ways.to_worksheet)
        presenter.left.connect(self._ways.back)
        return self._kept(EvidencePage(presenter, entry)), presenter

    @cached_property
    def screen_patient(self) -> tuple[ScreenPatientPage, ScreenPatientPresenter]:
        presenter = ScreenPatientPresenter(self._desk)
        presenter.screening_started.connect(self._ways.walk)
        presenter.prescreen_wanted.connect(self._ways.to_prescreen)
        presenter.left.connect(self._ways.back)
        return self._kept(ScreenPatientPage(presenter, self._subject_entry())), presenter

    @cached_property
    def consent_forms(self) -> tuple[ConsentFormsPage, ConsentFormsPresenter]:
        presenter = ConsentFormsPresenter(self._desk)
        presenter.left.connect(self._ways.back)
        return self._kept(ConsentFormsPage(presenter)), presenter

    @cached_property
    def consent_again(self) -> tuple[ConsentAgainPage, ConsentAgainPresenter]:
        presenter = ConsentAgainPresenter(self._desk)
        presenter.recorded.connect(self._ways.say_done)
        presenter.left.connect(self._ways.back)
        return self._kept(ConsentAgainPage(presenter)), presenter

    @cached_property
    def prescreen(self) -> tuple[PrescreenPage, PrescreenPresenter]:
        presenter = PrescreenPresenter(self._desk)
        presenter.trial_chosen.connect(self._ways.screen_patient)
        presenter.left.connect(self._ways.back)
        return self._kept(PrescreenPage(presenter)), presenter

    @cached_property
    def walk(self) -> tuple[WalkPage, WalkPresenter]:
        presenter = WalkPresenter(self._desk)
        presenter.decision_wanted.connect(self._ways.decide)
        presenter.worksheet_wanted.connect(self._ways.to_worksheet)
        presenter.evidence_wanted.connect(self._ways.to_evidence)
        presenter.left.connect(self._ways.back)
        page, kept = WalkPage(presenter), self._ways.preferences
        page.remember_languages(are_both=kept.shows_both_wordings, keep=kept.show_both_wordings)
        return self._kept(page), presenter

    @cached_property
    def worksheet(self) -> tuple[WorksheetPage, WorksheetPresenter]:
        presenter = WorksheetPresenter(self._desk)
        presenter.kept.connect(self._ways.say_done)
        presenter.left.connect(self._ways.back)
        page = WorksheetPage(presenter)
        page.draft_left.connect(self._ways.say_draft)
        return self._kept(page), presenter

    @cached_property
    def screening_log(self) -> tuple[ScreeningLogPage, ScreeningLogPresenter]:
        presenter = ScreeningLogPresenter(self._desk)
        presenter.screening_chosen.connect(self._ways.open_screening)
        presenter.print_wanted.connect(self._ways.print_log)
        return self._kept(ScreeningLogPage(presenter)), presenter

    @cached_property
    def audit(self) -> AuditPage:
        presenter = AuditPresenter(self._desk)
        presenter.pack_wanted.connect(self._ways.to_pack)
        return self._kept(AuditPage(presenter))

    @cached_property
    def administration(self) -> AdministrationPage:
        presenter = AdministrationPresenter(self._desk, self._ways.preferences)
        presenter.site_changed.connect(self._ways.site_changed)
        presenter.laboratories_wanted.connect(self._ways.to_laboratories)
        presenter.backups_wanted.connect(self._ways.to_backups)
        presenter.people_wanted.connect(self._ways.to_people)
        presenter.keys_wanted.connect(self._ways.to_keys)
        return self._kept(AdministrationPage(presenter))

    @cached_property
    def clarifications(self) -> tuple[ClarificationsPage, ClarificationsPresenter]:
        presenter = ClarificationsPresenter(self._desk)
        presenter.print_wanted.connect(self._ways.print_clarifications)
        presenter.left.connect(self._ways.back)
        return self._kept(ClarificationsPage(presenter)), presenter

    @cached_property
    def laboratories(self) -> LaboratoriesPage:
        presenter = LaboratoriesPresenter(self._desk)
        presenter.left.connect(self._ways.back)
        return self._kept(LaboratoriesPage(presenter))

    def _subject_entry(self) -> SubjectEntryPage:
        return SubjectEntryPage(SubjectEntryPresenter(self._desk))

    def _kept(self, page: P) -> P:
        self._made.append(page)
        return page
