"""What comes after the work: the last backup, or a backup that takes the registry's place."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from coordinator.domain.errors import CoordinatorError
from coordinator.text import _, sentences
from ui.automatic_backups import AutomaticBackups
from ui.restoring import Restoring
from ui.widgets.buttons import quiet
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.window import Window

if TYPE_CHECKING:
    from coordinator.registry.store import Clock, Registry
    from coordinator.restoring import Examined
    from coordinator.transferring import Transfer


class Farewell(QObject):
    """Lets go of registries; the window stays until the last backup is made."""

    restored = Signal(object, str)
    """The path of a registry that can be opened again, and what came of it in words."""

    def __init__(
        self, window: Window, backups: AutomaticBackups | None, clock: "Clock | None"
    ) -> None:
        """Without `backups`, registries are just closed."""
        super().__init__()
        self._window = window
        self._backups = backups
        self._clock = clock
        self._is_replacing = self._has_failed = False
        self._page: EmptyState | None = None
        self._restoring = Restoring(window)
        self._restoring.ended.connect(self.restored)
        if backups is not None:
            backups.made.connect(lambda: window.show_backup_age(None))
            backups.failed.connect(self._tell)
            backups.warned.connect(self._warn)
            backups.progressed.connect(self._say_how_far)
            backups.at_rest.connect(self._end)

    def watch(self, registry: "Registry") -> None:
        """See that each day of work has a backup."""
        if self._backups is not None:
            self._backups.watch(registry)

    def leave(self, registry: "Registry") -> None:
        """Let go of a registry, once what was done is in a backup."""
        if self._backups is None:
            registry.close()
        elif self._is_replacing:
            self._backups.let_go(registry)
        else:
            self._backups.leave(registry)

    def replace(
        self, examined: "Examined", *, another: bool, leave: Callable[[], object]
    ) -> None:
        """Let everybody `leave`, and put a backup in the place of their registry."""
        self._let_all_leave(leave)
        self._restoring.begin(examined, another=another, clock=self._clock)

    def move(self, wanted: "Transfer", *, leave: Callable[[], object]) -> None:
        """Let everybody `leave`, and put their registry on a server."""
        self._let_all_leave(leave)
        self._restoring.move(wanted, clock=self._clock)

    def _let_all_leave(self, leave: Callable[[], object]) -> None:
        """Close the registry at once: nothing waits for a backup of its own."""
        self._is_replacing = True
        leave()
        self._is_replacing = False

    def holds(self) -> bool:
        """Whether the window has to stay: it is closed again when the backup is made."""
        if self._page is None and self._must_wait():
            self._page = self._waiting()
            self._window.show_page(self._page, alone=True)
            self._window.hold(held=True)
        is_held = self._page is not None and self._must_wait()
        if not is_held:
            self._restoring.close()
            if self._backups is not None:
                self._backups.close()
        return is_held

    def _must_wait(self) -> bool:
        # Nobody asks a system that is shutting down to wait: half a backup does no harm.
        system = QGuiApplication.instance()
        is_ending = isinstance(system, QGuiApplication) and system.isSavingSession()
        return self._backups is not None and self._backups.is_busy and not is_ending

    def _waiting(self) -> EmptyState:
        close = named("close_now", quiet(_("&Close without it")))
        close.clicked.connect(self._close_now)
        words = _("The program ends when it is made. Your work is stored in any case.")
        return named(
            "waiting", EmptyState("save", _("Making the backup…"), close, detail=words)
        )

    def _close_now(self) -> None:
        if self._backups is not None and self._backups.is_busy:
            self._backups.cancel()
        else:
            self._close()

    def _end(self) -> None:
        """Close the window that was held, unless there is something to read in it."""
        QTimer.singleShot(0, self, self._close_if_done)

    def _close_if_done(self) -> None:
        if self._page is not None and not self._has_failed:
            self._close()

    def _close(self) -> None:
        self._window.hold(held=False)
        self._window.close()

    def _tell(self, error: CoordinatorError) -> None:
        self._has_failed = True
        if self._page is None:
            self._window.show_error(error)
        else:
            self._page.say(_("The backup could not be made."), str(error))

    def _warn(self, problem: str) -> None:
        words = _("The backup is made, but not the second copy. {problem}")
        self._window.messages.show_info(words.format(problem=problem))

    def _say_how_far(self, _share: float, words: str) -> None:
        if self._page is not None:
            stored = _("Your work is stored in any case.")
            self._page.say(_("Making the backup…"), sentences((words, stored)))
