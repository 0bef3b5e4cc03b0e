"""Which results of classification criteria satisfy a criterion: none is chosen beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.labels import literal
from ui.widgets.layouts import column
from ui.widgets.named import named
from ui.widgets.ticks import TickBox


class CategoryField(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._column = column(gap=0)
        self.setLayout(self._column)

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to choose from."""
        return bool(self._boxes)

    def chosen(self) -> tuple[str, ...]:
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def offer(self, categories: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offer results, each a value and its title; one chosen before is never dropped."""
        titles = dict(categories)
        titles |= {value: value for value in chosen if value not in titles}
        if list(titles) != list(self._boxes):
            for box in self._boxes.values():
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {
                value: named(f"category_{value}", TickBox(literal(title)))
                for value, title in titles.items()
            }
            for box in self._boxes.values():
                self._column.addWidget(box)
                box.clicked.connect(self.changed)
            for box in list(self._boxes.values())[:1]:
                self.setFocusProxy(box)
        for value, box in self._boxes.items():
            box.setChecked(value in chosen)
