"""What can be done from the keyboard anywhere in the window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from coordinator.text import _


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
