"""What happens when the program itself is wrong: it says so, and keeps what mends it.

A report names the places in the program where it happened, and no value: values may be
about subjects. So neither variables nor the words of most errors are kept.
"""

import platform
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from traceback import FrameSummary, extract_tb
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QThread, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.fault_words import fault_words
from coordinator.text import _
from ui.widgets.buttons import primary, quiet
from ui.widgets.dialogs import DialogFrame
from ui.widgets.labels import Label, mono
from ui.widgets.layouts import column
from ui.widgets.named import named

LOG_NAME: Final = "crashes.log"
# Errors whose words speak of the program alone, never of what was entered.
SPEAKS_OF_CODE: Final = (AttributeError, ImportError, NameError, TypeError)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class CrashDialog(DialogFrame):
    def __init__(self, parent: QWidget | None, report: str, log: Path) -> None:
        super().__init__(parent, _("The program made a mistake"))
        self._report = report
        self._copy = named("copy_details", quiet(_("Copy &details"), "copy"))
        self._copy.clicked.connect(self._copy_report)
        go_on = named("go_on", primary(_("&Go on")))
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        self.set_content(
            column(
                Label(
                    _(
                        "What you entered before is stored. The last step was perhaps not: "
                        "look whether it is there, and do it again if it is not."
                    )
                ),
                Label(
                    _(
                        "The details name places in the program and nothing about subjects. "
                        "Send them to those who look after the program."
                    ),
                    "second",
                ),
                mono(str(log)),
            )
        )
        self.set_actions(self._copy, cancel=False)
        self.set_actions(go_on, cancel=False)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(_("Copied"))


class CrashReporter(QObject):
    """Takes what nobody caught: our own errors go to `known`, all others are bugs."""

    def __init__(
        self, folder: Path, known: Callable[[CoordinatorError], object] | None = None
    ) -> None:
        super().__init__()
        self._log = folder / LOG_NAME
        self._known = known
        self._dialog: CrashDialog | None = None
        self._former: Hook = sys.excepthook
        self._former_in_thread = threading.excepthook

    def install(self) -> None:
        self._former, sys.excepthook = sys.excepthook, self.take
        self._former_in_thread, threading.excepthook = (
            threading.excepthook,
            self._take_in_thread,
        )

    def uninstall(self) -> None:
        sys.excepthook = self._former
        threading.excepthook = self._former_in_thread

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):
            self._former(kind, error, trace)
        elif isinstance(error, CoordinatorError) and self._known is not None:
            self._known(error)
        else:
            report = describe(error, trace)
            self._keep(report)
            self._show(report)

    def _take_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if isinstance(caught.exc_value, Exception):
            self._keep(describe(caught.exc_value, caught.exc_traceback))

    def _keep(self, report: str) -> None:
        sys.stderr.write(report)
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as log:
                log.write(report + "\n")
        except OSError as fault:
            sys.stderr.write(f"{LOG_NAME}: {fault_words(fault)}\n")

    def _show(self, report: str) -> None:
        """Open one dialog, however many mistakes follow from the first."""
        application = QApplication.instance()
        if not isinstance(application, QApplication) or self._dialog is not None:
            return
        if application.thread() is QThread.currentThread():
            self._dialog = CrashDialog(application.activeWindow(), report, self._log)
            self._dialog.destroyed.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None


def forbid_core_dumps() -> None:
    """Let the system keep no picture of the program's memory when it is ended by a fault.

    There are names and the registry's key in it. Windows keeps none unless it is told to.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def describe(error: BaseException, trace: TracebackType | None) -> str:
    """Tell where `error` arose, without a value that anybody entered."""
    lines = [
        f"{datetime.now(UTC).isoformat(timespec='seconds')}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        *(_place(frame) for frame in extract_tb(trace)),
        f"{type(error).__module__}.{type(error).__qualname__}",
    ]
    if isinstance(error, SPEAKS_OF_CODE):
        lines[-1] += f": {error}"
    if (cause := error.__cause__ or error.__context__) is not None:
        lines += ["after", describe(cause, cause.__traceback__)]
    return "\n".join(lines) + "\n"


def _place(frame: FrameSummary) -> str:
    """Name a place by the last parts of its path; the first may name the person."""
    path = "/".join(Path(frame.filename).parts[-3:])
    return f"  {path}, line {frame.lineno}, in {frame.name}"
