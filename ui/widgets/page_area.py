"""Where the pages lie, each as large as the window leaves room for.

A page that needs more than that is not squeezed: it is scrolled as a whole.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from ui.widgets.layouts import PAGE_MARGIN
from ui.widgets.named import named

PAGE_LAYOUT = "page_layout"
TIGHT_BELOW = (760, 500)  # pixels of a window in which margins cost too much
AROUND = 24  # pixels that are shown around a field that gets the keyboard


def spread(layout: QLayout, *, is_tight: bool = False) -> None:
    """Give a page its margins, less of them where there is little room."""
    side, top, gap = (10, 8, 8) if is_tight else (PAGE_MARGIN, 20, 16)
    layout.setContentsMargins(side, top, side, side)
    layout.setSpacing(gap)


class PageStack(QStackedWidget):
    """Needs what the page in sight needs, not what the largest of all pages does."""

    needs_changed = Signal()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()

    def least_height(self, width: int) -> int:
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return self.minimumSizeHint().height()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.needs_changed.emit()
        return done


class PageArea(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.stack = named("pages", PageStack())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.stack)
        self.stack.setAutoFillBackground(False)
        self.stack.needs_changed.connect(self._fit)
        self.stack.currentChanged.connect(self._turn)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reveal)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _turn(self) -> None:
        self._fit()
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        """Give the page the room there is; where that is too little, what it needs."""
        room = self.maximumViewportSize()
        self._spread(room)
        least = self.stack.minimumSizeHint()
        width, height = room.width(), room.height()
        if self.stack.least_height(width) > height:
            width -= self.verticalScrollBar().sizeHint().width()
            height = self.stack.least_height(max(width, least.width()))
        self.stack.resize(max(width, least.width()), height)

    def _spread(self, room: QSize) -> None:
        page = self.stack.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is not None and layout.objectName() == PAGE_LAYOUT:
            is_tight = room.width() < TIGHT_BELOW[0] or room.height() < TIGHT_BELOW[1]
            if is_tight != (layout.contentsMargins().left() < PAGE_MARGIN):
                spread(layout, is_tight=is_tight)

    def _reveal(self, _former: QWidget | None, field: QWidget | None) -> None:
        is_low = self.verticalScrollBar().maximum() > 0
        if field is not None and is_low and self.stack.isAncestorOf(field):
            self.ensureWidgetVisible(field, AROUND, AROUND)
