"""Notices that nobody has touched the program for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
MINUTE: Final = 60_000  # milliseconds


class IdleWatch(QObject):
    """Watches the windows of the program, not each of its widgets: that would cost time."""

    reached = Signal()

    def __init__(self, application: QGuiApplication, minute: int = MINUTE) -> None:
        """Take `minute` milliseconds for a minute."""
        super().__init__()
        self._minute = minute
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.reached)
        application.focusWindowChanged.connect(self._watch)

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
