"""The ways between the pages: each page is made when somebody first goes there."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

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


class Ways(QObject):
    site_changed = Signal()

    def __init__(self, desk: Desk, window: Window, preferences: Preferences) -> None:
        super().__init__()
        self.desk = desk
        self.preferences = preferences
        self._window = window
        self._place = ""
        self._today: TodayPage | None = None
        self._features: Features | None = None
        self._screen = QAction(_("Screen a patient"), window)
        self._screen.setShortcut(QKeySequence("Ctrl+N"))
        window.addAction(self._screen)

    @property
    def place(self) -> str:
        """The destination in the rail to which the page in sight belongs."""
        return self._place

    def load_the_rest(self) -> None:
        self.desk.work_in_background(import_module, REST, done=loaded)

    def go(self, destination: str) -> None:
        """Go to a destination of the rail."""
        page = self._today_page() if destination == "today" else self._all.at(destination)
        self._show(page, destination)

    def drop(self) -> None:
        """Let go of all pages."""
        self._window.removeAction(self._screen)
        self._screen.deleteLater()
        made = (self._today, *(self._features.made() if self._features else ()))
        for page in made:
            if page is not None:
                self._window.drop_page(page)

    def _show(self, page: QWidget, destination: str) -> None:
        self._place = destination
        self._window.show_page(page, destination=destination)

    @property
    def _all(self) -> "Features":
        if self._features is None:
            from ui.features import Features  # noqa: PLC0415  after the first page

            self._features = Features(self)
        return self._features

    def _today_page(self) -> TodayPage:
        if self._today is None:
            presenter = TodayPresenter(self.desk)
            self._today = TodayPage(presenter)
        return self._today


def loaded(_module: ModuleType) -> None:
    """Do nothing more: a module that was imported is found by whoever needs it."""
