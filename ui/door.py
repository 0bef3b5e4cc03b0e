"""From a file to a registry in which somebody has signed in, without holding up the screen."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
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
        self, path: Path, clock: "Clock | None" = None, behind: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.path = path
        self._clock = clock
        self._behind = behind
        self._pool = Pool(self.out_of_reach.emit)
        self._opening = Lock()
        self._registry: Registry | None = None

    def get_ready(self) -> None:
        """Load what will be needed and open the registry, while the person types."""
        self._pool.send(self._prepare, done=lambda _registry: None)

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
            if self._registry is None:
                self.out_of_reach.emit(error)
            else:
                refused(error)

        errand = self._pool.send(
            self._enter, user_name, password, done=self._let_in, failed=failed
        )
        errand.ended.connect(ended)

    def close(self) -> None:
        """Close the registry, unless it has been handed over to somebody who signed in."""
        self._pool.close()
        if self._registry is not None:
            self._registry.close()
            self._registry = None

    def _let_in(self, entered: Entered) -> None:
        registry, person = entered
        self._registry = None
        self.entered.emit(registry, person)

    def _enter(self, user_name: str, password: str) -> Entered:
        registry = self._prepare()
        from coordinator.commands.staff import sign_in  # noqa: PLC0415  loads SQLAlchemy

        return registry, sign_in(registry, user_name=user_name, password=password)

    def _prepare(self) -> "Registry":
        with self._opening, loading():
            if self._registry is None:
                from coordinator.registry.store import (  # noqa: PLC0415  loads SQLAlchemy
                    Registry,
                    local_now,
                )

                self._registry = Registry(self.path, self._clock or local_now)
                for module in self._behind:
                    import_module(module)
            return self._registry


@contextmanager
def loading() -> Iterator[None]:
    """Collect no garbage meanwhile: modules stay, and looking through them takes 100 ms."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
