"""A field for the unit of a value, as the report has it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from coordinator.domain.unit_words import code_among, unit_words
from ui.widgets.choices import ChoiceField

WIDTH, WIDE = 108, 168  # pixels
LONG = 9  # characters


class UnitField(ChoiceField):
    """One of the units it is reported in, or another as the report has it."""

    typed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._units: tuple[str, ...] = ()
        self._line = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFixedWidth(WIDTH)
        self._line.textEdited.connect(self.typed)
        self._line.editingFinished.connect(self.finished)
        self.chosen.connect(self.typed)

    def unit(self) -> str:
        """Give what stands there; one that was offered as its code."""
        return code_among(self._units, self.currentText())

    def display(self, units: Sequence[str], chosen: str) -> None:
        if self._units != tuple(units):
            self._units = tuple(units)
            self.clear()
            self.addItems([unit_words(unit, is_reported=True) or unit for unit in units])
        if self.unit() != chosen:
            self.setEditText(unit_words(chosen, is_reported=True) or chosen)
            self._line.setCursorPosition(0)
        self.setFixedWidth(WIDE if len(chosen) > LONG else WIDTH)
