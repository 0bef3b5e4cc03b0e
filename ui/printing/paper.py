"""Whether a form fits the paper and the reach of a printer: said, never mended unasked."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from coordinator.text import _
from ui.printing.printer_setup import paper_of

DOTS = 72  # per inch: 0.35 mm
MM_A_DOT = 25.4 / DOTS
WHITE_FROM = 250
TOLERANCE = 1.0  # mm: as coarse as the look at the margins
_INKED = bytes(255 if grey >= WHITE_FROM else 0 for grey in range(256))
_WHITE = b"\xff"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What would go wrong on this printer; `own_paper` is the form's, where it has that."""

    words: str
    own_paper: str = ""


def doubt_about(printer: QPrinter, document: QPdfDocument, ink: QMarginsF) -> Doubt | None:
    """Compare a form with what is set at the printer; `ink` are its empty margins, in mm."""
    wanted, set_ = paper_of(document), printer.pageLayout().pageSize()
    if not _is_same(wanted, set_):
        words = _("The form is made for {wanted} paper; the printer is set to {set}.")
        knows = any(_is_same(wanted, known) for known in _papers(printer))
        named = words.format(wanted=wanted.name(), set=set_.name())
        return Doubt(named, wanted.name() if knows else "")
    reach = printer.pageLayout().minimumMargins()
    edge = _short_of(QMarginsF(reach), printer.pageLayout(), ink)
    if edge is None:
        return None
    words = _(
        "This printer cannot print nearer to the edge than {reach} mm, and the form comes as "
        "near as {form} mm: some of it would be cut off."
    )
    return Doubt(words.format(reach=f"{edge[0]:.1f}", form=f"{edge[1]:.1f}"))


def empty_margins(pdf: bytes) -> QMarginsF:
    """Measure how much stays white at the four edges of every page, in mm."""
    document = document_of(pdf)
    found = [_margins_of(document, page) for page in range(document.pageCount())]
    document.close()
    edges = [min(page[side] for page in found) for side in range(4)] if found else [0.0] * 4
    return QMarginsF(*edges)


def document_of(pdf: bytes) -> QPdfDocument:
    """Read a PDF that is in memory."""
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def _margins_of(document: QPdfDocument, page: int) -> tuple[float, float, float, float]:
    """Give the white margins of a page: left, top, right, bottom."""
    size = (document.pagePointSize(page) * DOTS / 72).toSize()
    paper = QImage(size, QImage.Format.Format_Grayscale8)
    paper.fill(255)
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, size))  # its ground is clear, not white
    painter.end()
    return _white_around(paper)


def _white_around(picture: QImage) -> tuple[float, float, float, float]:
    wide, high, step = picture.width(), picture.height(), picture.bytesPerLine()
    every = bytes(picture.constBits()).translate(_INKED)
    lines = [every[step * at : step * at + wide] for at in range(high)]
    left = min((wide - len(line.lstrip(_WHITE)) for line in lines), default=0)
    right = min((wide - len(line.rstrip(_WHITE)) for line in lines), default=0)
    inked = [at for at, line in enumerate(lines) if line.strip(_WHITE)]
    top, bottom = (inked[0], high - 1 - inked[-1]) if inked else (high, high)
    return left * MM_A_DOT, top * MM_A_DOT, right * MM_A_DOT, bottom * MM_A_DOT


def _short_of(
    reach: QMarginsF, layout: QPageLayout, ink: QMarginsF
) -> tuple[float, float] | None:
    """Find an edge at which the form comes nearer than the printer can; both in mm."""
    points = layout.units() is QPageLayout.Unit.Point
    to_mm = 25.4 / 72 if points else 1.0
    for edge in ("left", "top", "right", "bottom"):
        least, empty = getattr(reach, edge)() * to_mm, getattr(ink, edge)()
        if empty + TOLERANCE < least:
            return least, empty
    return None


def _is_same(one: QPageSize, other: QPageSize) -> bool:
    unit = QPageSize.Unit.Millimeter
    first, second = one.size(unit), other.size(unit)
    pairs = zip(sorted(first.toTuple()), sorted(second.toTuple()), strict=True)
    return all(abs(mine - theirs) <= 2 * TOLERANCE for mine, theirs in pairs)


def _papers(printer: QPrinter) -> list[QPageSize]:
    return QPrinterInfo(printer).supportedPageSizes()
