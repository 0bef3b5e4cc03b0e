"""Pages of a PDF as grey pictures, drawn by QtPdf: the same everywhere, without other tools."""

import os
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF
from PySide6.QtGui import QImage, QPainter, Qt
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtWidgets import QApplication

POINTS = 72  # an inch


def application():
    """Give the application that pictures need, for a command: a test asks for `qapp`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(sys.argv[:1])


def rendered(pdf, dpi):
    """Draw each page of `pdf` on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    return [_page(document, page, dpi) for page in range(document.pageCount())]


def _page(document, page, dpi):
    points: QSizeF = document.pagePointSize(page)
    size = (points * dpi / POINTS).toSize()
    drawn = document.render(page, size, QPdfDocumentRenderOptions())
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)
