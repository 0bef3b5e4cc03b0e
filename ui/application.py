"""Leads from the entrance to the work and back; locks it; ends it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from coordinator.text import _
from ui.entrance import Entrance
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.window import Window

if TYPE_CHECKING:
    # These bring SQLAlchemy, for which the sign-in does not wait.
    from coordinator.domain.staff import StaffMember
    from coordinator.registry.store import Clock, Registry
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
    ) -> None:
        """Make new registries at `usual`, unless the person puts them elsewhere."""
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._idle = idle
        self._workplace: Workplace | None = None
        self._entrance = Entrance(window, usual, clock)
        self._entrance.at_sign_in.connect(self.at_sign_in)
        self._entrance.entered.connect(self._enter)
        window.closing.connect(self.finish)
        window.sign_out_requested.connect(self.sign_out)
        window.lock_requested.connect(self.lock)
        idle.reached.connect(self.lock_when_idle)
        preferences.not_kept.connect(self._say_not_kept)

    @property
    def workplace(self) -> "Workplace | None":
        return self._workplace

    def start(self, path: Path | None = None) -> None:
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
        if self._workplace is not None:
            path = self._workplace.registry_path
            self._entrance.open(path, notice=self._leave())

    def finish(self) -> None:
        """Sign out and let go of everything: the window is being closed."""
        geometry = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences.keep_geometry(geometry)
        self._leave()
        self._entrance.close()

    def _enter(self, registry: "Registry", person: "StaffMember") -> None:
        from ui.workplace import Workplace  # noqa: PLC0415  loads SQLAlchemy

        self._preferences.use_registry(registry.path)
        self._workplace = Workplace(self._window, self._preferences, registry, person)
        self._workplace.unlocked.connect(self._watch_idle)
        self._workplace.site_changed.connect(self._watch_idle)
        self._workplace.begin()
        self._entrance.leave()
        self._watch_idle()
        self.at_work.emit()

    def _watch_idle(self) -> None:
        if self._workplace is not None:
            self._idle.start(self._workplace.idle_minutes())

    def _leave(self) -> str:
        """Sign out who is signed in; gives what went wrong, in words."""
        self._idle.stop()
        if self._workplace is None:
            return ""
        workplace, self._workplace = self._workplace, None
        return workplace.leave()

    def _say_not_kept(self, why: str) -> None:
        words = _("This workstation's preferences could not be kept ({why}).")
        self._window.messages.show_info(words.format(why=why))
