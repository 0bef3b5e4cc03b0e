"""What was said and not stored beside what was stored meanwhile: a person says what holds."""

from PySide6.QtCore import Signal

from coordinator.text import _
from ui.check_editor.view import MeanwhileView
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named


class Meanwhile(Card):
    stored_kept = Signal()

    def __init__(self) -> None:
        self._sentence = named("meanwhile", Label(role="message"))
        self._stored = named("stored_rule", Label())
        self._mine = named("unstored_rule", Label())
        self._keep = named("keep_stored", quiet(_("&Keep what is stored")))
        super().__init__(
            self._sentence,
            column(Label(_("Stored"), "label"), self._stored, gap=2),
            column(Label(_("Said here, not stored"), "label"), self._mine, gap=2),
            row(self._keep, spacer()),
            gap=12,
        )
        self._keep.clicked.connect(self.stored_kept)
        self.hide()

    def display(self, found: MeanwhileView | None) -> None:
        self.setVisible(found is not None)
        if found is not None:
            self._sentence.setText(found.sentence)
            self._stored.setText(found.stored)
            self._mine.setText(found.mine)
