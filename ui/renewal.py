"""Who is signed in, as the registry has it by now: delegations, role, access."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from coordinator.commands.staff import renewed
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import Role
from coordinator.text import _
from ui.desk import Desk


class Renewal(QObject):
    turned_out = Signal(str)
    """The person may not go on as before; says why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def renew(self) -> None:
        """Know the person as the registry does by now, or turn them out."""
        here = self._desk.staff_member
        try:
            now = renewed(self._desk.registry, here.user_name)
        except CoordinatorError as error:
            self._desk.refused.emit(error)
            return
        if now is None:
            self.turn_out(_("Your access was ended."))
        elif now.role is not here.role:
            self.turn_out(_("Your role was changed. Sign in again."))
        else:
            self._desk.know(replace(now, must_change=here.must_change))

    def turn_out(self, why: str) -> None:
        """Let nothing more be done, and ask for the sign-out when this turn is over."""
        person = self._desk.staff_member
        self._desk.know(replace(person, role=Role.MONITOR, delegations=()))
        QTimer.singleShot(0, self, lambda: self.turned_out.emit(why))
