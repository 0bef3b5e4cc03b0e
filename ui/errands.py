"""Work that takes longer than a person should wait for, done beside the screen.

No thread of the pool ever holds anything of Qt but the hub, through which it tells what it
found: what Qt made must be taken down on the thread that made it, and a thread that lets go
of a thing last takes it down.
"""

import sys
from collections.abc import Callable
from functools import cached_property
from itertools import count
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

    def __init__(self, finish: Callable[[object, BaseException | None], None]) -> None:
        super().__init__()
        self._finish = finish
        self._is_running = True
        self._is_cancelled = False

    @property
    def is_running(self) -> bool:
        return self._is_running

    @property
    def is_cancelled(self) -> bool:
        return self._is_cancelled

    def cancel(self) -> None:
        """Drop the work: it stops when it next reports, and what it finds is not told."""
        if self._is_running:
            self._is_cancelled = True
            self._is_running = False
            self.ended.emit()

    def end(self, found: object, error: BaseException | None) -> None:
        """Tell what came of it, unless nobody waits for it any more."""
        if self._is_cancelled or isinstance(error, Cancelled):
            return
        self._is_running = False
        self.ended.emit()
        self._finish(found, error)


class _Hub(QObject):
    """Brings what the threads tell to the thread of the screen; lives as long as the pool."""

    told = Signal(int, float, str)
    came_back = Signal(int, object, object)


class _Call:
    """What a thread of the pool does, and whether anybody still waits for it."""

    def __init__(self, number: int, work: Callable[[Report], object], hub: _Hub) -> None:
        self.number = number
        self.is_cancelled = False
        self._work = work
        self._hub = hub
        self._told_at = 0.0

    def run(self) -> tuple[object, BaseException | None]:
        if self.is_cancelled:
            return None, Cancelled()
        try:
            return self._work(self.report), None
        except BaseException as error:  # noqa: BLE001  raised again where the person sits
            return None, error

    def report(self, fraction: float, what: str) -> None:
        """Tell how far the work is, but not more often than it is read."""
        if self.is_cancelled:
            raise Cancelled
        now = monotonic()
        if now - self._told_at >= TOLD_EVERY:
            self._told_at = now
            self._hub.told.emit(self.number, fraction, what)


def _run(calls: dict[int, _Call], hub: _Hub, number: int) -> None:
    """Do one call, in the pool; by its number, so that this thread never has it last."""
    found, error = calls[number].run()
    hub.came_back.emit(number, found, error)


class Pool:
    """Two threads beside that of the screen, so that no long work holds up a short one."""

    def __init__(self, refused: Failed) -> None:
        self._refused = refused
        self._numbers = count(1)
        self._under_way: dict[int, Errand] = {}
        self._calls: dict[int, _Call] = {}  # what was cancelled as well, until it came back
        self._hub = _Hub()
        self._hub.told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._hub.came_back.connect(self._end, Qt.ConnectionType.QueuedConnection)

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
        return self._start(self._errand(done, failed), lambda _report: work(*args))

    def send_reporting(
        self,
        work: Callable[[Report, *Ts], T],
        *args: *Ts,
        done: Done[T],
        failed: Failed | None = None,
    ) -> Errand:
        """Do `work(report, *args)` in the pool; `report` tells how far it is."""
        return self._start(self._errand(done, failed), lambda report: work(report, *args))

    def close(self) -> None:
        """Drop what is under way, and wait until the threads have let go of it."""
        for errand in tuple(self._under_way.values()):
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

    def _start(self, errand: Errand, work: Callable[[Report], object]) -> Errand:
        number = next(self._numbers)
        call = _Call(number, work, self._hub)

        def leave() -> None:
            call.is_cancelled = errand.is_cancelled
            self._under_way.pop(number, None)

        errand.ended.connect(leave)
        self._under_way[number], self._calls[number] = errand, call
        self._threads.submit(_run, self._calls, self._hub, number)
        return errand

    def _tell(self, number: int, fraction: float, what: str) -> None:
        if (errand := self._under_way.get(number)) is not None:
            errand.progressed.emit(fraction, what)

    def _end(self, number: int, found: object, error: BaseException | None) -> None:
        del self._calls[number]
        if (errand := self._under_way.get(number)) is not None:
            errand.end(found, error)
