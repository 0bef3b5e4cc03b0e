"""What does not fit a page at one size of the window: cut off, one over the other, too wide."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitterHandle,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from ui.widgets.labels import EIGHTY_CHARACTERS, CriterionLabel, ElidedLabel

ROUNDING = 2  # pixels by which Qt's own hints differ from what is drawn
LAID_OUT = (
    QLabel,
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractScrollArea,
)
WHOLE = (QTextEdit, QPlainTextEdit, QAbstractItemView, QLineEdit, QComboBox, QAbstractSpinBox)


def complaints(window: QWidget) -> Iterator[str]:
    """Say what is wrong with all that is in sight or can be scrolled to."""
    seen = [w for w in window.findChildren(QWidget) if w.isVisibleTo(window)]
    for widget in (w for w in seen if not is_inside_whole(w)):
        yield from _overhanging(widget)
        yield from _cut(widget)
        yield from _sideways(widget)
        yield from _long_line(widget)
        yield from _overlapping(widget)


def is_inside_whole(widget: QWidget) -> bool:
    """Whether it is a part of a widget of Qt's own, which places its parts itself."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, WHOLE):
        parent = parent.parentWidget()
    return parent is not None


def _overhanging(widget: QWidget) -> Iterator[str]:
    holder = widget.parentWidget()
    if holder is None or widget.isWindow() or isinstance(holder.parentWidget(), QScrollArea):
        return
    place, room = widget.geometry(), QRect(QPoint(0, 0), holder.size())
    if not room.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING).contains(place):
        yield f"{said(widget)} hangs over the edge of {said(holder)}: {place} in {room.size()}"


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, ElidedLabel) or not isinstance(widget, QLabel | QAbstractButton):
        return
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if widget.text() and needed > widget.height() + ROUNDING:
            yield f"{said(widget)} needs a height of {needed}, has {widget.height()}"
    elif widget.text():
        needed = widget.minimumSizeHint()
        if needed.width() > widget.width() + ROUNDING:
            yield f"{said(widget)} needs a width of {needed.width()}, has {widget.width()}"
        if needed.height() > widget.height() + ROUNDING:
            yield f"{said(widget)} needs a height of {needed.height()}, has {widget.height()}"


def _sideways(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield f"{said(widget)} scrolls sideways by {widget.horizontalScrollBar().maximum()}"
    if isinstance(widget, QScrollArea) and (inner := widget.widget()) is not None:
        over = inner.width() - widget.viewport().width()
        if over > ROUNDING and widget.horizontalScrollBar().maximum() == 0:
            yield f"{said(widget)} hides {over} pixels at its side"


def _long_line(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, CriterionLabel):
        longest = widget.fontMetrics().horizontalAdvance(EIGHTY_CHARACTERS)
        if widget.contentsRect().width() > longest + ROUNDING:
            yield f"{said(widget)} has a line of {widget.contentsRect().width()} pixels"


def _overlapping(holder: QWidget) -> Iterator[str]:
    if isinstance(holder, QStackedWidget) or holder.layout() is None:
        return
    children = [
        child
        for child in holder.children()
        if isinstance(child, QWidget)
        and child.isVisibleTo(holder)
        and holder.layout().indexOf(child) >= 0
        and not isinstance(child, QSplitterHandle)
        and not child.size().isEmpty()
    ]
    for one, other in combinations(children, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > ROUNDING and both.height() > ROUNDING:
            yield f"{said(one)} lies over {said(other)} in {said(holder)}"


def said(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")
    shown = str(words())[:40] if callable(words) and isinstance(widget, LAID_OUT) else ""
    return f"{type(widget).__name__} {widget.objectName()!r} {shown!r}".rstrip(" '")
