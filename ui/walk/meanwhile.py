"""Two entries at one criterion: both are shown, and a person says which one holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from coordinator.text import _
from ui.walk.view import Conflict
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named


class Meanwhile(Card):
    theirs_kept = Signal()
    mine_entered = Signal()

    def __init__(self) -> None:
        self._sentence = named("meanwhile", Label(role="message"))
        self._theirs = named("theirs", Label())
        self._mine = named("mine", Label())
        self._keep = named("keep_theirs", quiet(_("&Keep the stored entry")))
        self._enter = named("enter_mine", quiet(_("Enter &mine instead")))
        stored = column(Label(_("Stored"), "label"), self._theirs, gap=2)
        typed = column(Label(_("Typed here, not stored"), "label"), self._mine, gap=2)
        super().__init__(
            self._sentence,
            row(filling(_stacked(stored)), self._keep, gap=16),
            row(filling(_stacked(typed)), self._enter, gap=16),
            gap=12,
        )
        self._keep.clicked.connect(self.theirs_kept)
        self._enter.clicked.connect(self.mine_entered)
        self.hide()

    def display(self, conflict: Conflict | None) -> None:
        self.setVisible(conflict is not None)
        if conflict is not None:
            self._sentence.setText(conflict.sentence)
            self._theirs.setText(conflict.theirs)
            self._mine.setText(conflict.mine)


def _stacked(layout: QLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    return widget
