"""Asking for a check: the form over whatever page one works on."""

from PySide6.QtWidgets import QWidget

from coordinator.domain.check_entry import CheckAsked
from ui.check_editor.check_dialog import CheckDialog
from ui.check_editor.view import Offering, Store


class CheckForm:
    def __init__(self, offers: Offering) -> None:
        self._offers = offers

    def ask(self, parent: QWidget, asked: CheckAsked, store: Store) -> None:
        """Open the form over `parent`; it closes once what was entered is stored."""
        dialog = CheckDialog(parent, asked, self._offers)
        dialog.given.connect(
            lambda entry, reason: dialog.accept() if store(entry, reason) else None
        )
        dialog.open()
