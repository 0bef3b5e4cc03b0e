"""Changing one's own password: by wish, or before anything else when somebody else set it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.people import change_own_password
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.password import STRENGTH_WORDS, Strength, WrongPassword, strength_of
from coordinator.queries.staff import site_of
from coordinator.text import _
from ui.desk import Desk
from ui.own_password.view import OwnPasswordView


class OwnPasswordPresenter(QObject):
    shown = Signal(OwnPasswordView)
    changed = Signal()
    """The password is another now."""
    left = Signal()
    """It stays as it is; who has to change it signs out by that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        person = desk.staff_member
        self._obvious = (person.user_name, person.name, desk.ask(site_of).name)
        self._problems = ("", "", "")
        self._strength = Strength.SHORT
        self._is_busy = False

    def refresh(self) -> None:
        person = self._desk.staff_member
        current, new, again = self._problems
        self.shown.emit(
            OwnPasswordView(
                person.name,
                person.user_name,
                is_forced=person.must_change,
                strength=_(STRENGTH_WORDS[self._strength]),
                is_weak=self._strength in (Strength.SHORT, Strength.EASY),
                current_problem=current,
                new_problem=new,
                again_problem=again,
                is_busy=self._is_busy,
            )
        )

    def start(self) -> None:
        """Begin with empty fields."""
        self._problems, self._strength = ("", "", ""), Strength.SHORT
        self.refresh()

    def judge(self, new: str) -> None:
        """Say how good what is typed is."""
        strength = strength_of(new, self._obvious)
        if strength is not self._strength:
            self._strength = strength
            self.refresh()

    def change(self, current: str, new: str, again: str) -> None:
        if self._is_busy:
            return
        self._problems = (
            "" if current else _("Type the password that you have now."),
            "" if new else _("Type the new password."),
            "" if new == again else _("The two passwords differ."),
        )
        if any(self._problems):
            self.refresh()
            return
        self._is_busy = True
        self.refresh()
        errand = self._desk.ask_in_background(
            partial(
                change_own_password,
                actor=self._desk.staff_member,
                current=current,
                password=new,
            ),
            done=self._done,
            failed=self._refuse,
        )
        errand.ended.connect(self._free)

    def leave(self) -> None:
        self.left.emit()

    def _free(self) -> None:
        self._is_busy = False
        self.refresh()

    def _done(self, _nothing: None) -> None:
        self.changed.emit()

    def _refuse(self, error: CoordinatorError) -> None:
        words = str(error)
        is_current = isinstance(error, WrongPassword)
        self._problems = (words, "", "") if is_current else ("", words, "")
        self.refresh()
