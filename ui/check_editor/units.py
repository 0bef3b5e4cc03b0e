"""A field for the unit of a limit or of a made-up value."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from coordinator.domain.check_entry import TIME_UNITS
from coordinator.domain.unit_words import unit_words
from coordinator.text import _


class UnitField(QComboBox):
    """One of the units that are offered, as people read it, or another as it is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._known: tuple[str, ...] = ()

    def unit(self) -> str:
        """Give what stands there; one that was offered or shown as its code."""
        words = self.currentText()
        return next((unit for unit in self._known if shown_unit(unit) == words), words)

    def offer(self, units: Sequence[str]) -> None:
        """Offer other units; what stands there stays."""
        words = self.currentText()
        self._know(units)
        self.clear()
        self.addItems([shown_unit(unit) for unit in units])
        self.setEditText(words)

    def show_unit(self, unit: str) -> None:
        self._know((unit,))
        self.setEditText(shown_unit(unit))

    def _know(self, units: Sequence[str]) -> None:
        self._known = tuple(dict.fromkeys((*units, *self._known)))


def shown_unit(unit: str) -> str:
    """Write a unit as people read it: one of time in their language, 10*9/L as 10⁹/L."""
    if unit in TIME_UNITS:
        return _(TIME_UNITS[unit])
    return unit_words(unit, is_reported=True) or unit
