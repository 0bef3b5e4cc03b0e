"""What belongs to the person who is signed in: desk, pages, lock."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coordinator.commands.staff import lock, sign_out
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import StaffMember
from coordinator.queries.staff import site_of
from coordinator.registry.store import Registry
from ui.desk import Desk
from ui.lock.page import LockPage
from ui.lock.presenter import LockPresenter
from ui.preferences import Preferences
from ui.ways import Ways
from ui.window import Window


class Workplace(QObject):
    unlocked = Signal()
    site_changed = Signal()

    def __init__(
        self, window: Window, preferences: Preferences, registry: Registry, person: StaffMember
    ) -> None:
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._registry = registry
        self._desk = Desk(registry, person)
        self._lock_page: LockPage | None = None
        self._beneath: QWidget | None = None
        self._covered: tuple[QWidget, ...] = ()
        self._ways = self._lay_ways()
        self._desk.refused.connect(window.show_error)
        window.destination_chosen.connect(self._go)
        preferences.language_changed.connect(self._speak_anew)

    @property
    def registry_path(self) -> Path:
        return self._registry.path

    @property
    def ways(self) -> Ways:
        return self._ways

    @property
    def is_locked(self) -> bool:
        return self._lock_page is not None

    def idle_minutes(self) -> int:
        return self._desk.ask(site_of).idle_minutes

    def begin(self) -> None:
        """Show the first page; the others are loaded while it is read."""
        person = self._desk.staff_member
        self._window.set_person(person.name, person.role_words)
        self._ways.go("today")

    def lock(self, why: str = "") -> None:
        """Cover everything, and keep it: pages, what is typed, dialogs."""
        if self.is_locked:
            return
        self._desk.do(lock)
        self._ways.set_enabled(False)
        presenter = LockPresenter(self._desk, why)
        presenter.unlocked.connect(self._unlock)
        presenter.sign_out_wanted.connect(self._window.sign_out_requested)
        self._lock_page = LockPage(presenter)
        self._beneath = self._window.page
        self._covered = tuple(
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not self._window
        )
        for widget in self._covered:
            widget.hide()
        self._window.show_page(self._lock_page, alone=True)

    def leave(self) -> str:
        """Sign out and let go of everything; gives what went wrong, in words."""
        problem = ""
        self._window.destination_chosen.disconnect(self._go)
        self._preferences.language_changed.disconnect(self._speak_anew)
        self._drop_lock()
        for widget in self._covered:
            widget.close()
        self._ways.drop()
        self._desk.close()
        try:
            sign_out(self._registry, self._desk.staff_member)
        except CoordinatorError as error:
            problem = f"{error.what_happened} {error.what_to_do}"
        self._registry.close()
        self._window.clear_person()
        return problem

    def _unlock(self) -> None:
        page, beneath = self._lock_page, self._beneath
        if page is None or beneath is None:
            return
        self._lock_page = None
        self._ways.set_enabled(True)
        self._window.show_page(beneath, destination=self._ways.place)
        self._window.drop_page(page)
        for widget in self._covered:
            widget.show()
        self._covered = ()
        self.unlocked.emit()

    def _drop_lock(self) -> None:
        if self._lock_page is not None:
            self._window.drop_page(self._lock_page)
            self._lock_page = None

    def _lay_ways(self) -> Ways:
        ways = Ways(self._desk, self._window, self._preferences)
        ways.site_changed.connect(self.site_changed)
        return ways

    def _go(self, destination: str) -> None:
        self._ways.go(destination)

    def _speak_anew(self) -> None:
        """Make the pages again in another language: nothing typed is in them alone."""
        place = self._ways.place
        self._window.retranslate()
        person = self._desk.staff_member
        self._window.set_person(person.name, person.role_words)
        self._ways.drop()
        self._ways = self._lay_ways()
        self._ways.go(place)
