"""The program as a whole, tried by itself: sign-in, first page, end; 0 when all went well."""

import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember, Role
from coordinator.founding import found_registry
from ui.application import Application
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.theme import Theme, dressed_application
from ui.today.page import TodayPage
from ui.window import Window

PASSWORD = "only for this trial run"  # noqa: S105  of a registry that is gone in a moment
PEOPLE = (
    NewStaffMember("coordinator", "Trial Run", Role.COORDINATOR, PASSWORD),
    NewStaffMember("investigator", "Second Person", Role.INVESTIGATOR, PASSWORD),
)
LIMIT = 120_000  # milliseconds
HARMLESS = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
EXPECTED = (
    "This plugin does not support propagateSizeHints"  # said of screens without a desktop
)


class TrialRun:
    """Signs in where the registry is its own; of one that is given it shows the sign-in."""

    def __init__(self, qt: QApplication, folder: Path, registry: Path | None) -> None:
        self._qt = qt
        self._is_own = registry is None
        self._path = registry or folder / "smoke.registry"
        preferences = Preferences(Theme(qt), folder / "settings.json")
        self._window = Window()
        self._application = Application(self._window, preferences, IdleWatch(qt), self._path)
        self._application.at_sign_in.connect(self._sign_in)
        self._application.at_work.connect(self._wait_for_today)
        self.complaints: list[str] = []
        self.is_through = False

    def run(self) -> int:
        qInstallMessageHandler(self._hear)
        former, sys.excepthook = sys.excepthook, self._catch
        if self._is_own:
            found_registry(self._path, Site("Trial run", "00"), PEOPLE)
        self._application.start(self._path)
        QTimer.singleShot(LIMIT, self._qt.quit)
        self._qt.exec()
        sys.excepthook = former
        qInstallMessageHandler(None)
        for complaint in self.complaints:
            sys.stderr.write(f"{complaint}\n")
        return 0 if self.is_through and not self.complaints else 1

    def _sign_in(self) -> None:
        if not self._is_own:
            self._end()
            return
        for password in self._window.findChildren(QLineEdit, "password"):
            password.setText(PASSWORD)
        for button in self._window.findChildren(QPushButton, "sign_in"):
            button.click()

    def _wait_for_today(self) -> None:
        page = self._window.page
        if isinstance(page, TodayPage):
            page.filled.connect(self._end)

    def _end(self) -> None:
        self.is_through = True
        self._window.close()

    def _hear(self, kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind not in HARMLESS and EXPECTED not in words:
            self.complaints.append(words)

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.complaints.append("".join(traceback.format_exception(kind, error, trace)))
        self._qt.quit()


def run(registry: Path | None = None) -> int:
    with TemporaryDirectory(prefix="trial-coordinator-") as folder:
        qt = QApplication.instance() or dressed_application("trial-coordinator")
        if not isinstance(qt, QApplication):
            return 1
        return TrialRun(qt, Path(folder), registry).run()
