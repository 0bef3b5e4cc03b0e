"""What nobody needs any more is looked for on the thread of the screen alone.

Left to itself, Python looks on whichever thread has just made many things, and throws away
there what it finds. What Qt made must be taken down on the thread that made it: elsewhere the
program dies of it, seldom and without a word.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY: Final = 250  # milliseconds


class Sweeper(QObject):
    """Looks now and then, in place of Python, as long as the application lives."""

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(sweep)
        self._timer.start()


def sweep() -> None:
    """Look once if so much was made since the last time that Python would have looked."""
    made, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if made[generation] > limits[generation]:
            gc.collect(generation)
            return
