"""Layouts written the way they look: `column(heading, table, row(field, button))`."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

Child = QWidget | QLayout | QSpacerItem
L = TypeVar("L", bound=QBoxLayout)
W = TypeVar("W", bound=QWidget)

GAP = 8
PAGE_MARGIN = 24
LEAST_SEEN = 160  # pixels of what is scrolled


def row(*children: Child, gap: int = GAP, margin: int = 0) -> QHBoxLayout:
    return _filled(QHBoxLayout(), children, gap, margin)


def column(*children: Child, gap: int = GAP, margin: int = 0) -> QVBoxLayout:
    return _filled(QVBoxLayout(), children, gap, margin)


def grid(rows: Sequence[Sequence[Child | None]], gap: int = GAP) -> QGridLayout:
    """Lay out `rows` in columns of equal alignment; None leaves a place empty."""
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for down, line in enumerate(rows):
        for across, child in enumerate(line):
            if isinstance(child, QWidget):
                layout.addWidget(child, down, across)
            elif isinstance(child, QLayout):
                layout.addLayout(child, down, across)
            elif child is not None:
                layout.addItem(child, down, across)
    return layout


def spacer() -> QSpacerItem:
    """Take what is left, so that what follows stands at the far end."""
    policy = QSizePolicy.Policy
    return QSpacerItem(0, 0, policy.Expanding, policy.Expanding)


def filling(widget: W, share: int = 1) -> W:
    """Let `widget` take `share` parts of what is left in its row or column."""
    policy = widget.sizePolicy()
    policy.setHorizontalStretch(share)
    policy.setVerticalStretch(share)
    widget.setSizePolicy(policy)
    return widget


class Scrolling(QScrollArea):
    """Scrolls up and down; at its side nothing is hidden, and some lines are always seen."""

    most_wanted = 0  # pixels of height it asks for where more is not at hand; 0 for no limit
    is_snug = False  # takes no more height than what it scrolls, so that what follows is near

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_snug and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._hug()
        return super().eventFilter(watched, event)

    def _hug(self) -> None:
        widget = self.widget()
        layout = widget.layout() if widget is not None else None
        if widget is not None and layout is not None:
            is_by_width = layout.hasHeightForWidth()
            needed = layout.totalHeightForWidth(widget.width()) if is_by_width else 0
            self.setMaximumHeight(max(needed or layout.totalSizeHint().height(), LEAST_SEEN))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint.boundedTo(QSize(hint.width(), self.most_wanted or hint.height()))

    def minimumSizeHint(self) -> QSize:
        widget = self.widget()
        inner = widget.minimumSizeHint() if widget is not None else QSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inner.width() + bar, min(inner.height(), LEAST_SEEN))


def scrolling(widget: QWidget, most_wanted: int = 0, *, is_snug: bool = False) -> QScrollArea:
    """Put `widget` behind a window that scrolls when the page is too small for it.

    `most_wanted` keeps it from making the page higher than the window, which would scroll too;
    `is_snug` keeps it as low as `widget` is.
    """
    area = Scrolling()
    area.most_wanted, area.is_snug = most_wanted, is_snug
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    # What is behind it shows through, be it the page or a card.
    widget.setAutoFillBackground(False)
    return area


def _filled(layout: L, children: tuple[Child, ...], gap: int, margin: int) -> L:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for child in children:
        if isinstance(child, QWidget):
            layout.addWidget(child)
        elif isinstance(child, QLayout):
            layout.addLayout(child)
        else:
            # What takes the rest of a row takes nothing of the page's height, and so on.
            policy = QSizePolicy.Policy
            is_row = isinstance(layout, QHBoxLayout)
            across, down = policy.Expanding, policy.Minimum
            child.changeSize(0, 0, *((across, down) if is_row else (down, across)))
            layout.addSpacerItem(child)
    return layout
