"""Several forms printed at once: chosen from a list, with one dialog for all of them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _, many
from ui.printing.order import Order
from ui.printing.several_list import SeveralList
from ui.printing.several_presenter import SeveralPresenter
from ui.printing.several_view import SeveralView
from ui.widgets.buttons import icon_button, link, primary
from ui.widgets.choices import ChoiceField
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import second
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.messages import MessageBar
from ui.widgets.named import named, said
from ui.widgets.progress import TaskProgress

if TYPE_CHECKING:
    # QtPdf and QtPrintSupport are loaded when something is printed.
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.dialog import PrinterDialog


class SeveralPage(QWidget):
    def __init__(self, presenter: SeveralPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._dialog: PrinterDialog | None = None
        self._document: QPdfDocument | None = None
        self._print = named("print", primary(_("Print…"), "print", "Ctrl+P"))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(
            _("Print several forms"), primary=self._print, back=self._back
        )
        self._told = named("told", MessageBar())
        self._progress = named("progress", TaskProgress())
        self._language = named("form_language", said(_("Language"), ChoiceField()))
        self._blank = named("all_blank", link(_("All &blank checklists"), "tick"))
        self._none = named("none", link(_("&None"), "cross"))
        self._list = SeveralList()
        self._lay_out()
        self._connect()

    def display(self, view: SeveralView) -> None:
        count = len(view.wanted)
        self._header.set_subtitle(many("{count} form chosen", "{count} forms chosen", count))
        self._print.setEnabled(count > 0 and not view.is_busy)
        self._language.offer(view.languages)
        self._language.set_value(view.language)
        for part in (self._language, self._blank, self._none, self._list):
            part.setEnabled(not view.is_busy)
        self._list.display(view)
        if view.is_busy:
            self._told.close_message()
            self._progress.advance(view.fraction, view.doing)
        self._progress.setVisible(view.is_busy)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.rest()

    @property
    def dialog(self) -> "PrinterDialog":
        """The system's print dialog, with what goes with it."""
        if self._dialog is None:
            from ui.printing.dialog import PrinterDialog  # noqa: PLC0415  seldom needed

            self._dialog = PrinterDialog(self)
            self._dialog.trays_wanted.connect(self._presenter.find_trays)
            self._dialog.ordered.connect(self._print_now)
            self._presenter.trays_found.connect(self._dialog.show_trays)
        return self._dialog

    def _make(self) -> None:
        from ui.printing.paper import empty_margins  # noqa: PLC0415  loads QtPrintSupport

        self._presenter.make_all(empty_margins)

    def _ask(self, first: bytes, ink: QMarginsF) -> None:
        from ui.printing.dialog import Asked  # noqa: PLC0415
        from ui.printing.paper import document_of  # noqa: PLC0415

        if self.isVisible():
            self._document = document_of(first)
            title, last = _("Several forms"), self._presenter.remembered
            self.dialog.ask(Asked(self._document, title, ink, last, is_one_form=False))

    def _print_now(self, printer: "QPrinter", order: Order) -> None:
        from ui.printing.printer import job_for, write_file  # noqa: PLC0415

        self._presenter.remember_printer(order.remembered(self._presenter.remembered))
        if file := printer.outputFileName():
            # Into one file goes one form: each gets its own, in the folder that was chosen.
            folder = Path(file).parent
            self._presenter.print_all(
                lambda made: partial(write_file, folder / made.file_name), order.copies
            )
            return
        self._presenter.print_all(
            lambda made: job_for(printer, order, made.title), order.copies
        )

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.told.connect(self._told.show_done)
        presenter.warned.connect(self._told.show_error)
        presenter.made.connect(self._ask)
        self._print.clicked.connect(self._make)
        self._back.clicked.connect(presenter.leave)
        self._blank.clicked.connect(presenter.choose_blank)
        self._none.clicked.connect(presenter.choose_none)
        self._language.chosen.connect(presenter.choose_language)
        self._list.chosen.connect(lambda key, wanted: presenter.choose(key, is_wanted=wanted))
        self._progress.cancelled.connect(presenter.stop)

    def _lay_out(self) -> None:
        words = second(_("Language:"))
        words.setWordWrap(False)
        choices = row(words, self._language, spacer(), self._blank, self._none, gap=8)
        self.setLayout(
            page_column(
                self._header,
                column(
                    self._told, self._progress, choices, filling(scrolling(self._list)), gap=12
                ),
            )
        )
