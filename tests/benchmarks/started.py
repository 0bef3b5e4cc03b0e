"""Starts the program as a person does, and tells when sign-in and first page were painted."""

import sys
from pathlib import Path
from time import monotonic_ns

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from ui.application import Application
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.settings import PROGRAM
from ui.theme import Theme, dressed_application
from ui.window import Window

PASSWORD = "quiet paper boat"


class Start:
    """Puts the program together as `ui.__main__` does, and signs in as soon as it can."""

    def __init__(self, qt: QApplication, path: Path) -> None:
        preferences = Preferences(Theme(qt))
        self._window = Window()
        self._application = Application(self._window, preferences, IdleWatch(qt), path)
        self._application.at_sign_in.connect(self._sign_in)
        self._application.at_work.connect(self._watch)
        self._application.start(path)

    def _sign_in(self) -> None:
        tell()
        page = self._window.page
        page.findChild(QLineEdit, "password").setText(PASSWORD)
        page.findChild(QPushButton, "sign_in").click()

    def _watch(self) -> None:
        page = self._window.page
        # Known by its name: what this module imports, it would have loaded before the sign-in.
        if type(page).__name__ == "TodayPage":
            page.filled.connect(self._end)

    def _end(self) -> None:
        self._window.repaint()
        tell()
        self._window.close()


def tell() -> None:
    sys.stdout.write(f"{monotonic_ns()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    application = dressed_application(PROGRAM)
    start = Start(application, Path(sys.argv[1]))
    application.exec()
