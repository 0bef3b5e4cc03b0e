"""What can be done from the keyboard anywhere in the window."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from coordinator.text import N_, _

# The keys of the whole program, so that no page takes another's: keys, what they do.
KEYS: Final = (
    ("Ctrl+1 … Ctrl+7", N_("Go to a place in the rail")),
    ("Ctrl+N", N_("Screen a patient")),
    ("Ctrl+Shift+P", N_("Pre-screen: which trials may fit?")),
    ("Ctrl+T", N_("Add a trial")),
    ("Ctrl+F", N_("Search on this page")),
    ("Ctrl+P", N_("Print")),
    ("Alt+Left", N_("Go back")),
    ("Enter", N_("Open the row")),
    ("Y  N  A  P  U", N_("Answer a criterion: yes, no, not applicable, pending, unclear")),
    ("Ctrl+Shift+E", N_("Show or hide the password")),
    ("Ctrl+L", N_("Lock")),
    ("Esc", N_("Close the message")),
    ("F1", N_("Help")),
)


class WindowActions(QObject):
    """Actions without a button of their own."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.help = self._action(window, QKeySequence("F1"))
        self.help.setObjectName("help_action")
        self.dismiss = self._action(window, QKeySequence("Esc"))
        self.retranslate()

    def retranslate(self) -> None:
        self.help.setText(_("Help"))
        self.dismiss.setText(_("Close the message"))

    def _action(
        self, window: QMainWindow, keys: QKeySequence | QKeySequence.StandardKey
    ) -> QAction:
        action = QAction(window)
        action.setShortcut(keys)
        window.addAction(action)
        return action
