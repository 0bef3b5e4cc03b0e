"""The site's certificate with which forms are signed as PDF; off until one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator.text import _
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label, caption
from ui.widgets.layouts import filling, row
from ui.widgets.named import named

KINDS = "PKCS#12 (*.p12 *.pfx)"


class CertificateCard(Card):
    chosen = Signal(str)
    """The path of the certificate's file; empty to sign no more."""

    def __init__(self) -> None:
        self._words = named("certificate", Label())
        self._choose = named("choose_certificate", quiet(_("&Certificate…"), "shield"))
        self._drop = named("drop_certificate", quiet(_("Sign no more")))
        super().__init__(
            row(filling(self._words), self._choose, self._drop, gap=12),
            caption(_("Its password is asked each time a form is saved.")),
            title=_("Signature of PDF files"),
            gap=8,
        )
        self._choose.clicked.connect(self._ask)
        self._drop.clicked.connect(lambda: self.chosen.emit(""))

    def display(self, certificate: str, *, is_possible: bool) -> None:
        self.setVisible(is_possible)
        self._words.setText(certificate or _("Off: forms are saved unsigned."))
        self._drop.setVisible(bool(certificate))

    def _ask(self) -> None:
        dialog = named("certificate_dialog", QFileDialog(_window(self), _("Certificate")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(KINDS)
        dialog.fileSelected.connect(self.chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _window(part: QWidget) -> QWidget:
    return part.window()
