"""The one window: the rail at the left, the page at the right, a message above the page."""

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from coordinator.domain.errors import CoordinatorError
from coordinator.text import _
from ui.actions import WindowActions
from ui.widgets.layouts import PAGE_MARGIN, column, filling, row
from ui.widgets.named import named
from ui.widgets.page_area import PageArea

if TYPE_CHECKING:
    # Neither is on the sign-in: each is made when there is something to show in it.
    from ui.navigation import NavigationRail
    from ui.widgets.messages import MessageBar

FOLDS_BELOW: Final = 1100
LEAST_SIZE: Final = QSize(640, 360)  # a screen of 1366 x 768 at 200 per cent, less its bars
USUAL_SIZE: Final = QSize(1280, 800)
FRAME: Final = QSize(16, 40)  # what a desktop draws around a window, at most


class Window(QMainWindow):
    destination_chosen = Signal(str)
    lock_requested = Signal()
    sign_out_requested = Signal()
    own_password_requested = Signal()
    backups_requested = Signal()
    help_requested = Signal()
    page_left = Signal(QWidget)
    """Another page was shown in the place of this one."""
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        named("window", self)
        self._area = PageArea()
        self._pages = self._area.stack
        self._actions = WindowActions(self)
        self.setMinimumSize(LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self._bar = column()
        self._bar.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self._across = row(gap=0)
        self._is_held = False
        self._beneath: tuple[QWidget, QWidget | None] | None = None
        self._lay_out()
        self._actions.help.triggered.connect(self.help_requested)
        self._actions.dismiss.triggered.connect(self.close_message)
        self.retranslate()

    def fit(self, room: QSize) -> None:
        """Be no larger than `room`, with the frame that the system draws around."""
        self.resize(USUAL_SIZE.boundedTo(room - FRAME))

    @property
    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    @cached_property
    def messages(self) -> "MessageBar":
        from ui.widgets.messages import MessageBar  # noqa: PLC0415  not on the sign-in

        messages = named("messages", MessageBar())
        messages.closed.connect(self._return_to_page)
        self._bar.addWidget(messages)
        messages.lower()  # read before the page
        return messages

    @cached_property
    def rail(self) -> "NavigationRail":
        from ui.navigation import DESTINATIONS, NavigationRail  # noqa: PLC0415  likewise

        rail = NavigationRail(DESTINATIONS)
        rail.hide()
        rail.chosen.connect(self.destination_chosen)
        rail.lock_requested.connect(self.lock_requested)
        rail.sign_out_requested.connect(self.sign_out_requested)
        rail.backups_requested.connect(self.backups_requested)
        rail.own_password_requested.connect(self.own_password_requested)
        rail.help_requested.connect(self.help_requested)
        rail.fold(folded=self._is_narrow)
        self._across.insertWidget(0, rail)
        rail.lower()  # read before the page
        return rail

    def show_page(self, page: QWidget, *, destination: str = "", alone: bool = False) -> None:
        """Show `page`; `alone` leaves out the rail, for a page before or behind the work.

        The pages shown before stay as they were, until `drop_page`.
        """
        if page is not self.page:
            self.close_message()
        if self._has_rail or not alone:
            self.rail.setHidden(alone)
            self.rail.mark(destination)
        self._beneath = None
        self._turn_to(page)
        page.setFocus()

    def show_over(self, page: QWidget) -> None:
        """Show `page` over the one in sight until `take_off`: rail and message stay."""
        if (beneath := self.page) is not None:
            self._beneath = (beneath, beneath.focusWidget())
        self._turn_to(page)
        page.setFocus()

    def take_off(self) -> None:
        """Show again what lies beneath, and give the keyboard back to the same field."""
        beneath, self._beneath = self._beneath, None
        if beneath is not None and isValid(beneath[0]):
            self._turn_to(beneath[0])
            give_back(*beneath)

    def drop_page(self, page: QWidget) -> None:
        """Take `page` out of the window and let go of it."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def add_bar(self, bar: QWidget) -> None:
        """Show `bar` above each page, until it goes."""
        self._bar.insertWidget(0, bar)
        bar.lower()

    def show_error(self, error: CoordinatorError) -> None:
        self.messages.show_error(error.what_happened, error.what_to_do)

    def show_done(self, sentence: str, detail: str = "") -> None:
        self.messages.show_done(sentence, detail)

    def show_count(self, destination: str, count: int) -> None:
        """Show beside a destination how many things wait there; 0 shows nothing."""
        self.rail.show_count(destination, count)

    def show_backup_age(self, days: int | None) -> None:
        """Warn at the foot of the rail of an old backup; None takes the warning away."""
        self.rail.show_backup_age(days)

    def set_person(self, name: str, role: str) -> None:
        # Both are made before the first page, so that Tab comes to them before it.
        self.rail.set_person(name, role)
        self.messages.close_message()

    def clear_person(self) -> None:
        self.set_person("", "")

    def retranslate(self) -> None:
        self.setWindowTitle(_("Trial Coordinator"))
        if self._has_rail:
            self.rail.retranslate()
        self._actions.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_rail and self._is_narrow != self.rail.is_folded:
            self.rail.fold(folded=self._is_narrow)

    def hold(self, *, held: bool) -> None:
        """Stay open, whoever closes it, until it is let go again."""
        self._is_held = held

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if self._is_held:
            event.ignore()
        else:
            super().closeEvent(event)

    @property
    def _has_rail(self) -> bool:
        return "rail" in self.__dict__

    @property
    def _is_narrow(self) -> bool:
        return self.width() < FOLDS_BELOW

    def close_message(self) -> None:
        """Take away what is said above the page."""
        if "messages" in self.__dict__:
            self.messages.close_message()

    def _turn_to(self, page: QWidget) -> None:
        former = self.page
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if former not in (None, page):
            self.page_left.emit(former)

    def _return_to_page(self) -> None:
        """Give the keyboard back to the page when the bar had it."""
        if (page := self.page) is not None and self.focusWidget() is None:
            page.setFocus()

    def _lay_out(self) -> None:
        side: QVBoxLayout = column(self._bar, filling(self._area), gap=0)
        right = QWidget()
        right.setLayout(side)
        middle = QWidget()
        self._across.addWidget(filling(right))
        middle.setLayout(self._across)
        self.setCentralWidget(middle)


def give_back(page: QWidget, field: QWidget | None) -> None:
    """Give the keyboard back to the field of a page that had it."""
    page.setFocus()
    if field is not None and isValid(field):
        field.setFocus()
