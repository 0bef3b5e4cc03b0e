"""The ways between the pages: each page is made when somebody first goes there."""

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from coordinator.domain.log import LogFilter
from coordinator.queries.screenings import screening_of
from coordinator.text import _
from ui.desk import Desk
from ui.preferences import Preferences
from ui.today.page import TodayPage
from ui.today.presenter import TodayPresenter
from ui.window import Window

if TYPE_CHECKING:
    # All the other pages: loaded after the first one is there.
    from ui.features import Features

REST = "ui.features"


@dataclass(frozen=True, slots=True)
class Stop:
    """A page that was gone to, and the place in the rail to which it belongs."""

    page: QWidget
    place: str


class Ways(QObject):
    site_changed = Signal()

    def __init__(self, desk: Desk, window: Window, preferences: Preferences) -> None:
        super().__init__()
        self.desk = desk
        self.preferences = preferences
        self._window = window
        self._at: Stop | None = None
        self._behind: list[Stop] = []
        self._today: TodayPage | None = None
        self._features: Features | None = None
        self._screen = QAction(_("Screen a patient"), window)
        self._screen.setShortcut(QKeySequence("Ctrl+N"))
        self._screen.triggered.connect(lambda _checked: self.screen_patient())
        window.addAction(self._screen)

    @property
    def place(self) -> str:
        """The destination in the rail to which the page in sight belongs."""
        return self._at.place if self._at else ""

    @property
    def features(self) -> "Features":
        """All pages but the first."""
        if self._features is None:
            from ui.features import Features  # noqa: PLC0415  after the first page

            self._features = Features(self)
        return self._features

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001  reads as Qt's own setters do
        """Let the keys that lead somewhere work, or not: while the screen is locked."""
        self._screen.setEnabled(enabled)

    def go(self, destination: str) -> None:
        """Go to a destination of the rail; what lies behind is forgotten."""
        page = self._today_page() if destination == "today" else self.features.at(destination)
        self._behind.clear()
        self._at = None
        self._show(page, destination)

    def back(self) -> None:
        """Go back to where one came from."""
        if self._behind:
            self._at = stop = self._behind.pop()
            self._window.show_page(stop.page, destination=stop.place)
        else:
            self.go(self.place or "today")

    def drop(self) -> None:
        """Let go of all pages."""
        self._window.removeAction(self._screen)
        self._screen.deleteLater()
        for page in (self._today, *(self._features.made() if self._features else ())):
            if page is not None:
                self._window.drop_page(page)

    def screen_patient(self, subject_id: int = 0) -> None:
        page, presenter = self.features.screen_patient
        presenter.start(subject_id)
        self._show(page, "subjects")

    def open_screening(self, screening_id: int) -> None:
        """Go on where the screening stands: in the walk, or at the decision."""
        if self.desk.ask(screening_of, screening_id, with_identity=False).is_open:
            self.walk(screening_id)
        else:
            self.decide(screening_id)

    def walk(self, screening_id: int, code: str = "") -> None:
        page, presenter = self.features.walk
        presenter.open(screening_id, code)
        self._show(page)

    def decide(self, screening_id: int) -> None:
        page, presenter = self.features.decision
        presenter.open(screening_id)
        self._show(page)

    def print_screening(self, screening_id: int) -> None:
        page, presenter = self.features.printing
        presenter.open_screening(screening_id)
        self._show(page)

    def print_blank(self, version_id: int) -> None:
        page, presenter = self.features.printing
        presenter.open_blank(version_id)
        self._show(page)

    def print_log(self, wanted: LogFilter) -> None:
        page, presenter = self.features.printing
        presenter.open_log(wanted)
        self._show(page)

    def open_trial(self, trial_id: int) -> None:
        page, presenter = self.features.trials
        self.go("trials")
        presenter.open_trial(trial_id)
        page.setFocus()

    def add_trial(self) -> None:
        self._show(self.features.add_trial, "trials")

    def review(self, version_id: int) -> None:
        page, presenter = self.features.record_review
        presenter.open_version(version_id)
        self._show(page, "trials")

    def show_log(self, trial_id: int) -> None:
        _page, presenter = self.features.screening_log
        self.go("log")
        presenter.show_trial(trial_id)

    def add_samples(self) -> None:
        """Add the sample trials to this registry, beside the screen."""
        from coordinator.samples import add_sample_trials  # noqa: PLC0415  seldom needed

        self._window.messages.show_info(_("Adding the sample trials…"))
        work = partial(add_sample_trials, actor=self.desk.staff_member)
        done = _("The sample trials were added.")
        self.desk.ask_in_background(work, done=lambda _none: self._window.show_done(done))

    def _show(self, page: QWidget, place: str = "") -> None:
        """Show `page`; a page that was passed before is gone back to, not piled up."""
        pages = [stop.page for stop in self._behind]
        if page in pages:
            del self._behind[pages.index(page) :]
        elif (
            self._at
            and self._at.page is not page
            and not self.features.is_passing(self._at.page)
        ):
            self._behind.append(self._at)
        self._at = Stop(page, place or self.place)
        self._window.show_page(page, destination=self._at.place)

    def _load_the_rest(self) -> None:
        self.desk.work_in_background(import_module, REST, done=loaded)

    def _today_page(self) -> TodayPage:
        if self._today is None:
            presenter = TodayPresenter(self.desk)
            presenter.screening_chosen.connect(self.open_screening)
            presenter.decision_wanted.connect(self.decide)
            presenter.review_chosen.connect(self.review)
            presenter.trial_chosen.connect(self.open_trial)
            presenter.log_wanted.connect(lambda: self.go("log"))
            presenter.trials_wanted.connect(lambda: self.go("trials"))
            presenter.screen_patient_wanted.connect(self.screen_patient)
            presenter.add_trial_wanted.connect(self.add_trial)
            self._today = TodayPage(presenter)
            self._today.filled.connect(
                self._load_the_rest, Qt.ConnectionType.SingleShotConnection
            )
        return self._today


def loaded(_module: ModuleType) -> None:
    """Do nothing more: a module that was imported is found by whoever needs it."""
