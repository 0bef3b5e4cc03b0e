"""A form as it will be printed, and the ways it can leave the program."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from coordinator.domain.form import Copy
from coordinator.text import _, many
from ui.printing.presenter import PrintingPresenter
from ui.printing.view import PrintingView
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import column, filling
from ui.widgets.messages import MessageBar
from ui.widgets.named import named, said
from ui.widgets.saving import save_dialog

if TYPE_CHECKING:
    # QtPdf and QtPrintSupport are loaded when the first form is shown or printed.
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.preview import Preview

PDF = "PDF (*.pdf)"
COPY_WIDTH = 140
ROOM_FOR_ALL = 960  # pixels


class PrintingPage(QWidget):
    def __init__(self, presenter: PrintingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view = PrintingView()
        self._printer: QPrinter | None = None
        self._folder = ""
        self._print = named("print", primary(_("Print…"), "print", "Ctrl+P"))
        self._save = named("save", quiet(_("Save as PDF…"), "save", "Ctrl+S"))
        self._viewer = named("open_viewer", quiet(_("&Open in viewer"), "external"))
        self._copy = named("copy", said(_("Copy"), ChoiceField()))
        self._copy.setFixedWidth(COPY_WIDTH)
        self._smaller = named("smaller", icon_button("minus", _("Smaller (Ctrl+-)")))
        self._larger = named("larger", icon_button("add", _("Larger (Ctrl++)")))
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(
            primary=self._print,
            others=(self._smaller, self._larger, self._copy, self._viewer, self._save),
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
        self._copy.setVisible(len(view.copies) > 1)
        self._copy.offer([(copy.value, words) for copy, words in view.copies])
        self._copy.set_value(view.copy.value)
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
        self._presenter.save(Path(chosen))

    def _ask_how(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  seldom needed

        from ui.printing.printer import printer_for  # noqa: PLC0415

        self._printer = printer_for(self.preview.pdf, self._view.title)
        dialog = named("print_dialog", QPrintDialog(self._printer, self))
        dialog.setMinMax(1, self.preview.page_count)
        dialog.accepted.connect(self._print_now)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own `open` wants a slot by name

    def _print_now(self) -> None:
        from ui.printing.printer import job_for  # noqa: PLC0415

        if self._printer is not None:
            self._presenter.print_by(job_for(self._printer), self._printer.copyCount())

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
        presenter.viewer_wanted.connect(self._open_viewer)
        self._copy.chosen.connect(lambda value: presenter.choose_copy(Copy(value)))
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
        self.setLayout(page_column(self._header, column(self._told, filling(card), gap=12)))
