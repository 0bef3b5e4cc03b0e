"""The order in which the Tab key goes, where widgets come and go."""

from collections.abc import Iterable
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


def tab_anchor() -> QWidget:
    """Make an unseen place in the order of Tab, behind which widgets can come and go."""
    anchor = QWidget()
    anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    anchor.hide()
    return anchor


def follow(first: QWidget, places: Iterable[QWidget]) -> None:
    """Let Tab go from `first` through all `places`, in each as its parts were made.

    What is hidden has its turn too, once it is shown.
    """
    stops = [stop for place in places for stop in (place, *place.findChildren(QWidget))]
    wanted = [
        stop
        for stop in stops
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus
        and stop.focusProxy() is None
        and stop.window() is first.window()  # the list of a choice is a window of its own
    ]
    for before, after in pairwise([first, *wanted]):
        QWidget.setTabOrder(before, after)
