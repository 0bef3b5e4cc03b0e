"""A registry that could not be opened: why, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.registry.address import Address, Place, read_address
from coordinator.registry.errors import RegistryMissing
from coordinator.text import _


@dataclass(frozen=True, slots=True)
class TroubleView:
    problem: str
    remedy: str
    place: str
    can_make_new: bool
    is_shared: bool = False
    address_problem: str = ""


class TroublePresenter(QObject):
    shown = Signal(TroubleView)
    try_again_wanted = Signal()
    other_registry_wanted = Signal()
    new_registry_wanted = Signal()
    restore_wanted = Signal()
    address_given = Signal(object)
    """The database shall be reached at another address, or with a password."""

    def __init__(self, path: Place, error: CoordinatorError) -> None:
        super().__init__()
        self._path = path
        self._error = error
        self._address_problem = ""

    def try_again(self, typed: str) -> None:
        """Try the same again, or at the address that was typed."""
        if not typed.strip():
            self.try_again_wanted.emit()
            return
        try:
            address = read_address(typed)
        except CoordinatorError as error:
            self._address_problem = str(error)
            self.refresh()
            return
        self.address_given.emit(address)

    def refresh(self) -> None:
        self.shown.emit(
            TroubleView(
                self._error.what_happened,
                self._error.what_to_do,
                _("Registry: {path}").format(path=self._path),
                isinstance(self._error, RegistryMissing),
                isinstance(self._path, Address),
                self._address_problem,
            )
        )
