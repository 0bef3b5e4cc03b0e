"""One staff member at work on one registry: the only door from the screens to the domain."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, QTimer, Signal

from coordinator.domain.errors import CoordinatorError
from ui.errands import Cancelled, Done, Errand, Failed, Pool, Report

if TYPE_CHECKING:
    # The registry brings SQLAlchemy, for which the first window does not wait.
    from coordinator.domain.staff import StaffMember
    from coordinator.registry.store import Registry

__all__ = ["Cancelled", "Desk", "Errand", "Report"]

P = ParamSpec("P")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")

POLL_MS = 500  # what others wrote is seen within a second


class Desk(QObject):
    changed = Signal()
    """Something was written, here or by another window on the same registry."""
    refused = Signal(CoordinatorError)
    written_elsewhere = Signal()
    """Another program or window wrote: what a person may do may be otherwise now."""

    def __init__(
        self, registry: "Registry", staff_member: "StaffMember", poll_ms: int = POLL_MS
    ) -> None:
        super().__init__()
        self._registry = registry
        self._staff_member = staff_member
        self._pool = Pool(self.refused.emit)
        self._seen = registry.data_version()
        self._is_out_of_reach = False
        self._poll = QTimer(self, interval=poll_ms)
        self._poll.timeout.connect(self._look)
        self._poll.start()

    @property
    def staff_member(self) -> "StaffMember":
        return self._staff_member

    def know(self, person: "StaffMember") -> None:
        """Work on behalf of the same person as the registry now knows them."""
        self._staff_member = person

    @property
    def registry(self) -> "Registry":
        """The registry itself, for the composition root; pages ask and do."""
        return self._registry

    @property
    def is_busy(self) -> bool:
        """Whether something is still done beside the screen."""
        return self._pool.is_busy

    def ask(
        self, query: "Callable[Concatenate[Registry, P], T]", *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return query(self._registry, *args, **kwargs)

    def do(
        self,
        command: "Callable[Concatenate[Registry, StaffMember, P], object]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Run `command` and say whether it was done; a refusal is told to all who listen."""
        try:
            self._hear()
            command(self._registry, self._staff_member, *args, **kwargs)
        except CoordinatorError as error:
            self.refused.emit(error)
            return False
        self._seen = self._registry.data_version()
        self.changed.emit()
        return True

    def did(
        self,
        command: "Callable[Concatenate[Registry, StaffMember, P], T]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Run `command` and give what it made, such as an id; None when it was refused."""
        try:
            self._hear()
            made = command(self._registry, self._staff_member, *args, **kwargs)
        except CoordinatorError as error:
            self.refused.emit(error)
            return None
        self._seen = self._registry.data_version()
        self.changed.emit()
        return made

    def ask_in_background(
        self,
        query: "Callable[[Registry, *Ts], T]",
        *args: *Ts,
        done: Done[T],
        failed: Failed | None = None,
    ) -> Errand:
        """Ask beside the screen; `done` gets the facts on this thread, unless cancelled."""
        return self._pool.send(query, self._registry, *args, done=done, failed=failed)

    def work_in_background(
        self,
        work: Callable[[*Ts], T],
        *args: *Ts,
        done: Done[T],
        failed: Failed | None = None,
    ) -> Errand:
        """Do what needs facts alone, such as reading a record or setting a form."""
        return self._pool.send(work, *args, done=done, failed=failed)

    def report_in_background(
        self,
        work: Callable[[Report, *Ts], T],
        *args: *Ts,
        done: Done[T],
        failed: Failed | None = None,
    ) -> Errand:
        """Do long work that tells by `report(fraction, what)` how far it is."""
        return self._pool.send_reporting(work, *args, done=done, failed=failed)

    def rest(self) -> None:
        """Stop watching the registry: nobody sees this desk for a while."""
        self._poll.stop()

    def wake(self) -> None:
        """Watch again, and tell what was written meanwhile."""
        self._poll.start()
        self._look()

    def work_alone(
        self,
        work: Callable[[Report, *Ts], T],
        *args: *Ts,
        done: Done[T],
        failed: Failed | None = None,
    ) -> Errand:
        """Do what needs the registry for itself; this desk looks at it again afterwards."""
        self._poll.stop()
        errand = self._pool.send_reporting(work, *args, done=done, failed=failed)
        errand.ended.connect(self._look_again)
        return errand

    def close(self) -> None:
        """Stop watching the registry and wait until nothing uses it any more."""
        self._poll.stop()
        self._pool.close()

    def _look_again(self) -> None:
        self._poll.start()
        self._seen = self._registry.data_version()
        self.changed.emit()

    def _hear(self) -> None:
        """Let it be known, before something is done, that others have written."""
        if self._registry.data_version() != self._seen:
            self.written_elsewhere.emit()

    def _look(self) -> None:
        """Notice what another process wrote."""
        try:
            version = self._registry.data_version()
        except CoordinatorError as error:
            if not self._is_out_of_reach:
                self._is_out_of_reach = True
                self.refused.emit(error)
            return
        self._is_out_of_reach = False
        if version != self._seen:
            self._seen = version
            self.written_elsewhere.emit()
            self.changed.emit()
