"""Leads from the entrance to the work and back; locks it; ends it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from coordinator.registry.address import Address, Place
from coordinator.text import _
from ui.automatic_backups import AutomaticBackups
from ui.entrance import Entrance
from ui.farewell import Farewell
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.window import Window

if TYPE_CHECKING:
    # These bring SQLAlchemy, for which the sign-in does not wait.
    from coordinator.domain.staff import StaffMember
    from coordinator.registry.store import Clock, Registry
    from coordinator.restoring import Examined
    from ui.switching import Switch
    from ui.workplace import Workplace


class Application(QObject):
    at_sign_in = Signal()
    """The sign-in was painted."""
    at_work = Signal()
    """Somebody has signed in, and the first page is there."""

    def __init__(
        self,
        window: Window,
        preferences: Preferences,
        idle: IdleWatch,
        usual: Path,
        clock: "Clock | None" = None,
        backups: AutomaticBackups | None = None,
    ) -> None:
        """Make new registries at `usual`, unless the person puts them elsewhere."""
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._idle = idle
        self._workplace: Workplace | None = None
        self._away: dict[str, Workplace] = {}  # locked, while somebody else works here
        self._switch: Switch | None = None
        self._farewell = Farewell(window, backups, clock)
        self._entrance = Entrance(window, usual, clock)
        self._entrance.at_sign_in.connect(self.at_sign_in)
        self._entrance.entered.connect(self._enter)
        self._entrance.restore_agreed.connect(self._restore)
        self._entrance.language_wanted.connect(preferences.use_language)
        preferences.language_changed.connect(self._entrance.speak_anew)
        self._farewell.restored.connect(self._open_again)
        window.closing.connect(self.finish)
        window.sign_out_requested.connect(self.sign_out)
        window.lock_requested.connect(self.lock)
        idle.reached.connect(self.lock_when_idle)
        window.help_requested.connect(partial(show_help, window))
        preferences.not_kept.connect(partial(say_not_kept, window))

    @property
    def workplace(self) -> "Workplace | None":
        return self._workplace

    def start(self, path: Place | None = None) -> None:
        """Open the registry at `path`, the one used last, or begin with the first start."""
        geometry = self._preferences.window_geometry.encode("ascii", "ignore")
        self._window.restoreGeometry(QByteArray.fromBase64(geometry))
        self._entrance.begin(path or self._preferences.registry_path)
        self._window.show()

    def lock(self) -> None:
        if self._workplace is not None:
            self._idle.stop()
            self._workplace.lock()

    def lock_when_idle(self) -> None:
        if self._workplace is not None:
            self._workplace.lock(_("Nobody used the program for a while."))

    def sign_out(self) -> None:
        """Sign out and go back to the sign-in of the same registry."""
        self._turn_out("")

    def finish(self) -> None:
        """Sign out and let go of everything: the window is being closed."""
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences.keep_geometry(geometry)
        self._leave()
        self._send_home()
        if not self._farewell.holds():
            self._entrance.close()

    def _turn_out(self, why: str) -> None:
        if self._workplace is not None:
            path = self._workplace.registry.place
            problem = self._leave()
            self._entrance.open(path, notice=" ".join(filter(None, (why, problem))))

    def _enter(self, registry: "Registry", person: "StaffMember") -> None:
        """Let in who signed in at the entrance; the work of who is locked here stays."""
        if any(away.registry.place != registry.place for away in self._away.values()):
            self._send_home()
        self._preferences.use_registry(registry.place)
        shared = next((away.registry for away in self._away.values()), registry)
        if shared is not registry:
            registry.close()
        self._sit_down(shared, person)
        self._entrance.leave()

    def _sit_down(self, registry: "Registry", person: "StaffMember") -> None:
        """Give a person the window: back to what was locked, or to a new day."""
        from ui.workplace import Workplace  # noqa: PLC0415  loads SQLAlchemy

        back = self._away.pop(person.user_name, None)
        if back is not None:
            self._workplace = back
            back.return_for(person)
        else:
            made = Workplace(self._window, self._preferences, registry, person)
            made.unlocked.connect(self._watch_idle)
            made.site_changed.connect(self._watch_idle)
            made.somebody_else_wanted.connect(self._ask_somebody_else)
            made.turned_out.connect(self._turn_out)
            made.restore_agreed.connect(self._restore)
            made.move_agreed.connect(partial(self._farewell.move, leave=self._leave_all))
            self._workplace = made
            made.begin()
            self._farewell.watch(registry)
        self._watch_idle()
        self.at_work.emit()

    def _ask_somebody_else(self) -> None:
        from ui.switching import Switch  # noqa: PLC0415  loads SQLAlchemy

        here = self._workplace
        if here is not None and self._switch is None:
            self._switch = Switch(self._window, here.registry, here.person)
            self._switch.entered.connect(self._change_over)
            self._switch.dropped.connect(self._stay_locked)

    def _change_over(self, person: "StaffMember") -> None:
        here = self._workplace
        if here is not None and person.user_name == here.person.user_name:
            here.come_back(person)
        elif here is not None:
            here.step_aside()
            self._away[here.person.user_name] = here
            self._sit_down(here.registry, person)
        self._close_switch()

    def _stay_locked(self) -> None:
        if self._workplace is not None:
            self._workplace.show_lock()
        self._close_switch()

    def _close_switch(self) -> None:
        if self._switch is not None:
            self._switch.close()
            self._switch = None

    def _watch_idle(self) -> None:
        if self._workplace is not None:
            self._idle.start(self._workplace.idle_minutes())

    def _leave(self) -> str:
        """Sign out who is signed in; gives what went wrong, in words."""
        self._idle.stop()
        self._close_switch()
        if self._workplace is None:
            return ""
        workplace, self._workplace = self._workplace, None
        problem = workplace.leave()
        self._window.clear_person()
        if not self._away:
            self._farewell.leave(workplace.registry)
        return problem

    def _send_home(self) -> None:
        """Sign out everybody whose work is locked here, out of sight."""
        away, self._away = tuple(self._away.values()), {}
        for workplace in away:
            workplace.leave()
        for workplace in away[:1]:
            self._farewell.leave(workplace.registry)

    def _restore(self, examined: "Examined", another: bool) -> None:  # noqa: FBT001  a slot
        """Let everybody go, and put the backup in the place of their registry."""
        self._farewell.replace(examined, another=another, leave=self._leave_all)

    def _open_again(self, place: Place, words: str) -> None:
        """Go to the sign-in of what was restored or moved; the next start goes there too."""
        if isinstance(place, Address):
            self._preferences.use_registry(place)
        self._entrance.open(place, words)

    def _leave_all(self) -> None:
        self._leave()
        self._send_home()


def say_not_kept(window: Window, why: str) -> None:
    words = _("This workstation's preferences could not be kept ({why}).")
    window.messages.show_info(words.format(why=why))


def show_help(window: Window) -> None:
    from ui.helping import Helping  # noqa: PLC0415  not on the sign-in

    helping = window.findChild(Helping) or Helping(window)
    helping.help()
