"""Paper as it comes from a scanner: forms of the program, printed, signed and scanned."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QTransform
from PySide6.QtPdf import QPdfDocument

from coordinator.commands.printing import record_print
from coordinator.domain.form import Copy
from coordinator.printouts import screening_printout
from tests.builders import COORDINATOR

INK = Qt.GlobalColor.darkBlue


def printed(registry, screening_id):
    """Print the checklist as it stands, and note it; give the PDF."""
    made = screening_printout(
        registry, actor=COORDINATOR, screening_id=screening_id, copy=Copy.SITE
    )
    record_print(
        registry, COORDINATOR, form=made.form, key=made.key, sha256="0", printed=made.printed
    )
    return made.pdf


def scanned(pdf, *, dots=200, turned=0.0, spoilt=False):
    """Scan each page of a PDF on white paper, with a stroke of ink; give pictures."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = []
    for number in range(document.pageCount()):
        size = (document.pagePointSize(number) * dots / 72).toSize()
        drawn = document.render(number, size)
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.setPen(QPen(INK, 4))
        painter.drawLine(QPointF(dots * 4, dots * 8), QPointF(dots * 5, dots * 7.8))
        if spoilt:
            painter.fillRect(0, size.height() * 5 // 6, size.width(), size.height(), INK)
        painter.end()
        pages.append(paper.transformed(QTransform().rotate(turned)) if turned else paper)
    document.close()
    return pages


def as_file(page, path):
    """Save a picture of a page as the kind of file that its name says."""
    assert page.save(str(path))
    return path
