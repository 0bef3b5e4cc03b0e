"""The ways between the pages: each page is made when somebody first goes there."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from coordinator.text import _
from ui.desk import Desk
from ui.preferences import Preferences
from ui.today.page import TodayPage
from ui.today.presenter import TodayPresenter
from ui.ways_to_keys import WaysToKeys
from ui.ways_to_paper import WaysToPaper
from ui.ways_to_people import WaysToPeople
from ui.ways_to_subjects import WaysToSubjects
from ui.ways_to_trials import WaysToTrials
from ui.window import Window

if TYPE_CHECKING:
    # All the other pages: loaded after the first one is there.
    from ui.features import Features

REST = "ui.features"


class Ways(WaysToTrials, WaysToSubjects, WaysToPeople, WaysToKeys, WaysToPaper, QObject):
    site_changed = Signal()
    people_changed = Signal()
    """What somebody may do was changed here."""
    restore_agreed = Signal(object, bool)
    """A backup that was examined shall take the registry's place; whether it is another's."""
    move_agreed = Signal(object)
    """The registry in its file shall go to a server: a `Transfer`."""
    loaded = Signal()
    """The first page was filled for the first time, and all others are loaded."""

    def __init__(self, desk: Desk, window: Window, preferences: Preferences) -> None:
        super().__init__(desk, window)
        self.preferences = preferences
        self._today: TodayPage | None = None
        self._features: Features | None = None
        # What is filled is painted before the timer's turn: loading beside it takes its time.
        self._seen = QTimer(self, singleShot=True, interval=0)
        self._seen.timeout.connect(self._load_the_rest)
        self._screen = QAction(_("Screen a patient"), window)
        self._screen.setShortcut(QKeySequence("Ctrl+N"))
        self._screen.triggered.connect(lambda _checked: self.screen_patient())
        self._prescreen = QAction(_("Pre-screen"), window)
        self._prescreen.setShortcut(QKeySequence("Ctrl+Shift+P"))
        self._prescreen.triggered.connect(lambda _checked: self.to_prescreen())
        window.addActions((self._screen, self._prescreen))

    @property
    def features(self) -> "Features":
        """All pages but the first."""
        if self._features is None:
            from ui.features import Features  # noqa: PLC0415  after the first page

            self._features = Features(self)
        return self._features

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001  reads as Qt's own setters do
        """Let the keys that lead somewhere work, or not: while the screen is locked."""
        for key in (self._screen, self._prescreen):
            key.setEnabled(enabled)

    def go(self, destination: str) -> None:
        """Go to a destination of the rail; what lies behind is forgotten."""
        page = self._today_page() if destination == "today" else self.features.at(destination)
        self._behind.clear()
        self._at = None
        self._show(page, destination)

    def to_backups(self) -> None:
        self._show(self.features.backups, "administration")

    def say_backed_up(self, sentence: str) -> None:
        self.say_done(sentence)
        self._window.show_backup_age(None)

    def drop(self) -> None:
        """Let go of all pages."""
        self._seen.stop()
        for key in (self._screen, self._prescreen):
            self._window.removeAction(key)
            key.deleteLater()
        for page in (self._today, *(self._features.made() if self._features else ())):
            if page is not None:
                self._window.drop_page(page)

    def _load_the_rest(self) -> None:
        self.desk.work_in_background(import_module, REST, done=self._tell_loaded)

    def _tell_loaded(self, _features: ModuleType) -> None:
        self.loaded.emit()

    def _today_page(self) -> TodayPage:
        if self._today is None:
            presenter = TodayPresenter(self.desk)
            presenter.screening_chosen.connect(self.open_screening)
            presenter.criterion_wanted.connect(self.walk)
            presenter.consents_wanted.connect(self.to_consents)
            presenter.decision_wanted.connect(self.decide)
            presenter.signed_copy_wanted.connect(self.to_signed_copy)
            presenter.review_chosen.connect(self.review)
            presenter.trial_chosen.connect(self.open_trial)
            presenter.amendment_chosen.connect(self.to_amendment)
            presenter.log_wanted.connect(lambda: self.go("log"))
            presenter.backups_wanted.connect(self.to_backups)
            presenter.trials_wanted.connect(lambda: self.go("trials"))
            presenter.screen_patient_wanted.connect(self.screen_patient)
            presenter.prescreen_wanted.connect(self.to_prescreen)
            presenter.add_trial_wanted.connect(self.add_trial)
            self._today = TodayPage(presenter)
            self._today.filled.connect(self._seen.start, Qt.ConnectionType.SingleShotConnection)
        return self._today
