"""Notices that nobody has touched the program for a while."""

from collections.abc import Callable
from time import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
MINUTE: Final = 60_000  # milliseconds
LOOK: Final = 2_000  # milliseconds: how soon a computer that slept is found to have done so


class IdleWatch(QObject):
    """Watches the windows of the program, not each of its widgets: that would cost time.

    And the one that has the keyboard: what an input method composes, as of Chinese, comes to
    it without a key that a window would see.

    Timers stand still while a computer sleeps, so that the time of day is looked at as well:
    who opens somebody's laptop finds the program locked, and the first key does nothing else.
    """

    reached = Signal()

    def __init__(
        self,
        application: QGuiApplication,
        minute: int = MINUTE,
        seconds_now: Callable[[], float] = time,
    ) -> None:
        """Take `minute` milliseconds for a minute."""
        super().__init__()
        self._minute = minute
        self._seconds_now = seconds_now
        self._touched_at = 0.0
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._reach_if_overdue)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._reach)
        self._typed_into: QObject | None = None
        application.focusWindowChanged.connect(self._watch)
        application.focusObjectChanged.connect(self._watch_typing)

    @property
    def limit(self) -> int:
        """The limit in milliseconds; 0 while nothing is watched."""
        return self._timer.interval() if self._timer.isActive() else 0

    @property
    def remaining(self) -> int:
        """How many milliseconds are left, if nobody touches anything."""
        return self._timer.remainingTime()

    def start(self, minutes: int) -> None:
        """Begin to wait; never with 0 minutes."""
        self.stop()
        if minutes > 0:
            self._timer.setInterval(minutes * self._minute)
            self._begin_anew()
            self._look.start()
            for window in QGuiApplication.topLevelWindows():
                self._watch(window)
            self._watch_typing(QGuiApplication.focusObject())

    def stop(self) -> None:
        self._timer.stop()
        self._look.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._timer.isActive():
            if self._reach_if_overdue():
                return True  # it was meant to wake the computer
            self._begin_anew()
        return super().eventFilter(watched, event)

    def _begin_anew(self) -> None:
        self._timer.start()
        self._touched_at = self._seconds_now()

    def _reach_if_overdue(self) -> bool:
        """Say whether the limit passed while the timer stood still."""
        gone = self._seconds_now() - self._touched_at
        is_overdue = gone * 1_000 >= self._timer.interval()
        if is_overdue:
            self._reach()
        return is_overdue

    def _reach(self) -> None:
        self.stop()
        self.reached.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            # Installed again it is still installed once.
            window.installEventFilter(self)

    def _watch_typing(self, at: QObject | None) -> None:
        former, self._typed_into = self._typed_into, None
        if former is not None and isValid(former):
            former.removeEventFilter(self)
        if at is not None and not isinstance(at, QWindow):
            self._typed_into = at
            at.installEventFilter(self)
