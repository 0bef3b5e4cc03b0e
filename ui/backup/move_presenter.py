"""Moving the registry to a server: the address, a look at the database, and the last word."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import StaffMember
from coordinator.queries.backups import backup_state
from coordinator.registry.address import Address, read_address
from coordinator.registry.kept_names import MOVED, name_kept
from coordinator.registry.store import Registry
from coordinator.text import _
from coordinator.transferring import Transfer, require_movable
from ui.desk import Desk, Errand, Report


@dataclass(frozen=True, slots=True)
class MoveView:
    """`address` is where the registry can go, once that was looked at; empty before."""

    folder: str
    kept: str
    address: str = ""
    problem: str = ""
    is_looking: bool = False


class MovePresenter(QObject):
    shown = Signal(MoveView)
    under_way = Signal(Errand, str)
    agreed = Signal(object)
    """A registry shall be moved: a `Transfer`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._errand: Errand | None = None
        self._address: Address | None = None
        state = desk.ask(backup_state)
        kept = name_kept(desk.registry.path, MOVED, state.now).name
        self._view = MoveView(str(state.folder), kept)

    @property
    def view(self) -> MoveView:
        return self._view

    def look(self, words: str) -> None:
        """See whether the registry can go to the address that was typed."""
        self.forget()
        try:
            address = read_address(words)
        except CoordinatorError as error:
            self._refuse(error)
            return
        self._show(problem="", is_looking=True)
        self._errand = self._desk.report_in_background(
            looked_at,
            self._desk.registry,
            self._desk.staff_member,
            address,
            done=self._found_fit,
            failed=self._refuse,
        )
        self._errand.ended.connect(self._ended)
        self.under_way.emit(self._errand, _("Looking at the server…"))

    def forget(self) -> None:
        """Drop what was found: another address is typed."""
        if self._errand is not None:
            self._errand.cancel()
        self._address = None
        if self._view.address or self._view.problem:
            self._show(address="", problem="")

    def agree(self) -> None:
        if self._address is not None:
            registry = self._desk.registry
            person = self._desk.staff_member
            self.agreed.emit(Transfer(registry.path, registry.key, self._address, person))

    def _found_fit(self, address: Address) -> None:
        self._address = address
        self._show(address=str(address), is_looking=False)

    def _refuse(self, error: CoordinatorError) -> None:
        self._show(problem=str(error), is_looking=False)

    def _ended(self) -> None:
        self._errand = None
        if self._view.is_looking:
            self._show(is_looking=False)

    def _show(self, **changed: Any) -> None:  # noqa: ANN401  the view's own fields
        self._view = replace(self._view, **changed)
        self.shown.emit(self._view)


def looked_at(
    _report: Report, registry: Registry, actor: StaffMember, address: Address
) -> Address:
    require_movable(registry, actor, address)
    return address
