"""Several short pieces of work, one after the other, with the screen alive between them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

Step = Callable[[], bool]


class Entering(QObject):
    """Goes on until all is done, a step says that it could not be done, or it is dropped."""

    progressed = Signal(float, str)
    ended = Signal()

    def __init__(self, steps: Sequence[tuple[str, Step]]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._done = 0
        self._is_running = True
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        self._turn.start()

    @property
    def is_running(self) -> bool:
        return self._is_running

    def cancel(self) -> None:
        """Stop after what is done already, which stays."""
        self._end()

    def _go_on(self) -> None:
        if self._done == len(self._steps):
            self._end()
            return
        what, step = self._steps[self._done]
        self.progressed.emit(self._done / len(self._steps), what)
        self._done += 1
        if not step():
            self._end()

    def _end(self) -> None:
        self._turn.stop()
        if self._is_running:
            self._is_running = False
            self.ended.emit()
