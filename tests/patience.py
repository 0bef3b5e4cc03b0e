"""How long a test waits for what must come: long enough for a machine that does much else.

Nothing waits as long where all is well, since each wait ends when its sign is there. A test
of its own that needs less patience would only be red where the machine is slow.
"""

from typing import Any, Final

from pytestqt.qtbot import QtBot

PATIENCE: Final = 60_000  # milliseconds


class PatientBot(QtBot):
    """pytest-qt's robot, which by itself waits for five seconds."""

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **how)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)
