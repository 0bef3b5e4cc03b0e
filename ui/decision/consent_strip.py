"""Says which consents are due before anybody goes on, with the way to record them (C3)."""

from PySide6.QtCore import Signal

from coordinator.text import _
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import filling, row
from ui.widgets.named import named, styled


class ConsentStrip(Card):
    wanted = Signal()

    def __init__(self) -> None:
        self._words = styled(named("consents_due", Label()), tone="open")
        self._record = named("record_due", quiet(_("Record &consent…"), "signature"))
        super().__init__(row(filling(self._words), self._record, gap=12), margin=12)
        self._record.clicked.connect(self.wanted)
        self.hide()

    def display(self, due: tuple[str, ...]) -> None:
        self._words.setText("\n".join(due))
        self.setVisible(bool(due))
