"""The recovery key from the safe lets somebody in again, beside the screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.domain.delegation import AccessEnded
from coordinator.domain.errors import CoordinatorError
from coordinator.recovering import NoSuchPerson, RecoveryKeyWrong, recover
from coordinator.registry.peek import Peek
from coordinator.registry.sealing import read_recovery_key
from coordinator.registry.store import Clock, local_now
from coordinator.restoring import RecoveryKeyMistyped
from coordinator.text import _
from ui.recover.view import Asked, RecoverView

Send = Callable[..., object]
"""Do work beside the screen, as a pool does: `done` or `failed` hears of its end."""
OF_KEY = (RecoveryKeyMistyped, RecoveryKeyWrong)
OF_PERSON = (NoSuchPerson, AccessEnded)


class RecoverPresenter(QObject):
    shown = Signal(RecoverView)
    recovered = Signal(str)
    """The sentence with which the sign-in begins."""

    def __init__(self, cover: Peek, send: Send, clock: Clock | None = None) -> None:
        super().__init__()
        self._path = cover.path
        self._send = send
        self._clock = clock or local_now
        people = tuple((one.user_name, one.name) for one in cover.people)
        self.view = RecoverView(people)

    def recover(self, recovery_key: str, user_name: str, password: str, again: str) -> None:
        """Set a new password for a person, if the key opens the registry."""
        if self.view.is_busy:
            return
        if read_recovery_key(recovery_key) is None:
            self._refuse(RecoveryKeyMistyped())
        elif password != again:
            self._show(_("The two passwords are not the same."), Asked.AGAIN)
        else:
            self.view = replace(self.view, problem="", asked=Asked.NOTHING, is_busy=True)
            self.shown.emit(self.view)
            work = partial(
                recover,
                self._path,
                recovery_key=recovery_key,
                user_name=user_name,
                password=password,
                clock=self._clock,
            )
            self._send(work, done=lambda _none: self._end(user_name), failed=self._refuse)

    def _end(self, user_name: str) -> None:
        words = _("{name} signs in with the new password, and then chooses another.")
        self.recovered.emit(words.format(name=dict(self.view.people)[user_name]))

    def _refuse(self, error: CoordinatorError) -> None:
        asked = Asked.PASSWORD
        if isinstance(error, OF_KEY):
            asked = Asked.KEY
        elif isinstance(error, OF_PERSON):
            asked = Asked.PERSON
        self._show(str(error), asked)

    def _show(self, problem: str, asked: Asked) -> None:
        self.view = replace(self.view, problem=problem, asked=asked, is_busy=False)
        self.shown.emit(self.view)
