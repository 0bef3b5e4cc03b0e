"""Asks for the password of the site's certificate before a form is saved (PAdES)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.widgets.buttons import primary, quiet
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column
from ui.widgets.named import named
from ui.widgets.password import PasswordField


class CertificateDialog(DialogFrame):
    given = Signal(str)
    """The password with which to sign; empty to save the form unsigned."""

    def __init__(self, parent: QWidget | None, certificate: str) -> None:
        super().__init__(parent, _("Sign the PDF file"))
        self._password = PasswordField()
        self._field = FormField(_("&Password of the certificate"), self._password)
        act = named("act", primary(_("Sign and save"), "shield"))
        plain = named("unsigned", quiet(_("Save &unsigned")))
        self.set_content(
            column(
                Label(_("With the site's certificate {name}.").format(name=certificate)),
                self._field,
                gap=12,
            )
        )
        self.set_actions(plain)
        self.set_actions(act, cancel=False)
        act.setDefault(True)
        act.clicked.connect(self._give)
        plain.clicked.connect(self._leave_unsigned)
        self._password.submitted.connect(self._give)
        self._password.setFocus()

    def _give(self) -> None:
        password = self._password.text()
        if not password:
            self._field.show_problem(_("Type the password of the certificate's file."))
            return
        self._password.clear()
        self.given.emit(password)
        self.accept()

    def _leave_unsigned(self) -> None:
        self.given.emit("")
        self.accept()
