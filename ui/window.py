"""The one window: the rail at the left, the page at the right, a message above the page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from coordinator.domain.errors import CoordinatorError
from coordinator.text import _
from ui.actions import WindowActions
from ui.navigation import DESTINATIONS, Destination, NavigationRail
from ui.widgets.layouts import PAGE_MARGIN, column, filling, row
from ui.widgets.messages import MessageBar
from ui.widgets.named import named

FOLDS_BELOW: Final = 1100
USUAL_SIZE: Final = QSize(1280, 800)
FRAME: Final = QSize(16, 40)  # what a desktop draws around a window, at most


class Window(QMainWindow):
    destination_chosen = Signal(str)
    lock_requested = Signal()
    sign_out_requested = Signal()
    help_requested = Signal()
    closing = Signal()

    def __init__(self, navigation_items: Sequence[Destination] = DESTINATIONS) -> None:
        super().__init__()
        named("window", self)
        self._rail = NavigationRail(navigation_items)
        self._messages = named("messages", MessageBar())
        self._pages = named("pages", QStackedWidget())
        self._actions = WindowActions(self)
        self.setMinimumSize(880, 560)
        self.resize(USUAL_SIZE)
        self._lay_out()
        self._rail.hide()
        self._rail.chosen.connect(self.destination_chosen)
        self._rail.lock_requested.connect(self.lock_requested)
        self._rail.sign_out_requested.connect(self.sign_out_requested)
        self._actions.help.triggered.connect(self.help_requested)
        self._actions.dismiss.triggered.connect(self._messages.close_message)
        self._messages.closed.connect(self._return_to_page)
        self.retranslate()

    def fit(self, room: QSize) -> None:
        """Be no larger than `room`, with the frame that the system draws around."""
        self.resize(USUAL_SIZE.boundedTo(room - FRAME))

    @property
    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    @property
    def messages(self) -> MessageBar:
        return self._messages

    def show_page(self, page: QWidget, *, destination: str = "", alone: bool = False) -> None:
        """Show `page`; `alone` leaves out the rail, for a page before or behind the work.

        The pages shown before stay as they were, until `drop_page`.
        """
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        if page is not self.page:
            self._messages.close_message()
        self._pages.setCurrentWidget(page)
        self._rail.setHidden(alone)
        self._rail.mark(destination)
        page.setFocus()

    def drop_page(self, page: QWidget) -> None:
        """Take `page` out of the window and let go of it."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def show_error(self, error: CoordinatorError) -> None:
        self._messages.show_error(error.what_happened, error.what_to_do)

    def show_done(self, sentence: str, detail: str = "") -> None:
        self._messages.show_done(sentence, detail)

    def show_count(self, destination: str, count: int) -> None:
        """Show beside a destination how many things wait there; 0 shows nothing."""
        self._rail.show_count(destination, count)

    def set_person(self, name: str, role: str) -> None:
        self._rail.set_person(name, role)

    def clear_person(self) -> None:
        self._rail.set_person("", "")

    def retranslate(self) -> None:
        self.setWindowTitle(_("Trial Coordinator"))
        self._rail.retranslate()
        self._actions.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = event.size().width() < FOLDS_BELOW
        if folded != self._rail.is_folded:
            self._rail.fold(folded=folded)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _return_to_page(self) -> None:
        """Give the keyboard back to the page when the bar had it."""
        if (page := self.page) is not None and self.focusWidget() is None:
            page.setFocus()

    def _lay_out(self) -> None:
        bar = column(self._messages)
        bar.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        side: QVBoxLayout = column(bar, filling(self._pages), gap=0)
        right = QWidget()
        right.setLayout(side)
        middle = QWidget()
        middle.setLayout(row(self._rail, filling(right), gap=0))
        self.setCentralWidget(middle)
