"""Surfaces that hold together what belongs together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.widgets.labels import heading
from ui.widgets.layouts import GAP, Child, column


class Card(QFrame):
    """A white surface with round corners and one thin line around it."""

    def __init__(
        self, *children: Child, title: str = "", gap: int = GAP, margin: int = 16
    ) -> None:
        super().__init__()
        head = (heading(title),) if title else ()
        self._column: QVBoxLayout = column(*head, *children, gap=gap, margin=margin)
        self.setLayout(self._column)

    def add(self, child: Child) -> None:
        self._column.addLayout(column(child))


class Line(QFrame):
    """A rule one pixel thick."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
