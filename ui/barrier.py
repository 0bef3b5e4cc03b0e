"""What stands before the work: the lock, or a password that has to be chosen first."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.covering import Cover
from ui.desk import Desk
from ui.lock.page import LockPage
from ui.lock.presenter import LockPresenter
from ui.own_password.page import OwnPasswordPage
from ui.own_password.presenter import OwnPasswordPresenter
from ui.window import Window


class Barrier(QObject):
    proved = Signal(object)
    """The person who was locked proved the password: as the registry now knows them."""
    passed = Signal()
    """A password was chosen that nobody else knows."""
    somebody_else_wanted = Signal()

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__()
        self._window = window
        self._desk = desk
        self._page: QWidget | None = None
        self._cover: Cover | None = None

    @property
    def stands(self) -> bool:
        return self._page is not None

    @property
    def is_locked(self) -> bool:
        return self._cover is not None

    def lock(self, why: str) -> None:
        """Cover everything, and keep it: pages, what is typed, dialogs."""
        self._cover = Cover(self._window)
        presenter = LockPresenter(self._desk, why)
        presenter.unlocked.connect(self.proved)
        presenter.sign_out_wanted.connect(self._window.sign_out_requested)
        presenter.somebody_else_wanted.connect(self.somebody_else_wanted)
        self._show(LockPage(presenter))

    def show_again(self) -> None:
        """Show it again: nobody else signed in."""
        if self._page is not None:
            self._window.show_page(self._page, alone=True)

    def ask_own_password(self) -> None:
        """Let nothing be done before a password is chosen that nobody else knows (G6)."""
        presenter = OwnPasswordPresenter(self._desk)
        presenter.left.connect(self._window.sign_out_requested)
        presenter.changed.connect(self._pass)
        self._show(OwnPasswordPage(presenter))

    def open(self, place: str) -> bool:
        """Show what was covered, and go; says whether there was anything."""
        cover, self._cover = self._cover, None
        if cover is not None:
            cover.take_off(place)
        self._drop_page()
        return cover is not None

    def drop(self) -> None:
        """Let go of everything: nobody comes back to it."""
        if self._cover is not None:
            self._cover.drop()
        self._drop_page()

    def _pass(self) -> None:
        self._desk.know(replace(self._desk.staff_member, must_change=False))
        self.passed.emit()

    def _show(self, page: QWidget) -> None:
        self._window.show_page(page, alone=True)
        self._drop_page()
        self._page = page

    def _drop_page(self) -> None:
        if self._page is not None:
            self._window.drop_page(self._page)
            self._page = None
