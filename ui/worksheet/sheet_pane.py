"""The left side of a worksheet: what was taken over, the items, and who rated when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.widgets.badge import Picture
from ui.widgets.buttons import link
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.ticks import TickBox
from ui.widgets.tones import Tone
from ui.worksheet.items import Items
from ui.worksheet.rating import RatingCard
from ui.worksheet.view import WorksheetView

MOST_WANTED = 280  # pixels of height for each side, below notice and criterion


class SheetPane(QWidget):
    rest_said = Signal(bool)
    taken_emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._taken = named("taken", Label())
        empty = named("empty_taken", link(_("Do without them")))
        empty.clicked.connect(self.taken_emptied)
        self._strip = QWidget()
        self._strip.setLayout(row(Picture("info", Tone.INFO), filling(self._taken), empty))
        words = _("All that is not entered was looked for and is absent")
        self._rest = named("rest_is_absent", TickBox(words))
        self._rest.clicked.connect(self.rest_said)
        self.items, self.rating = Items(), RatingCard()
        inside = QWidget()
        lines = column(self._strip, self.items, self._rest, self.rating, spacer(), gap=12)
        lines.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(lines)
        self._scroll = named("sheet_scroll", scrolling(inside, MOST_WANTED))
        self.setLayout(column(self._scroll))
        self.items.focused.connect(lambda found: self._scroll.ensureWidgetVisible(found, 0, 96))

    def ask(self, view: WorksheetView) -> None:
        """Lay out another worksheet."""
        self.items.ask(view.sheet)
        self.rating.ask(view.sheet)
        self._scroll.verticalScrollBar().setValue(0)

    def display(self, view: WorksheetView) -> None:
        self._taken.setText(view.taken)
        self._strip.setVisible(bool(view.taken) and view.can_enter)
        self._rest.setVisible(view.sheet.has_absent)
        self._rest.setChecked(view.rest_is_absent)
        self._rest.setEnabled(view.can_enter)
        self.items.display(view.items, can_enter=view.can_enter)
        self.rating.display(view)

    def start(self) -> None:
        """Go to the first item, at the top of all."""
        self.items.start()
        self._scroll.verticalScrollBar().setValue(0)

    def go_to(self, name: str) -> None:
        """Go to an item or a field of the rating, and show it."""
        if not self.items.go_to(name) and self.rating.go_to(name):
            self._scroll.ensureWidgetVisible(self.rating)
