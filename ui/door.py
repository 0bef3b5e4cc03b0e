"""From a file to a registry in which somebody has signed in, without holding up the screen."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError, Refused
from coordinator.registry.address import Place
from coordinator.registry.errors import RegistryLocked
from ui.errands import Pool

if TYPE_CHECKING:
    # These bring SQLAlchemy, for which the sign-in does not wait.
    from coordinator.domain.staff import StaffMember
    from coordinator.registry.store import Clock, Registry

Entered = tuple["Registry", "StaffMember"]


class Door(QObject):
    """Opens the registry at `path` and lets people in.

    `behind` are modules to be loaded in the meantime: those of the first page.
    """

    entered = Signal(object, object)
    """A registry and the staff member who signed in."""
    out_of_reach = Signal(CoordinatorError)
    """The registry cannot be opened."""

    def __init__(
        self, path: Place, clock: "Clock | None" = None, behind: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.path = path
        self._clock = clock
        self._behind = behind
        self._pool = Pool(self.out_of_reach.emit)
        self._loading = Lock()

    def get_ready(self) -> None:
        """Load what will be needed, while the person types."""
        self._pool.send(self._prepare, done=lambda _nothing: None)

    def sign_in(
        self,
        user_name: str,
        password: str,
        *,
        ended: Callable[[], None],
        refused: Callable[[CoordinatorError], None],
    ) -> None:
        """Check the password; `entered` follows, or `refused`, both after `ended`."""

        def failed(error: CoordinatorError) -> None:
            if isinstance(error, Refused | RegistryLocked):
                refused(error)
            else:
                self.out_of_reach.emit(error)

        errand = self._pool.send(
            self._enter, user_name, password, done=self._let_in, failed=failed
        )
        errand.ended.connect(ended)

    def close(self) -> None:
        self._pool.close()

    def _let_in(self, entered: Entered) -> None:
        self.entered.emit(*entered)

    def _enter(self, user_name: str, password: str) -> Entered:
        self._prepare()
        from coordinator.entering import enter  # noqa: PLC0415  loads SQLAlchemy
        from coordinator.registry.store import local_now  # noqa: PLC0415

        return enter(self.path, user_name, password, self._clock or local_now)

    def _prepare(self) -> None:
        with self._loading, loading():
            for module in ("coordinator.entering", *self._behind):
                import_module(module)


@contextmanager
def loading() -> Iterator[None]:
    """Collect no garbage meanwhile: modules stay, and looking through them takes 100 ms."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
