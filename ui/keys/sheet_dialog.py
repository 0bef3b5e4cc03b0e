"""A new recovery key: shown, put on paper, and only then in force."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.text import _
from ui.keys.presenter import SheetPresenter
from ui.keys.view import SheetView
from ui.widgets.buttons import primary, quiet
from ui.widgets.dialogs import DialogFrame
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.recovery_key import RecoveryKeyLabel
from ui.widgets.ticks import TickBox

WIDTH = 640


class SheetDialog(DialogFrame):
    def __init__(self, parent: QWidget | None, presenter: SheetPresenter) -> None:
        super().__init__(parent, _("A new recovery key"))
        named("sheet_dialog", self)
        presenter.setParent(self)
        self._presenter = presenter
        self._key = RecoveryKeyLabel()
        self._print = named("print_recovery_key", quiet(_("&Print the sheet…"), "print"))
        self._told = named("recovery_printed", Label(role="second"))
        self._kept = named(
            "recovery_kept", TickBox(_("It is &written down or printed and goes to the safe"))
        )
        self._act = named("act", primary(_("Put it in &force")))
        self._act.setEnabled(False)
        self._lay_out()
        self._kept.toggled.connect(self._act.setEnabled)
        self._print.clicked.connect(self._choose_place)
        self._act.clicked.connect(self._keep)
        presenter.shown.connect(self.display)
        self.display(presenter.view)
        self._print.setFocus()

    def display(self, view: SheetView) -> None:
        self._key.show_key(view.recovery_key)
        self._told.setText(view.problem or view.printed)
        self._told.setVisible(bool(view.problem or view.printed))
        styled(self._told, tone="failed" if view.problem else "")

    def _keep(self) -> None:
        if self._presenter.keep():
            self.accept()

    def _choose_place(self) -> None:
        dialog = named("sheet_place", QFileDialog(self, _("Where shall the sheet be written?")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(_("recovery key.pdf"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._presenter.write(Path(chosen)))
        dialog.open()

    def _lay_out(self) -> None:
        self.want_width(WIDTH)
        advice = Label(
            _(
                "It is shown this once, and is in force when you say so below. Until then the "
                "former sheet opens the registry; afterwards only this one does. Keep it in "
                "the site's safe, apart from this computer and from the backups."
            ),
            "second",
        )
        self.set_content(
            column(
                advice, self._key, row(self._print, spacer()), self._told, self._kept, gap=16
            )
        )
        self.set_actions(self._act)
