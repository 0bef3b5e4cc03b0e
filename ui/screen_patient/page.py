"""Screen a patient: who, for which trial, with which consent."""

from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from coordinator.text import _
from ui.screen_patient.consent_step import ConsentStep
from ui.screen_patient.entry import SubjectEntry
from ui.screen_patient.presenter import ScreenPatientPresenter
from ui.screen_patient.trial_step import TrialStep
from ui.screen_patient.view import ScreenPatientView, Step
from ui.screen_patient.who import WhoStep
from ui.widgets.buttons import icon_button
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import filling, scrolling
from ui.widgets.named import named
from ui.widgets.progress import Stepper

ENTRY = 3


class ScreenPatientPage(QWidget):
    def __init__(self, presenter: ScreenPatientPresenter, entry: SubjectEntry) -> None:
        super().__init__()
        self._presenter = presenter
        self._entry = entry
        self._stepper = Stepper((_("Patient"), _("Trial"), _("Consent")))
        self._who = WhoStep()
        self._trial = TrialStep()
        self._consent = ConsentStep()
        self._stack = QStackedWidget()
        self._shown: tuple[Step, bool] | None = None
        self._consents = ("", "")
        back = named("step_back", icon_button("arrow-left", _("One step back"), "Alt+Left"))
        back.clicked.connect(presenter.go_back)
        self._header = PageHeader(_("Screen a patient"), "", back=back)
        for part in (self._who, self._trial, self._consent):
            self._stack.addWidget(part)
        self._stack.addWidget(scrolling(entry.widget))
        self.setLayout(page_column(self._header, self._stepper, filling(self._stack)))
        self._connect()

    def display(self, view: ScreenPatientView) -> None:
        self._stepper.show_step(view.step)
        self._header.set_subtitle("   ›   ".join(filter(None, (view.patient, view.trial))))
        parts = (self._who, self._trial, self._consent)
        parts[view.step].display(view)
        if view.step is Step.CONSENT and (view.patient, view.trial) != self._consents:
            self._consents = (view.patient, view.trial)
            self._consent.begin(view.asked)
        self._stack.setCurrentIndex(ENTRY if view.is_entering else view.step)
        if (view.step, view.is_entering) != self._shown:
            self._shown = (view.step, view.is_entering)
            self._start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._start()

    def _start(self) -> None:
        if self._shown is None:
            return
        step, is_entering = self._shown
        if is_entering:
            self._entry.start()
        else:
            (self._who, self._trial, self._consent)[step].start()

    def _enter(self) -> None:
        words = self._who.words
        is_number = any(character.isdigit() for character in words)
        known = {"hospital_number": words} if is_number else {"name": words}
        self._entry.presenter.begin(**known)
        self._presenter.enter_subject()

    def _forget(self, _screening_id: int) -> None:
        self._consents = ("", "")

    def _connect(self) -> None:
        presenter, entry, consent = self._presenter, self._entry.presenter, self._consent.fields
        presenter.shown.connect(self.display)
        presenter.screening_started.connect(self._forget)
        presenter.asked.connect(consent.ask)
        presenter.version_entered.connect(consent.choose_version)
        presenter.problems_found.connect(consent.show_problems)
        self._who.searched.connect(presenter.search)
        self._who.chosen.connect(presenter.choose_subject)
        self._who.entry_wanted.connect(self._enter)
        self._trial.chosen.connect(presenter.choose_trial)
        self._trial.prescreen_wanted.connect(presenter.prescreen)
        consent.date_typed.connect(presenter.date_typed)
        consent.version_entered.connect(presenter.enter_version)
        self._consent.recorded.connect(presenter.record)
        entry.entered.connect(presenter.choose_subject)
        entry.chosen.connect(presenter.choose_subject)
        entry.dropped.connect(presenter.stop_entering)
