"""Another person signs in at a locked workstation, without closing anybody's work."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.staff import sign_in
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import StaffMember
from coordinator.registry.peek import peek
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.errands import Pool
from ui.signin.page import SignInPage
from ui.signin.presenter import SignInPresenter
from ui.window import Window


class Switch(QObject):
    """The sign-in beside the locked work of `locked`, on the registry that is open."""

    entered = Signal(object)
    """The staff member who signed in: the same person, or another."""
    dropped = Signal()
    """Nobody signed in: the locked screen is wanted back."""

    def __init__(self, window: Window, registry: Registry, locked: StaffMember) -> None:
        super().__init__()
        self._window = window
        self._registry = registry
        self._pool = Pool(window.show_error)
        words = _("What {name} was at stays as it is, and nobody else sees it.")
        notice = words.format(name=locked.name)
        presenter = SignInPresenter(peek(registry.place), self, notice, locked.user_name)
        presenter.back_wanted.connect(self.dropped)
        self._page = SignInPage(presenter)
        window.show_page(self._page, alone=True)

    def sign_in(
        self,
        user_name: str,
        password: str,
        *,
        ended: Callable[[], None],
        refused: Callable[[CoordinatorError], None],
    ) -> None:
        """Check the password beside the screen."""
        work = partial(sign_in, user_name=user_name, password=password)
        errand = self._pool.send(work, self._registry, done=self.entered.emit, failed=refused)
        errand.ended.connect(ended)

    def close(self) -> None:
        """Take the page away: another one is shown by now."""
        self._pool.close()
        self._window.drop_page(self._page)
