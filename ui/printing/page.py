"""A form as it will be printed, and the ways it can leave the program."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from coordinator.text import _, many
from ui.printing.choices import ChoicesBar
from ui.printing.order import Order
from ui.printing.presenter import PrintingPresenter
from ui.printing.signing import CertificateDialog
from ui.printing.view import PrintingView
from ui.widgets.buttons import icon_button, link, primary, quiet
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import column, filling
from ui.widgets.messages import MessageBar
from ui.widgets.named import named
from ui.widgets.saving import save_dialog

if TYPE_CHECKING:
    # QtPdf and QtPrintSupport are loaded when the first form is shown or printed.
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.dialog import PrinterDialog
    from ui.printing.preview import Preview

PDF = "PDF (*.pdf)"
ROOM_FOR_ALL = 960  # pixels


class PrintingPage(QWidget):
    def __init__(self, presenter: PrintingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view = PrintingView()
        self._dialog: PrinterDialog | None = None
        self._folder = ""
        self._print = named("print", primary(_("Print…"), "print", "Ctrl+P"))
        self._save = named("save", quiet(_("Save as PDF…"), "save", "Ctrl+S"))
        self._viewer = named("open_viewer", quiet(_("&Open in viewer"), "external"))
        self._several = named("several", link(_("Print se&veral forms…"), "copy"))
        self._choices = named("choices", ChoicesBar(self._several))
        self._smaller = named("smaller", icon_button("minus", _("Smaller (Ctrl+-)")))
        self._larger = named("larger", icon_button("add", _("Larger (Ctrl++)")))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(
            primary=self._print,
            others=(self._smaller, self._larger, self._viewer, self._save),
            back=self._back,
        )
        self._told = named("told", MessageBar())
        self._waiting = EmptyState("document", _("Setting the form…"))
        self._again = named("make_again", quiet(_("Try &again"), "refresh"))
        self._failed = named("failed", EmptyState("warning", "", self._again))
        self._stack = QStackedWidget()
        self._preview: Preview | None = None
        self._lay_out()
        self._connect()

    @property
    def preview(self) -> "Preview":
        """The pages of the form, once one has been shown."""
        if self._preview is None:
            from ui.printing.preview import Preview  # noqa: PLC0415  loads QtPdf

            self._preview = Preview()
            self._stack.addWidget(self._preview)
        return self._preview

    def display(self, view: PrintingView) -> None:
        self._view = view
        self._header.set_title(view.title)
        has_pdf = bool(view.pdf) and not view.is_busy
        for part in (self._print, self._save, self._viewer, self._larger, self._smaller):
            part.setEnabled(has_pdf)
        self._choices.display(view)
        pages = ""
        if has_pdf:
            self.preview.show_pdf(view.pdf)
            self._stack.setCurrentWidget(self.preview)
            pages = many("{count} page", "{count} pages", self.preview.page_count)
        elif view.problem:
            self._failed.say(view.problem, view.remedy)
            self._stack.setCurrentWidget(self._failed)
        else:
            self._told.close_message()
            self._stack.setCurrentWidget(self._waiting)
        self._header.set_subtitle(" · ".join(filter(None, (view.subtitle, pages))))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in (self._smaller, self._larger):
            button.setVisible(self.width() > ROOM_FOR_ALL)

    def _ask_where(self) -> None:
        name = self._view.file_name
        dialog = save_dialog(self, _("Save the form"), PDF, name, self._folder)
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    def _save_to(self, chosen: str) -> None:
        self._folder = str(Path(chosen).parent)
        if (certificate := self._presenter.certificate) is None:
            self._presenter.save(Path(chosen))
            return
        dialog = named("certificate_dialog", CertificateDialog(self, certificate.name))
        dialog.given.connect(partial(self._presenter.save, Path(chosen)))
        dialog.open()

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

    def _ask_how(self) -> None:
        from ui.printing.paper import empty_margins  # noqa: PLC0415  loads QtPrintSupport

        self._presenter.measure(empty_margins)

    def _ask_at(self, ink: QMarginsF) -> None:
        from ui.printing.dialog import Asked  # noqa: PLC0415

        if self.isVisible():
            last = self._presenter.remembered
            self.dialog.ask(Asked(self.preview.pdf, self._view.title, ink, last))

    def _print_now(self, printer: "QPrinter", order: Order) -> None:
        from ui.printing.printer import job_for  # noqa: PLC0415

        self._presenter.remember_printer(order.remembered(self._presenter.remembered))
        self._presenter.print_by(job_for(printer, order), order.copies)

    def _open_viewer(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._told.show_error(
                _("This computer has no program that opens PDF files."),
                _("Save the form as PDF and open it elsewhere."),
            )

    def _enlarge(self) -> None:
        if self._larger.isEnabled():
            self.preview.enlarge()

    def _reduce(self) -> None:
        if self._smaller.isEnabled():
            self.preview.reduce()

    def _fit(self) -> None:
        if self._larger.isEnabled():
            self.preview.fit()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.told.connect(self._told.show_done)
        presenter.warned.connect(self._told.show_error)
        presenter.measured.connect(self._ask_at)
        presenter.viewer_wanted.connect(self._open_viewer)
        self._choices.language_chosen.connect(presenter.choose_language)
        self._choices.copy_chosen.connect(presenter.choose_copy)
        self._choices.third_chosen.connect(presenter.choose_third)
        self._choices.annexes_chosen.connect(presenter.choose_annexes)
        self._choices.former_chosen.connect(presenter.choose_former)
        self._several.clicked.connect(presenter.want_several)
        self._again.clicked.connect(presenter.make_again)
        self._print.clicked.connect(self._ask_how)
        self._save.clicked.connect(self._ask_where)
        self._viewer.clicked.connect(presenter.show_in_viewer)
        self._larger.clicked.connect(self._enlarge)
        self._smaller.clicked.connect(self._reduce)
        self._back.clicked.connect(presenter.leave)
        for keys, act in (
            ("Ctrl++", self._enlarge),
            ("Ctrl+=", self._enlarge),
            ("Ctrl+-", self._reduce),
            ("Ctrl+0", self._fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _lay_out(self) -> None:
        for page in (self._waiting, self._failed):
            self._stack.addWidget(page)
        card = Card(self._stack, margin=1)
        self.setLayout(
            page_column(self._header, column(self._told, self._choices, filling(card), gap=12))
        )
