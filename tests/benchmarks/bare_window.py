"""A window with nothing in it, and when it was painted: what the program's start is held to."""

import sys
from time import monotonic_ns

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

import ui  # noqa: F401  keeps Python 3.11 alive under PySide6


class Bare(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        sys.stdout.write(f"{monotonic_ns()}\n")
        QApplication.quit()


if __name__ == "__main__":
    application = QApplication([])
    window = Bare()
    window.resize(1_280, 800)
    window.show()
    application.exec()
