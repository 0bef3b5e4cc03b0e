"""The backups that nobody has to think of: once a day, and whenever somebody leaves."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coordinator.domain.errors import CoordinatorError
from ui.errands import Errand, Pool, Report

if TYPE_CHECKING:
    # These bring SQLAlchemy, for which the sign-in does not wait.
    from coordinator.domain.backup import BackupsMade
    from coordinator.registry.store import Registry

Work = Callable[[Report, "Registry"], "BackupsMade | None"]
FIRST_LOOK = 60_000  # milliseconds after somebody signed in: the day's work comes first
LOOK_AGAIN = 600_000


class AutomaticBackups(QObject):
    """Never holds up the screen, nor the sign-out; only the end of the program waits."""

    failed = Signal(CoordinatorError)
    made = Signal()
    warned = Signal(str)
    """The backup was made, but the second copy was not: says why."""
    progressed = Signal(float, str)
    at_rest = Signal()
    """Nothing is under way any more."""

    def __init__(self, first_look: int = FIRST_LOOK, look_again: int = LOOK_AGAIN) -> None:
        super().__init__()
        self._pool: Pool | None = None
        self._registry: Registry | None = None
        self._under_way: set[Errand] = set()
        self._daily: Errand | None = None
        self._look_again = look_again
        self._timer = QTimer(self, singleShot=True, interval=first_look)
        self._first_look = first_look
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    def watch(self, registry: "Registry") -> None:
        """See that there is a backup of each day on which somebody works with `registry`."""
        if registry is not self._registry:
            self._registry = registry
            self._timer.start(self._first_look)

    def leave(self, registry: "Registry") -> None:
        """Make the backup of what was done, and then let go of the registry."""
        self._forget()
        self._send(farewell, registry)

    def let_go(self, registry: "Registry") -> None:
        """Let go of the registry at once: a backup takes its place, or it is out of reach."""
        self._forget()
        registry.close()

    def cancel(self) -> None:
        """Drop what is under way: half a backup is never left behind."""
        for errand in tuple(self._under_way):
            errand.cancel()

    def close(self) -> None:
        self._forget()
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _forget(self) -> None:
        """Make no backup of a registry that is closed at this moment."""
        self._timer.stop()
        self._registry = None
        if self._daily is not None:
            self._daily.cancel()
            self._daily = None

    def _look(self) -> None:
        if self._registry is not None and not self.is_busy:
            self._daily = self._send(daily, self._registry)
        self._timer.start(self._look_again)

    def _send(self, work: Work, registry: "Registry") -> Errand:
        pool = self._pool = self._pool or Pool(self.failed.emit)
        errand = pool.send_reporting(work, registry, done=self._tell)
        self._under_way.add(errand)
        errand.progressed.connect(self.progressed)
        errand.ended.connect(lambda: self._end(errand))
        return errand

    def _end(self, errand: Errand) -> None:
        self._under_way.discard(errand)
        if not self._under_way:
            self.at_rest.emit()

    def _tell(self, made: "BackupsMade | None") -> None:
        if made is not None:
            self.made.emit()
            if made.problem:
                self.warned.emit(made.problem)


def daily(report: Report, registry: "Registry") -> "BackupsMade | None":
    """Make the backup of the day, unless there is one."""
    from coordinator.commands.backups import back_up_by_rule  # noqa: PLC0415  loads SQLAlchemy
    from coordinator.queries.backups import backup_state  # noqa: PLC0415

    return None if backup_state(registry).is_of_today else back_up_by_rule(registry, report)


def farewell(report: Report, registry: "Registry") -> "BackupsMade | None":
    """Make a backup of what was done since the last one, and close the registry.

    Of what several workstations share, one a day is made, by whoever comes first.
    """
    from coordinator.commands.backups import back_up_by_rule  # noqa: PLC0415  loads SQLAlchemy
    from coordinator.queries.backups import backup_state, is_on_server  # noqa: PLC0415

    try:
        state = backup_state(registry)
        has_news = state.has_news and not is_on_server(registry)
        is_due = has_news or not state.is_of_today
        return back_up_by_rule(registry, report) if is_due else None
    finally:
        registry.close()
