"""The order in which the Tab key goes, where widgets come and go."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def follow_reading_order(first: QWidget, inside: QWidget) -> None:
    """Let Tab go from `first` through what is shown `inside`, line by line."""
    stops = [
        widget
        for widget in inside.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(inside)
        and widget is not first
    ]

    def place(widget: QWidget) -> tuple[int, int]:
        middle = widget.mapTo(inside, QPoint(0, widget.height() // 2))
        return middle.y(), middle.x()

    for before, after in pairwise([first, *sorted(stops, key=place)]):
        QWidget.setTabOrder(before, after)
