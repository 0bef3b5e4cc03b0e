"""Notices that nobody has touched the program for a while."""

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


class IdleWatch(QObject):
    """Watches the windows of the program, not each of its widgets: that would cost time.

    And the one that has the keyboard: what an input method composes, as of Chinese, comes to
    it without a key that a window would see.
    """

    reached = Signal()

    def __init__(self, application: QGuiApplication, minute: int = MINUTE) -> None:
        """Take `minute` milliseconds for a minute."""
        super().__init__()
        self._minute = minute
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.reached)
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
        self._timer.stop()
        if minutes > 0:
            self._timer.start(minutes * self._minute)
            for window in QGuiApplication.topLevelWindows():
                self._watch(window)
            self._watch_typing(QGuiApplication.focusObject())

    def stop(self) -> None:
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)

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
