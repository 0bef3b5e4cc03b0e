"""What belongs to the person who is signed in: desk, pages, lock."""

from PySide6.QtCore import QObject, Signal

from coordinator.commands.staff import lock, sign_out
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import StaffMember
from coordinator.queries.staff import site_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.barrier import Barrier
from ui.desk import Desk
from ui.distrust_notice import DistrustNotice
from ui.preferences import Preferences
from ui.renewal import Renewal
from ui.ways import Ways
from ui.window import Window


class Workplace(QObject):
    unlocked = Signal()
    site_changed = Signal()
    restore_agreed = Signal(object, bool)
    move_agreed = Signal(object)
    somebody_else_wanted = Signal()
    turned_out = Signal(str)
    """The person may not go on as before; says why."""

    def __init__(
        self, window: Window, preferences: Preferences, registry: Registry, person: StaffMember
    ) -> None:
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._registry = registry
        self._desk = Desk(registry, person)
        self._renewal = Renewal(self._desk)
        self._renewal.turned_out.connect(self._ask_to_leave)
        self._barrier = Barrier(window, self._desk)
        self._barrier.proved.connect(self.come_back)
        self._barrier.passed.connect(self._uncover)
        self._barrier.somebody_else_wanted.connect(self.somebody_else_wanted)
        self._is_stale = self._is_listening = self._is_loaded = False
        self._notice = DistrustNotice(self._desk, window)
        self._notice.audit_wanted.connect(lambda: self._go("audit"))
        self._ways = self._lay_ways()
        self._desk.refused.connect(self._say_refused)
        self._desk.written_elsewhere.connect(self._renewal.renew)
        preferences.language_changed.connect(self._speak_anew)
        self._listen()

    @property
    def registry(self) -> Registry:
        return self._registry

    @property
    def person(self) -> StaffMember:
        return self._desk.staff_member

    @property
    def ways(self) -> Ways:
        return self._ways

    @property
    def is_locked(self) -> bool:
        return self._barrier.is_locked

    def idle_minutes(self) -> int:
        return self._desk.ask(site_of).idle_minutes

    def begin(self) -> None:
        """Show the first page; the others are loaded while it is read."""
        self._window.set_person(self.person.name, self.person.role_words)
        self._notice.refresh()
        if self.person.must_change:
            self._ways.set_enabled(False)
            self._barrier.ask_own_password()
        else:
            self._uncover()

    def lock(self, why: str = "") -> None:
        """Cover everything, and keep it: pages, what is typed, dialogs."""
        if not self._barrier.stands:
            self._desk.do(lock)
            self._ways.set_enabled(False)
            self._ways.cover()
            self._barrier.lock(why)

    def show_lock(self) -> None:
        """Show the lock page again: nobody else signed in."""
        self._barrier.show_again()

    def step_aside(self) -> None:
        """Stay locked and out of sight, while somebody else works here."""
        self._hush()
        self._desk.rest()

    def return_for(self, person: StaffMember) -> None:
        """Take the window back from somebody else, for the person who was locked here."""
        self._listen()
        self._window.set_person(person.name, person.role_words)
        self._desk.wake()
        self.come_back(person)

    def come_back(self, person: StaffMember) -> None:
        """Show the work as it was to the same person, who proved the password."""
        if person.role is not self.person.role:
            self._renewal.turn_out(_("Your role was changed. Sign in again."))
            return
        self._desk.know(person)
        if person.must_change:
            self._barrier.ask_own_password()
        else:
            self._uncover()

    def leave(self) -> str:
        """Sign out and let go of everything; gives what went wrong, in words."""
        self._hush()
        self._preferences.language_changed.disconnect(self._speak_anew)
        self._barrier.drop()
        self._notice.drop()
        self._ways.drop()
        self._desk.close()
        try:
            sign_out(self._registry, self.person)
        except CoordinatorError as error:
            return str(error)
        return ""

    def _listen(self) -> None:
        self._is_listening = True
        self._window.destination_chosen.connect(self._go)
        self._window.own_password_requested.connect(self._to_own_password)
        self._window.backups_requested.connect(self._to_backups)

    def _hush(self) -> None:
        if self._is_listening:
            self._is_listening = False
            self._window.destination_chosen.disconnect(self._go)
            self._window.own_password_requested.disconnect(self._to_own_password)
            self._window.backups_requested.disconnect(self._to_backups)

    def _uncover(self) -> None:
        self._ways.set_enabled(True)
        if not self._barrier.open(self._ways.place):
            self._ways.go("today")
        self._ways.uncover()
        self._begin_day()
        self.unlocked.emit()

    def _begin_day(self) -> None:
        """See to what each day asks for: with all loaded that it takes, and somebody there."""
        if self._is_loaded and not self._barrier.stands:
            from ui.each_day import begin_day  # noqa: PLC0415  after the first page

            begin_day(self._desk, self._window)

    def _know_loaded(self) -> None:
        self._is_loaded = True
        self._begin_day()

    def _say_refused(self, error: CoordinatorError) -> None:
        self._ways.say_refused(error)

    def _ask_to_leave(self, why: str) -> None:
        if self._is_listening:  # else somebody else works here by now, who stays
            self.turned_out.emit(why)

    def _lay_ways(self) -> Ways:
        ways = Ways(self._desk, self._window, self._preferences)
        ways.loaded.connect(self._know_loaded)
        ways.site_changed.connect(self.site_changed)
        ways.restore_agreed.connect(self.restore_agreed)
        ways.move_agreed.connect(self.move_agreed)
        ways.people_changed.connect(self._renewal.renew)
        return ways

    def _go(self, destination: str) -> None:
        if self._is_stale:  # somebody else chose a language; what was typed stood till now
            self._speak_anew()
        self._ways.go(destination)

    def _to_backups(self) -> None:
        self._ways.to_backups()

    def _to_own_password(self) -> None:
        self._ways.to_own_password()

    def _speak_anew(self) -> None:
        """Make the pages again in another language: nothing typed is in them alone."""
        self._is_stale = self._barrier.stands
        if self._is_stale:
            return
        place = self._ways.place
        self._window.retranslate()
        self._window.set_person(self.person.name, self.person.role_words)
        self._ways.drop()
        self._ways = self._lay_ways()
        self._ways.go(place)
