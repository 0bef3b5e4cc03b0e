"""The forms that can be printed at once: a tick for each, and how it went with it."""

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import particulars
from ui.printing.several_view import SeveralLine, SeveralView, Went
from ui.widgets.badge import Picture
from ui.widgets.card import Card
from ui.widgets.labels import Label, heading, literal
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.ticks import TickBox
from ui.widgets.tones import Tone

TONES = {
    Went.NOT_YET: Tone.NEUTRAL,
    Went.SENT: Tone.SATISFIED,
    Went.FAILED: Tone.FAILED,
}
TICK_WIDTH = 320


class SeveralList(QWidget):
    chosen = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, FormLine] = {}
        self._cards: list[QWidget] = []
        self._place = column(gap=12)
        self.setLayout(column(self._place, spacer()))

    def display(self, view: SeveralView) -> None:
        if [line.key for line in view.lines] != list(self._lines):
            self._build(view)
        for line in view.lines:
            self._lines[line.key].display(line)

    def _build(self, view: SeveralView) -> None:
        for card in self._cards:
            card.hide()
            self._place.removeWidget(card)
            card.deleteLater()
        self._lines, self._cards = {}, []
        for group, lines in groupby(view.lines, key=lambda line: line.group):
            made = [FormLine(line.key) for line in lines]
            card = Card(heading(literal(group)), *made, gap=8)
            self._place.addWidget(card)
            self._cards.append(card)
            for line in made:
                line.chosen.connect(self.chosen)
                self._lines[line.key] = line


class FormLine(QWidget):
    chosen = Signal(str, bool)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._tick = named(f"form_{key}", TickBox())
        self._tick.setMinimumWidth(TICK_WIDTH)
        self._picture = Picture(size=14)
        self._note = named("how_it_went", Label(role="second"))
        self.setLayout(row(self._tick, self._picture, filling(self._note), gap=8))
        self._tick.clicked.connect(lambda is_on: self.chosen.emit(self.key, is_on))

    def display(self, line: SeveralLine) -> None:
        self._tick.setText(literal(line.title))
        self._tick.setChecked(line.is_wanted)
        tone = TONES[line.went]
        self._picture.show_picture(tone.picture, tone)
        self._picture.setVisible(bool(line.note))
        self._note.setText(line.note)
        self._tick.setAccessibleName(particulars((line.title, line.group)))
        self._tick.setAccessibleDescription(line.note)
