"""Pictures of the screens, taken from the running program: `python -m ui.screens FILE OUT`."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton

from coordinator.registry.address import Place, place_of
from coordinator.sample_registry import SAMPLE_PASSWORD
from ui.application import Application
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.theme import Mode, Theme, dressed_application
from ui.widgets.form import FormField
from ui.window import Window

USER_NAME = "coordinator"
SIZE = QSize(1366, 768)
PATIENCE = 60.0  # seconds
TURNS = 12  # of the event loop, after which what was asked for is painted


class Photographer:
    """Goes through the program as somebody who signs in would, and keeps what is seen."""

    def __init__(self, qt: QApplication, settings: Path, mode: Mode, size: QSize) -> None:
        self._preferences = Preferences(Theme(qt, mode), settings)
        self._preferences.use_theme(mode.value)
        self._window = Window()
        self._application = Application(
            self._window, self._preferences, IdleWatch(qt), settings.with_name("site.registry")
        )
        self._size = size
        self.complaints: list[str] = []

    def take(self, registry: Place, out: Path) -> None:
        """Take every picture into the folder `out`."""
        former, sys.excepthook = sys.excepthook, self._hear
        try:
            self._application.start(registry)
            self._window.resize(self._size)
            self._keep(out / "sign-in.png")
            self._sign_in()
            self._walk_round(out)
        finally:
            self._window.close()
            sys.excepthook = former

    def _sign_in(self) -> None:
        for people in self._window.findChildren(QListWidget, "people"):
            for row in range(people.count()):
                if people.item(row).data(Qt.ItemDataRole.UserRole) == USER_NAME:
                    people.setCurrentRow(row)
        for password in self._window.findChildren(QLineEdit, "password"):
            password.setText(SAMPLE_PASSWORD)
        for button in self._window.findChildren(QPushButton, "sign_in"):
            button.click()
        fields = self._window.findChildren(FormField)
        self._wait(
            lambda: self._application.workplace is not None or any(f.problem for f in fields)
        )

    def _walk_round(self, out: Path) -> None:
        from ui.tour import is_painted, stops  # noqa: PLC0415  brings the registry, after the sign-in

        if (workplace := self._application.workplace) is None:
            self.complaints.append("Nobody could sign in.")
            return
        ways = workplace.ways
        for name, go in stops(ways):
            go()
            self._wait(lambda: not ways.desk.is_busy)
            self._wait(partial(is_painted, ways))
            self._keep(out / f"{name}.png")

    def _keep(self, path: Path) -> None:
        for _turn in range(TURNS):
            QApplication.processEvents()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._window.grab().save(str(path))

    def _wait(self, is_so: Callable[[], bool]) -> None:
        until = monotonic() + PATIENCE
        while not is_so() and not self.complaints and monotonic() < until:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.complaints.append("".join(traceback.format_exception(kind, error, trace)))


def main(arguments: list[str] | None = None) -> int:
    wanted = parsed(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    instance = QApplication.instance()
    qt = instance if isinstance(instance, QApplication) else dressed_application("screens")
    mode = Mode.DARK if wanted.dark else Mode.LIGHT
    with TemporaryDirectory(prefix="trial-coordinator-") as folder:
        photographer = Photographer(qt, Path(folder) / "settings.json", mode, wanted.size)
        photographer.take(wanted.registry, wanted.out)
    for complaint in photographer.complaints:
        sys.stderr.write(f"{complaint}\n")
    return 1 if photographer.complaints else 0


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.screens", description=__doc__)
    parser.add_argument("registry", type=place_of, help="a sample registry, or its address")
    parser.add_argument("out", type=Path, help="the folder for the pictures")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    parser.add_argument(
        "--size", type=size_of, default=SIZE, metavar="WxH", help="of the window, in pixels"
    )
    return parser.parse_args(arguments)


def size_of(words: str) -> QSize:
    """Read a size such as 1366x768."""
    width, height = words.split("x")
    return QSize(int(width), int(height))


if __name__ == "__main__":
    sys.exit(main())
