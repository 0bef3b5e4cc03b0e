"""A field for a unit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from coordinator.domain.unit_words import code_among, unit_words
from ui.widgets.choices import ChoiceField


class UnitField(ChoiceField):
    """One of the usual units, or another one as the report writes it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._units: tuple[str, ...] = ()
        self.setEditable(True)
        for line in self.findChildren(QLineEdit):
            line.editingFinished.connect(self.left)
        self.setInsertPolicy(ChoiceField.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(12)

    def text(self) -> str:
        """Give what stands there; one that was offered as its code."""
        return code_among(self._units, self.currentText().strip())

    def show_units(self, units: tuple[str, ...], chosen: str) -> None:
        if units != self._units:
            self._units = units
            self.clear()
            self.addItems([_shown(unit) for unit in units])
        if chosen != self.text() or not chosen:
            self.setCurrentIndex(self.findText(_shown(chosen)))
            self.setEditText(_shown(chosen))


def _shown(unit: str) -> str:
    return unit_words(unit, is_reported=True) or unit
