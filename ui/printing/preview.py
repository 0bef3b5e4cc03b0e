"""The pages of a PDF as they will be printed. Loaded when the first form is shown."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame

from coordinator.text import _
from ui.widgets.named import named, said

STEP: Final = 1.2
LEAST, LARGE, MOST = 0.4, 1.3, 5.0
ROUNDED: Final = 2  # points by which a drawn page may be off


class Preview(QPdfView):
    def __init__(self) -> None:
        super().__init__()
        said(_("Preview of the form"), named("preview", self))
        self._document = QPdfDocument()  # as a child it would outlive what looks at it
        self._buffer = QBuffer(self._document)
        self._fits = True
        self._painted = 0, 0  # a page, and how many points wide it was drawn
        for renderer in self.findChildren(QPdfPageRenderer):
            renderer.pageRendered.connect(self._note_painted)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setPageSpacing(16)
        self.setDocumentMargins(QMargins(16, 16, 16, 16))
        self.setDocument(self._document)

    @property
    def pdf(self) -> QPdfDocument:
        return self._document

    @property
    def page_count(self) -> int:
        return self._document.pageCount()

    @property
    def is_painted(self) -> bool:
        """Whether a page is on the screen, as large as it is now; it is drawn beside it."""
        page, width = self._painted
        return page < self.page_count and abs(width - self._width_of(page)) <= ROUNDED

    def show_pdf(self, pdf: bytes) -> None:
        """Show `pdf`, unless it is shown already."""
        if self._buffer.data() == pdf:
            return
        self._painted = 0, 0
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.pageNavigator().jump(0, self.pageNavigator().currentLocation(), 0)
        self.fit()

    def fit(self) -> None:
        """Fill the width, but not with letters larger than on paper held close."""
        self._fits = True
        self._fit_now()

    def enlarge(self) -> None:
        self._zoom(STEP)

    def reduce(self) -> None:
        self._zoom(1 / STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self._fit_now()

    def _fit_now(self) -> None:
        if self.page_count:
            margins = self.documentMargins()
            room = self.viewport().width() - margins.left() - margins.right()
            width = self._document.pagePointSize(0).width() * self.logicalDpiX() / 72
            self.setZoomFactor(max(LEAST, min(room / width, LARGE)))

    def _zoom(self, by: float) -> None:
        self._fits = False
        self.setZoomFactor(max(LEAST, min(self.zoomFactor() * by, MOST)))

    def _width_of(self, page: int) -> float:
        points = self._document.pagePointSize(page).width() * self.zoomFactor()
        return points * self.logicalDpiX() / 72 * self.devicePixelRatioF()

    def _note_painted(self, page: int, size: QSize) -> None:
        self._painted = page, size.width()
