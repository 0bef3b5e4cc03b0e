"""An exception from a failed criterion: entering it, having it signed, withdrawing it (S6)."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.exceptions import (
    enter_exception,
    sign_exception,
    withdraw_exception,
)
from coordinator.domain.approved_exception import Approval, ApprovedException
from coordinator.domain.checklist import Item
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.screening import Screening
from coordinator.domain.signature import NotYourPassword, digest
from coordinator.domain.signed_content import exception_content
from coordinator.domain.staff import NotDelegated
from coordinator.queries.screenings import screening_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.desk import Desk
from ui.exception.showing import in_force, view_of
from ui.exception.view import ExceptionView


class ExceptionPresenter(QObject):
    shown = Signal(ExceptionView)
    entered = Signal()
    """It was stored: what was typed is over."""
    told = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._screening: Screening | None = None
        self._code = ""
        self._view = ExceptionView()

    def open(self, screening_id: int, code: str) -> None:
        self._code = code
        self.entered.emit()
        self._load(screening_id)

    def enter(self, sponsor: Approval, committee: Approval, ground: str) -> None:
        screening, item = self._opened()
        done = self._desk.do(
            enter_exception,
            screening_id=screening.id,
            criterion_id=item.criterion.id,
            sponsor=sponsor,
            committee=committee,
            ground=ground,
        )
        if done:
            self.entered.emit()
            self._load(screening.id)

    def sign(self, user_name: str, password: str) -> None:
        """Sign what is shown; checking the password takes too long for this thread."""
        screening, item = self._opened()
        exception = in_force(item)
        if self._view.is_busy or exception is None:
            return
        if not user_name.strip() or not password:
            self._say(
                "" if user_name.strip() else _("Type your user name."),
                "" if password else _("Type your password."),
            )
            return
        self._tell(replace(self._view, is_busy=True, name_problem="", password_problem=""))
        signing = partial(
            sign_exception,
            exception_id=exception.id,
            user_name=user_name.strip(),
            password=password,
            content_sha256=digest(exception_content(screening, item, exception)),
        )
        self._desk.ask_in_background(
            signing,
            self._desk.staff_member,
            done=partial(self._take, screening.id, self._code),
            failed=partial(self._refuse, screening.id, self._code),
        )

    def withdraw(self, reason: str) -> None:
        screening, item = self._opened()
        exception: ApprovedException | None = in_force(item) or item.left_behind
        if exception is not None and self._desk.do(
            withdraw_exception, exception_id=exception.id, reason=reason
        ):
            self._load(screening.id)
            self.told.emit(_("The exception for {code} is withdrawn.").format(code=self._code))

    def leave(self) -> None:
        self.left.emit()

    def _take(self, screening_id: int, code: str, _nothing: None) -> None:
        words = _("The exception for {code} is signed.").format(code=code)
        if not self._shows(screening_id, code):
            self.told.emit(words)
            return
        self.entered.emit()
        self._load(screening_id)
        self.told.emit(words)
        self.left.emit()

    def _shows(self, screening_id: int, code: str) -> bool:
        """Say whether the page still shows what was sent off from it."""
        return (self._opened()[0].id, self._code) == (screening_id, code)

    def _refuse(self, screening_id: int, code: str, error: CoordinatorError) -> None:
        """Say at the field what is wrong with it; all else stands at the head of the page."""
        words = str(error)
        if not self._shows(screening_id, code):
            self._desk.refused.emit(error)
        elif isinstance(error, NotYourPassword):
            self._say("", words)
        elif isinstance(error, NotDelegated):
            self._say(words, "")
        else:
            self._desk.refused.emit(error)
            self._load(self._opened()[0].id)

    def _say(self, name_problem: str, password_problem: str) -> None:
        self._tell(
            replace(
                self._view,
                is_busy=False,
                name_problem=name_problem,
                password_problem=password_problem,
            )
        )

    def _opened(self) -> tuple[Screening, Item]:
        if self._screening is None:
            message = "no screening is open"
            raise RuntimeError(message)
        return self._screening, self._screening.checklist.item(self._code)

    def _load(self, screening_id: int) -> None:
        person = self._desk.staff_member
        self._screening = self._desk.ask(
            screening_of, screening_id, with_identity=person.sees_identity
        )
        now = self._desk.ask(_now)
        self._tell(view_of(*self._opened(), person, now))

    def _tell(self, view: ExceptionView) -> None:
        self._view = view
        self.shown.emit(view)


def _now(registry: Registry) -> datetime:
    return registry.clock()
