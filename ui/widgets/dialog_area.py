"""Where a dialog asks: as high as what is asked, and scrolled where the screen is lower."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QWidget

from ui.widgets.layouts import Scrolling, column

AROUND = 24  # pixels that are shown around a field that gets the keyboard


class DialogArea(Scrolling):
    needs_changed = Signal()
    """What lies in it needs another size than it did."""

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self._inside = QWidget()
        layout = column(content, gap=0)
        layout.addStretch(1)
        self._inside.setLayout(layout)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reveal)

    def sizeHint(self) -> QSize:
        hint = self._inside.sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        least = self._inside.minimumSizeHint().height()
        wanted = self._inside.sizeHint().height()
        if self._inside.hasHeightForWidth():
            wanted = self._inside.heightForWidth(width)
        return max(least, wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.needs_changed.emit()
        return super().eventFilter(watched, event)

    def _reveal(self, _former: QWidget | None, field: QWidget | None) -> None:
        if field is not None and self._inside.isAncestorOf(field):
            self.ensureWidgetVisible(field, AROUND, AROUND)
