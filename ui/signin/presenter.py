"""What the sign-in shows, and what happens when somebody knocks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.role import ROLE_WORDS
from coordinator.registry.peek import KnownPerson, Peek
from coordinator.text import _
from ui.signin.model import PersonLine, SignInView, monogram


class Door(Protocol):
    """Lets people in. It tells by `ended` that it is free again, by `refused` why not."""

    def sign_in(
        self,
        user_name: str,
        password: str,
        *,
        ended: Callable[[], None],
        refused: Callable[[CoordinatorError], None],
    ) -> None: ...


class SignInPresenter(QObject):
    shown = Signal(SignInView)
    other_registry_wanted = Signal()
    recovery_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, cover: Peek, door: Door, notice: str = "", locked: str = "") -> None:
        """With the user name of who is `locked`, it is for somebody else beside that work."""
        super().__init__()
        self._cover = cover
        self._door = door
        self._notice = notice
        self._problem = ""
        self._is_busy = False
        self._locked = locked
        others = [person for person in cover.people if person.user_name != locked]
        last = replace(cover, people=tuple(others or cover.people))
        first = last.last_here or next(iter(last.people), None)
        self._chosen = first.user_name if first else ""

    def refresh(self) -> None:
        self.shown.emit(
            SignInView(
                site=self._cover.site_name,
                place=str(self._cover.path),
                people=tuple(map(line_of, self._cover.people)),
                chosen=self._chosen,
                notice=self._notice,
                problem=self._problem,
                is_busy=self._is_busy,
                leads_back=bool(self._locked),
            )
        )

    def turn_away(self) -> None:
        """Go back to the locked screen, or to another registry."""
        (self.back_wanted if self._locked else self.other_registry_wanted).emit()

    def choose(self, user_name: str) -> None:
        if user_name != self._chosen:
            self._chosen = user_name
            self._problem = ""
            self.refresh()

    def sign_in(self, password: str) -> None:
        if self._is_busy:
            return
        if not password:
            self._problem = _("Type your password.")
            self.refresh()
            return
        self._is_busy = True
        self._problem = ""
        self.refresh()
        self._door.sign_in(self._chosen, password, ended=self._free, refused=self._refuse)

    def _free(self) -> None:
        """Let somebody knock again, whatever came of it: also when the program erred."""
        self._is_busy = False
        self.refresh()

    def _refuse(self, error: CoordinatorError) -> None:
        self._problem = f"{error.what_happened} {error.what_to_do}"
        self.refresh()


def line_of(person: KnownPerson) -> PersonLine:
    return PersonLine(
        user_name=person.user_name,
        name=person.name,
        monogram=monogram(person.name),
        role=_(ROLE_WORDS[person.role]),
        signed_in=last_seen(person.signed_in_at),
    )


def last_seen(at: datetime | None) -> str:
    if at is None:
        return _("not signed in yet")
    return _("last signed in {at}").format(at=at.strftime("%Y-%m-%d %H:%M"))
