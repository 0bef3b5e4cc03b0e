"""A registry that could not be opened: why, and what can be done."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.domain.errors import CoordinatorError
from coordinator.registry.errors import RegistryMissing
from coordinator.text import _


@dataclass(frozen=True, slots=True)
class TroubleView:
    problem: str
    remedy: str
    place: str
    can_make_new: bool


class TroublePresenter(QObject):
    shown = Signal(TroubleView)
    try_again_wanted = Signal()
    other_registry_wanted = Signal()
    new_registry_wanted = Signal()

    def __init__(self, path: Path, error: CoordinatorError) -> None:
        super().__init__()
        self._path = path
        self._error = error

    def refresh(self) -> None:
        self.shown.emit(
            TroubleView(
                self._error.what_happened,
                self._error.what_to_do,
                _("Registry: {path}").format(path=self._path),
                isinstance(self._error, RegistryMissing),
            )
        )
