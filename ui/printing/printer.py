"""A PDF onto paper: through the printing system where it takes PDFs, else page by page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from coordinator.domain.fault_words import fault_words
from ui.printing.cups import NotPrinted, hand_over, lp_command, printing_program
from ui.printing.order import Order
from ui.printing.paper import document_of

Job = Callable[[bytes], str]
"""Prints a PDF; gives the name of the job where it can be asked after, else nothing."""

FINEST = 300  # dots per inch: a page is 26 MB of memory, and text is sharp
POINTS_AN_INCH = 72
WENT_WRONG = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def job_for(printer: QPrinter, order: Order, title: str = "") -> Job:
    """Give the work that prints a PDF as the person chose in the dialog; done in the pool."""
    if printer.outputFileName():
        # "Print to file": the form itself, with its text as text.
        return partial(write_file, Path(printer.outputFileName()))
    if program := printing_program():
        return partial(hand_over, lp_command(program, order, title or printer.docName()))
    return partial(paint, printer, order)


def write_file(path: Path, pdf: bytes) -> str:
    try:
        path.write_bytes(pdf)
    except OSError as fault:
        raise NotPrinted(fault_words(fault)) from fault
    return ""


def paint(printer: QPrinter, order: Order, pdf: bytes) -> str:
    """Draw each page as a picture as fine as the printer takes it, up to a limit."""
    document = document_of(pdf)
    if document.pageCount() == 0:
        raise NotPrinted(document.error().name)
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setFullPage(not order.is_fitted)
    first = document.pagePointSize(0)
    way, is_wide = QPageLayout.Orientation, first.width() > first.height()
    printer.setPageOrientation(way.Landscape if is_wide else way.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(printer.printerName() or "QPrinter")
    for place, number in enumerate(pages_of(printer, document.pageCount())):
        if place > 0 and not printer.newPage():
            break
        painter.drawImage(0, 0, document.render(number, _size(printer, document, number)))
    is_done = painter.end() and printer.printerState() not in WENT_WRONG
    document.close()
    if not is_done:
        raise NotPrinted(printer.printerState().name)
    return ""


def _size(printer: QPrinter, document: QPdfDocument, number: int) -> QSize:
    """Give how large a page is drawn: as it is, or as large as the printer's reach."""
    size = document.pagePointSize(number) * printer.resolution() / POINTS_AN_INCH
    if not printer.fullPage():
        reach = printer.pageRect(QPrinter.Unit.DevicePixel)
        size *= min(1, reach.width() / size.width(), reach.height() / size.height())
    return size.toSize()


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """List the pages to be drawn, from 0: as often as the printer does not repeat them."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(first - 1, min(last, count)))
    return pages if printer.supportsMultipleCopies() else pages * printer.copyCount()
