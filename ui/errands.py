"""Work that takes longer than a person should wait for, done beside the screen."""

import sys
from collections.abc import Callable
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, Qt, Signal

from coordinator.domain.errors import CoordinatorError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

Report = Callable[[float, str], None]
"""Tell how far long work is, from 0 to 1 (-1 when nobody knows), and what it is doing."""

TOLD_EVERY = 0.1  # seconds: more often nobody reads it, and the screen would lag behind
TURN = 0.001  # seconds after which work beside the screen lets the screen have its turn

Done = Callable[[T], None]
Failed = Callable[[CoordinatorError], None]


class Cancelled(Exception):
    """Nobody waits for this work any more; raised inside it when it reports."""


class Errand(QObject):
    """One piece of work on its way: it can be watched and dropped."""

    progressed = Signal(float, str)
    ended = Signal()
    _came_back = Signal(object, object)

    def __init__(self, finish: Callable[[object, BaseException | None], None]) -> None:
        super().__init__()
        self._finish = finish
        self._is_cancelled = False
        self._is_running = True
        self._told_at = 0.0
        self._came_back.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        return self._is_running

    def cancel(self) -> None:
        """Drop the work: it stops when it next reports, and what it finds is not told."""
        if self._is_running:
            self._is_cancelled = True
            self._is_running = False
            self.ended.emit()

    def run(self, work: Callable[[], object]) -> None:
        """Do `work`; called in the pool."""
        if self._is_cancelled:
            return
        try:
            found = work()
        except BaseException as error:  # noqa: BLE001  raised again where the person sits
            self._came_back.emit(None, error)
        else:
            self._came_back.emit(found, None)

    def report(self, fraction: float, what: str) -> None:
        """Tell how far `work` is, but not more often than it is read; called in the pool."""
        if self._is_cancelled:
            raise Cancelled
        now = monotonic()
        if now - self._told_at >= TOLD_EVERY:
            self._told_at = now
            self.progressed.emit(fraction, what)

    def _end(self, found: object, error: BaseException | None) -> None:
        if self._is_cancelled or isinstance(error, Cancelled):
            return
        self._is_running = False
        self.ended.emit()
        self._finish(found, error)


class Pool:
    """Two threads beside that of the screen, so that no long work holds up a short one."""

    def __init__(self, refused: Failed) -> None:
        self._refused = refused
        self._under_way: set[Errand] = set()

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    def send(
        self,
        work: Callable[[*Ts], T],
        *args: *Ts,
        done: Done[T],
        failed: Failed | None = None,
    ) -> Errand:
        """Do `work(*args)` in the pool, and hand what it finds to `done` on this thread."""
        errand = self._errand(done, failed)
        self._start(errand, lambda: work(*args))
        return errand

    def send_reporting(
        self,
        work: Callable[[Report, *Ts], T],
        *args: *Ts,
        done: Done[T],
        failed: Failed | None = None,
    ) -> Errand:
        """Do `work(report, *args)` in the pool; `report` tells how far it is."""
        errand = self._errand(done, failed)
        self._start(errand, lambda: work(errand.report, *args))
        return errand

    def close(self) -> None:
        """Drop what is under way, and wait until the threads have let go of it."""
        for errand in tuple(self._under_way):
            errand.cancel()
        self._threads.shutdown(wait=True, cancel_futures=True)

    @cached_property
    def _threads(self) -> "ThreadPoolExecutor":
        # The sign-in, which has nothing to send yet, is painted before this is loaded.
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        sys.setswitchinterval(TURN)
        return ThreadPoolExecutor(2, thread_name_prefix="errand")

    def _errand(self, done: Done[T], failed: Failed | None) -> Errand:
        def finish(found: object, error: BaseException | None) -> None:
            if isinstance(error, CoordinatorError):
                (failed or self._refused)(error)
            elif error is not None:
                raise error
            else:
                done(found)  # type: ignore[arg-type]  # what `work` gave is a T

        return Errand(finish)

    def _start(self, errand: Errand, work: Callable[[], object]) -> None:
        self._under_way.add(errand)
        errand.ended.connect(lambda: self._under_way.discard(errand))
        self._threads.submit(errand.run, work)
