"""A layout that fills a line with its widgets, and takes a second one where they do not fit."""

from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem

from ui.widgets.flow import FlowLayout


class EvenLayout(FlowLayout):
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        size = QSize(0, 0)
        for one in sizes:
            size = size.expandedTo(one)
        return size

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        width = sum(one.width() for one in sizes) + gaps
        return QSize(width, max((one.height() for one in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def heightForWidth(self, width: int) -> int:
        heights = [high_of(line) for line in self._fewest(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def setGeometry(self, place: QRect) -> None:
        """Set the widgets into as few lines as hold them."""
        QLayout.setGeometry(self, place)
        y = place.y()
        for line in self._fewest(place.width()):
            self._set(line, QRect(place.x(), y, place.width(), high_of(line)))
            y += high_of(line) + self.spacing()

    def _fewest(self, width: int) -> list[list[QLayoutItem]]:
        items = self._shown()
        for count in range(1, len(items) + 1):
            long = ceil(len(items) / count)
            lines = [items[start : start + long] for start in range(0, len(items), long)]
            if all(self._spare(line, width) >= 0 for line in lines):
                return lines
        return [[item] for item in items]

    def _spare(self, line: list[QLayoutItem], width: int) -> int:
        needed = sum(item.minimumSize().width() for item in line)
        return width - needed - self.spacing() * (len(line) - 1)

    def _set(self, line: list[QLayoutItem], place: QRect) -> None:
        """Give each widget of a line what it needs, and its part of the rest."""
        spare = max(0, self._spare(line, place.width()))
        x = place.x()
        parts = [parts_of(item) for item in line]
        for number, item in enumerate(line):
            share = spare * parts[number] // sum(parts[number:])
            spare -= share
            width = item.minimumSize().width() + share
            item.setGeometry(QRect(x, place.y(), width, place.height()))
            x += width + self.spacing()


def parts_of(item: QLayoutItem) -> int:
    """Say how many parts of what is left go to an item: one, unless it asks for more."""
    widget = item.widget()
    return max(1, widget.sizePolicy().horizontalStretch() if widget is not None else 1)


def high_of(line: list[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in line)
