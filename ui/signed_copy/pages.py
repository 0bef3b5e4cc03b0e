"""The pages of a scan, one below the other, as wide as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coordinator.text import _
from ui.widgets.layouts import column, scrolling, spacer
from ui.widgets.named import named, said, styled

MARGIN = 16
LEAST_WIDTH = 240


class PagesView(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._images: tuple[QImage, ...] = ()
        self._labels: list[QLabel] = []
        self._inside = QWidget()
        self._column = column(gap=MARGIN, margin=MARGIN)
        self._inside.setLayout(self._column)
        self._area = scrolling(self._inside)
        self._area.setMinimumWidth(LEAST_WIDTH)
        self._inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said(_("Pages of the scan"), named("pages", self._area))
        self.setFocusProxy(self._area)
        self.setLayout(column(self._area))

    @property
    def page_count(self) -> int:
        return len(self._images)

    def display(self, images: tuple[QImage, ...]) -> None:
        self._images = images
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._labels = [styled(QLabel(), paper=True) for _image in images]
        for label in self._labels:
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacerItem(spacer())
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        room = self._area.viewport().width() - 2 * MARGIN
        for label, image in zip(self._labels, self._images, strict=True):
            width = max(1, min(room, image.width()))
            shown = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            label.setPixmap(QPixmap.fromImage(shown))
