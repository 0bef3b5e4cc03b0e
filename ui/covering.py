"""What is covered while the screen is locked, and how it comes back as it was."""

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.window import Window


class Cover:
    """Keeps the page in sight, the dialogs over it, and the field that had the keyboard."""

    def __init__(self, window: Window) -> None:
        self._window = window
        window.take_off()  # the help, say: it is not the work
        self._beneath = window.page
        self._field = self._beneath.focusWidget() if self._beneath else None
        self._dialogs = tuple(
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not window
        )
        was_active = QApplication.activeWindow() in self._dialogs
        for widget in self._dialogs:
            widget.hide()
        if was_active:
            window.activateWindow()

    def take_off(self, destination: str) -> None:
        """Show everything as it was; the keyboard goes back to the same field."""
        if self._beneath is not None:
            self._window.show_page(self._beneath, destination=destination)
        if self._field is not None and isValid(self._field):
            self._field.setFocus()
        for widget in self._dialogs:
            if isValid(widget):
                widget.show()

    def drop(self) -> None:
        """Let go of the dialogs: nobody comes back to them."""
        for widget in self._dialogs:
            if isValid(widget):
                widget.close()
