"""A layout that sets its widgets like words: in a row, on as many lines as they need."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

MOST_NEEDED = 240  # pixels of width: what is wider is cut off in a narrow place


@dataclass(slots=True)
class Line:
    """Items on one line, each with its size, and how much room they take together."""

    items: list[tuple[QLayoutItem, QSize]] = field(default_factory=list)
    width: int = 0
    height: int = 0

    def take(self, item: QLayoutItem, size: QSize, gap: int) -> None:
        self.width += size.width() + (gap if self.items else 0)
        self.height = max(self.height, size.height())
        self.items.append((item, size))


def size_in(item: QLayoutItem, room: int) -> QSize:
    """Give the size of an item; one that is wider than the room goes on below, if it can."""
    wanted = item.sizeHint()
    if wanted.width() <= room:
        return wanted
    height = item.heightForWidth(room) if item.hasHeightForWidth() else 0
    return QSize(room, max(wanted.height(), height))


class FlowLayout(QLayout):
    def __init__(self, *children: QWidget, gap: int = 6, is_at_the_end: bool = False) -> None:
        """Begin lines at the left and at the top, or end them at the right and at the foot."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._is_at_the_end = is_at_the_end
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        for child in children:
            self.addWidget(child)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(list(self._lines(width)))

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        y = place.y()
        for line in self._lines(place.width()):
            x = place.x() + (place.width() - line.width if self._is_at_the_end else 0)
            for item, size in line.items:
                down = line.height - size.height() if self._is_at_the_end else 0
                item.setGeometry(QRect(QPoint(x, y + down), size))
                x += size.width() + self.spacing()
            y += line.height + self.spacing()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def row_size(self) -> QSize:
        """Give the room that all of them take in one row."""
        [*lines] = self._lines(2**20)
        return QSize(sum(line.width for line in lines), self._height(lines))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                width = min(item.minimumSize().width(), MOST_NEEDED)
                size = size.expandedTo(QSize(width, item.sizeHint().height()))
        return size

    def _lines(self, room: int) -> Iterator[Line]:
        line = Line()
        for item in self._items:
            if item.isEmpty():
                continue
            size = size_in(item, room)
            if line.items and line.width + self.spacing() + size.width() > room:
                yield line
                line = Line()
            line.take(item, size, self.spacing())
        if line.items:
            yield line

    def _height(self, lines: list[Line]) -> int:
        gaps = self.spacing() * max(0, len(lines) - 1)
        return sum(line.height for line in lines) + gaps


class Wrapped(QWidget):
    """Things in a row where there is room for a row, and on more lines where there is not."""

    def __init__(self, *children: QWidget, gap: int = 8, is_at_the_end: bool = True) -> None:
        super().__init__()
        self._flow = FlowLayout(*children, gap=gap, is_at_the_end=is_at_the_end)
        self.setLayout(self._flow)

    def sizeHint(self) -> QSize:
        return self._flow.row_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))
