"""What stands side by side where there is room, and one below the other where not."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QWidget

from ui.widgets.flow import Wrapped

ENDLESS = 2**24 - 1  # what Qt takes for no limit


class Beside(QWidget):
    """Parts in a row; a part of a fixed width takes all of it where it stands alone."""

    def __init__(self, *parts: QWidget, gap: int = 16) -> None:
        super().__init__()
        self._parts = parts
        self._fixed: dict[QWidget, int] = {}
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        for part in parts:
            self._layout.addWidget(part)
        self.setLayout(self._layout)

    @property
    def is_stacked(self) -> bool:
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the widest part: the others go below it."""
        shown = [part for part in self._parts if not part.isHidden()]
        widest = max((self._needs(part, is_alone=True) for part in shown), default=0)
        return QSize(widest, self._layout.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        """Choose the direction in which all parts have room."""
        shown = [part for part in self._parts if not part.isHidden()]
        needed = sum(self._needs(part, is_alone=False) for part in shown)
        needed += self._layout.spacing() * max(0, len(shown) - 1)
        is_stacked = needed > self.width()
        if is_stacked == self.is_stacked:
            return
        for part in self._parts:
            self._let_go(part) if is_stacked else self._hold(part)
        direction = QBoxLayout.Direction
        self._layout.setDirection(
            direction.TopToBottom if is_stacked else direction.LeftToRight
        )
        self.updateGeometry()

    def _needs(self, part: QWidget, *, is_alone: bool) -> int:
        """Give the least width of a part, in a row or on a line of its own."""
        fixed = self._fixed.get(part) or (
            part.minimumWidth() if part.minimumWidth() == part.maximumWidth() else 0
        )
        if not is_alone and (fixed or isinstance(part, Wrapped)):
            return fixed or part.sizeHint().width()
        return max(part.minimumSizeHint().width(), 0 if fixed else part.minimumWidth())

    def _let_go(self, part: QWidget) -> None:
        if part.minimumWidth() == part.maximumWidth():
            self._fixed[part] = part.minimumWidth()
            part.setMinimumWidth(0)
            part.setMaximumWidth(ENDLESS)

    def _hold(self, part: QWidget) -> None:
        if width := self._fixed.pop(part, 0):
            part.setFixedWidth(width)


class TurningSplitter(QSplitter):
    """Two sides with a handle between: beside each other, or one over the other."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(16)
        self.setChildrenCollapsible(False)

    def addWidget(self, widget: QWidget) -> None:
        super().addWidget(widget)
        for number in reversed(range(self.count())):
            if (part := self.widget(number)) is not None:
                part.lower()  # so that they are read in this order

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        widest = max((part.width() for part in self._least()), default=0)
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.LayoutRequest
        if is_asked:
            self._turn()
        done = super().event(event)
        if is_asked:
            self._make_room()
        return done

    def _least(self) -> list[QSize]:
        parts = [self.widget(number) for number in range(self.count())]
        return [
            part.minimumSizeHint().expandedTo(part.minimumSize())
            for part in parts
            if part is not None and not part.isHidden()
        ]

    def _turn(self) -> None:
        needed = sum(part.width() for part in self._least()) + self.handleWidth()
        wanted = Qt.Orientation.Vertical if needed > self.width() else Qt.Orientation.Horizontal
        if wanted != self.orientation():
            self.setOrientation(wanted)
            self.updateGeometry()

    def _make_room(self) -> None:
        """Keep each side as high as its lines are at its width, which Qt does not see to."""
        for number in range(self.count()):
            part = self.widget(number)
            layout = part.layout() if part is not None else None
            if part is not None and layout is not None and layout.hasHeightForWidth():
                needed = layout.totalMinimumHeightForWidth(part.width())
                if part.isVisible() and part.minimumHeight() != needed:
                    part.setMinimumHeight(needed)
