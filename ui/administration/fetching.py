"""Whether records are fetched by their number, and from where."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from coordinator.text import _
from ui.widgets.card import Card
from ui.widgets.labels import caption
from ui.widgets.layouts import filling, row
from ui.widgets.named import named, said, styled
from ui.widgets.ticks import TickBox


class FetchingCard(Card):
    changed = Signal()

    def __init__(self) -> None:
        self._usual = ""
        self._is_on = named("fetch_on", TickBox(_("Fetch records by num&ber")))
        self._address = said(
            _("Address of the registry's API"), named("fetch_address", QLineEdit())
        )
        self._note = caption()
        super().__init__(row(self._is_on, filling(self._address), gap=8), self._note, gap=4)
        self._is_on.clicked.connect(self._switch)
        self._address.editingFinished.connect(self.changed)

    @property
    def address(self) -> str:
        """The address as it stands in the field; empty while fetching is off."""
        return self._address.text().strip() if self._is_on.isChecked() else ""

    def display(self, address: str, usual: str, problem: str, *, can_change: bool) -> None:
        self._usual = usual
        if not problem:
            self._is_on.setChecked(bool(address))
            if not self._address.hasFocus():
                self._address.setText(address)
        self._say(problem)
        for part in (self._is_on, self._address):
            part.setEnabled(can_change)

    def _switch(self) -> None:
        if self._is_on.isChecked() and not self._address.text().strip():
            self._address.setText(self._usual)
        self._say("")
        self.changed.emit()

    def _say(self, problem: str) -> None:
        is_on = self._is_on.isChecked()
        self._address.setVisible(is_on)
        words = problem or ("" if is_on else _("Off: the program asks nothing of a network."))
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._address.setAccessibleDescription(words)
        for part in (self._address, self._note):
            styled(part, wrong=bool(problem))
