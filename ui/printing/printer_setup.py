"""A printer set to a form and to what was chosen last; and what was chosen for it then."""

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from ui.printing.memory import FormPrinting
from ui.printing.order import Order

SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)  # Qt's own, for its CUPS plugin
USUAL = {
    "number-up": "1",
    "number-up-layout": "lrtb",
    "job-priority": "50",
    "job-sheets": "none,none",
}
DUPLEX = {words: mode for mode, words in SIDES.items()}


def printer_for(document: QPdfDocument, title: str, last: FormPrinting) -> QPrinter:
    """Give a printer set to the paper of `document`, and to what was chosen last."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if last.printer in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(last.printer)
    if last.sides in DUPLEX:
        printer.setDuplex(DUPLEX[last.sides])
    size = document.pagePointSize(0)
    is_wide = size.width() > size.height()
    way = QPageLayout.Orientation
    layout = QPageLayout(
        paper_of(document), way.Landscape if is_wide else way.Portrait, QMarginsF()
    )
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setDocName(title)
    printer.setCreator("Trial Coordinator")
    return printer


def paper_of(document: QPdfDocument) -> QPageSize:
    """Name the paper that a form is made for, upright."""
    size = document.pagePointSize(0)
    upright = QSizeF(min(size.toTuple()), max(size.toTuple()))
    fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
    return QPageSize(upright, QPageSize.Unit.Point, "", fuzzy)


def order_of(printer: QPrinter, tray: str = "") -> Order:
    """Say what was chosen in the dialog for `printer`."""
    is_range = printer.printRange() is QPrinter.PrintRange.PageRange
    return Order(
        printer=printer.printerName(),
        copies=printer.copyCount(),
        sides=SIDES.get(printer.duplex(), ""),
        tray=tray,
        paper=printer.pageLayout().pageSize().key(),
        first=printer.fromPage() if is_range else 0,
        last=printer.toPage() if is_range else 0,
        is_collated=printer.collateCopies(),
        is_reversed=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        is_grey=printer.colorMode() is QPrinter.ColorMode.GrayScale,
        others=tuple(_others_of(printer)),
    )


def _others_of(printer: QPrinter) -> Iterator[tuple[str, str]]:
    """Yield what was chosen in the dialog of a printer's properties, as CUPS names it."""
    said = printer.printEngine().property(CUPS_OPTIONS)
    words = [str(one) for one in said] if isinstance(said, list) else []
    for option, value in zip(words[::2], words[1::2], strict=True):
        if value and value != USUAL.get(option):
            yield option, value
