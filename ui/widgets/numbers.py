"""A field for a whole number."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox


class NumberField(QSpinBox):
    """A whole number; the wheel turns the page, not the number."""

    def __init__(self, most: int, suffix: str = "", at_zero: str = "", least: int = 0) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setSpecialValueText(at_zero)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style sheet's padding does not reach the figures.
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
