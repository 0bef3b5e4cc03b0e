"""The way to the worksheets that a criterion rests on: one, or a menu of several."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from coordinator.text import _
from ui.widgets.buttons import Button
from ui.widgets.icons import Ink
from ui.widgets.labels import literal, tooltip
from ui.widgets.named import named


class WorksheetButton(Button):
    chosen = Signal(str)
    """The name of the instrument."""

    def __init__(self) -> None:
        super().__init__("", "worksheet", Ink.ACCENT)
        self.setProperty("link", True)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._menu = named("worksheet_menu", QMenu(self))
        self.clicked.connect(self.open)
        self.hide()

    def offer(self, worksheets: tuple[tuple[str, str], ...]) -> None:
        """Offer worksheets, each its name and title, the likeliest first."""
        self.setVisible(bool(worksheets))
        if worksheets == self._offered:
            return
        self._offered = worksheets
        self._menu.clear()
        for name, title in worksheets:
            action = self._menu.addAction(literal(title))
            action.triggered.connect(lambda _on=False, name=name: self.chosen.emit(name))
        self.setText(_("Worksheets (W)") if len(worksheets) > 1 else _("Worksheet (W)"))
        tooltip(self, "\n".join(title for _name, title in worksheets))

    def open(self) -> None:
        """Go to the only one, or let a person choose."""
        match self._offered:
            case ():
                return
            case ((name, _title),):
                self.chosen.emit(name)
            case _:
                self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
                self._menu.setActiveAction(self._menu.actions()[0])
