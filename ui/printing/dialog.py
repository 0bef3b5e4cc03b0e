"""The system's print dialog, set to what was chosen last, with the trays of the printer.

Loaded when the first form is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QMarginsF, QObject, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from coordinator.text import _
from ui.printing.memory import FormPrinting
from ui.printing.order import Order
from ui.printing.paper import doubt_about
from ui.printing.paper_dialog import PaperDialog
from ui.printing.printer_setup import order_of, paper_of, printer_for
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField
from ui.widgets.layouts import column, spacer
from ui.widgets.named import named

Option = QAbstractPrintDialog.PrintDialogOption


@dataclass(frozen=True, slots=True)
class Asked:
    """What is about to be printed; `ink` are its empty margins in mm."""

    document: QPdfDocument
    title: str
    ink: QMarginsF
    last: FormPrinting
    is_one_form: bool = True


class PrinterDialog(QObject):
    trays_wanted = Signal(str)
    """The trays of the printer with this name are to be looked up."""
    ordered = Signal(QPrinter, Order)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._asked: Asked | None = None
        self._printer: QPrinter | None = None
        self._tray: TrayTab | None = None

    def ask(self, asked: Asked) -> None:
        """Open the dialog, unless it is open; what it is closed with goes out by `ordered`."""
        if self._tray is not None:
            return
        self._asked = asked
        self._printer = printer_for(asked.document, asked.title, asked.last)
        dialog = named("print_dialog", QPrintDialog(self._printer, self._parent))
        dialog.setOption(Option.PrintPageRange, asked.is_one_form)
        if asked.is_one_form:
            dialog.setMinMax(1, asked.document.pageCount())
            dialog.setFromTo(1, asked.document.pageCount())
        self._tray = TrayTab(asked.last.tray)
        dialog.setOptionTabs([self._tray])
        if (printers := dialog.findChild(QComboBox, "printers")) is not None:
            printers.currentTextChanged.connect(self.trays_wanted)
        self.trays_wanted.emit(self._printer.printerName())
        dialog.accepted.connect(self._order)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own `open` wants a slot by name

    def show_trays(self, printer: str, trays: Sequence[str]) -> None:
        if self._tray is not None:
            self._tray.offer(printer, trays)

    def _forget(self) -> None:
        """Let go of what was in the dialog: trays may be told after it was closed."""
        self._tray = None

    def _order(self) -> None:
        printer, asked = self._printer, self._asked
        if printer is None or asked is None:
            return
        order = order_of(printer, self._tray.chosen if self._tray else "")
        is_file = bool(printer.outputFileName())
        doubt = None if is_file else doubt_about(printer, asked.document, asked.ink)
        if doubt is None:
            self.ordered.emit(printer, order)
            return
        dialog = named("paper_dialog", PaperDialog(self._parent, doubt))
        own = replace(order, paper=paper_of(asked.document).key())
        dialog.fitted.connect(lambda: self._give(printer, replace(order, is_fitted=True)))
        dialog.on_own_paper.connect(lambda: self._give(printer, own))
        dialog.open()

    def _give(self, printer: QPrinter, order: Order) -> None:
        self.ordered.emit(printer, order)


class TrayTab(QWidget):
    """From which tray the paper comes, where the printing system says which there are."""

    def __init__(self, last: str) -> None:
        super().__init__()
        self.setWindowTitle(_("Paper tray"))
        self._last = last
        self._tray = named("tray", ChoiceField())
        self.offer("", ())
        self._tray.set_value(last)
        field = FormField(
            _("Paper comes &from"),
            self._tray,
            _("It is remembered for this kind of form on this computer."),
        )
        self.setLayout(column(field, spacer(), margin=12))

    @property
    def chosen(self) -> str:
        return self._tray.value()

    def offer(self, printer: str, trays: Sequence[str]) -> None:
        """Offer the trays of a printer beside leaving it to the printer."""
        usual = ("", _("As the printer is set"))
        self._tray.offer([usual, *((tray, tray) for tray in trays)])
        self._tray.set_value(self._last if self._last in trays else "")
        self._tray.setProperty("printer", printer)
