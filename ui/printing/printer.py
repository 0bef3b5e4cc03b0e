"""A PDF onto paper: through the printing system where it takes PDFs, else page by page."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from coordinator.domain.errors import Unavailable
from coordinator.text import N_

Job = Callable[[bytes], None]
SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
FINEST = 300  # dots per inch: a page is 26 MB of memory, and text is sharp
POINTS_AN_INCH = 72
PATIENCE = 60  # seconds


class NotPrinted(Unavailable):
    problem = N_("The form was not printed: {why}.")
    remedy = N_("See whether the printer is on, or save the form as PDF and print that.")

    def __init__(self, why: str) -> None:
        super().__init__(why=why)


def printer_for(document: QPdfDocument, title: str) -> QPrinter:
    """Give a printer set to the paper of `document`'s first page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = document.pagePointSize(0)
    is_wide = size.width() > size.height()
    paper = QPageSize(QSizeF(min(size.toTuple()), max(size.toTuple())), QPageSize.Unit.Point)
    way = QPageLayout.Orientation
    layout = QPageLayout(paper, way.Landscape if is_wide else way.Portrait, QMarginsF())
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setDocName(title)
    printer.setCreator("Trial Coordinator")
    return printer


def job_for(printer: QPrinter) -> Job:
    """Give the work that prints a PDF as the person chose in the dialog; done in the pool."""
    if printer.outputFileName():
        # "Print to file": the form itself, with its text as text.
        return partial(write_file, Path(printer.outputFileName()))
    if sys.platform != "win32" and (program := shutil.which("lp")):
        return partial(hand_over, lp_command(program, printer))
    return partial(paint, printer)


def lp_command(program: str, printer: QPrinter) -> tuple[str, ...]:
    """Say to `lp` what was chosen in the dialog."""
    command = [program, "-n", str(printer.copyCount()), "-t", printer.docName()]
    if name := printer.printerName():
        command += ["-d", name]
    if sides := SIDES.get(printer.duplex()):
        command += ["-o", f"sides={sides}"]
    if printer.fromPage():
        command += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    return tuple(command)


def write_file(path: Path, pdf: bytes) -> None:
    try:
        path.write_bytes(pdf)
    except OSError as fault:
        raise NotPrinted(fault.strerror or type(fault).__name__) from fault


def hand_over(command: tuple[str, ...], pdf: bytes) -> None:
    """Give the PDF to the printing system, from a private file that is gone afterwards."""
    with NamedTemporaryFile(suffix=".pdf", delete=False) as file:
        file.write(pdf)
    try:
        ended = subprocess.run(  # noqa: S603  the system's own program
            (*command, "--", file.name),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise NotPrinted(str(fault)) from fault
    finally:
        Path(file.name).unlink()
    if ended.returncode != 0:
        raise NotPrinted(ended.stderr.strip() or str(ended.returncode))


def paint(printer: QPrinter, pdf: bytes) -> None:
    """Draw each page as a picture as fine as the printer takes it, up to a limit."""
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.pageCount() == 0:
        raise NotPrinted(document.error().name)
    printer.setResolution(min(printer.resolution(), FINEST))
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(printer.printerName() or "QPrinter")
    for place, number in enumerate(pages_of(printer, document.pageCount())):
        if place > 0:
            printer.newPage()
        size = document.pagePointSize(number) * printer.resolution() / POINTS_AN_INCH
        painter.drawImage(0, 0, document.render(number, size.toSize()))
    painter.end()
    document.close()


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """List the pages to be drawn, from 0: as often as the printer does not repeat them."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(first - 1, min(last, count)))
    return pages if printer.supportsMultipleCopies() else pages * printer.copyCount()
