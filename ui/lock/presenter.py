"""The lock: the same person comes back to the same place."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.staff import sign_in
from coordinator.domain.errors import CoordinatorError
from coordinator.text import _
from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class LockView:
    name: str
    role: str
    why: str
    problem: str = ""
    is_busy: bool = False


class LockPresenter(QObject):
    shown = Signal(LockView)
    unlocked = Signal(object)
    """The staff member who is back, as the registry now knows them."""
    sign_out_wanted = Signal()
    somebody_else_wanted = Signal()

    def __init__(self, desk: Desk, why: str) -> None:
        super().__init__()
        self._desk = desk
        person = desk.staff_member
        self._view = LockView(person.name, person.role_words, why)

    def refresh(self) -> None:
        self.shown.emit(self._view)

    def unlock(self, password: str) -> None:
        if self._view.is_busy:
            return
        if not password:
            self._show(problem=_("Type your password."))
            return
        self._show(is_busy=True)
        user_name = self._desk.staff_member.user_name
        self._desk.ask_in_background(
            partial(sign_in, user_name=user_name, password=password),
            done=self.unlocked.emit,
            failed=self._refuse,
        )

    def _refuse(self, error: CoordinatorError) -> None:
        self._show(problem=str(error))

    def _show(self, *, problem: str = "", is_busy: bool = False) -> None:
        self._view = replace(self._view, problem=problem, is_busy=is_busy)
        self.refresh()
