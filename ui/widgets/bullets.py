"""Sentences below each other, each with a bullet before it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named

BULLET = 16  # pixels


class BulletedList(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Bulleted] = []
        self._column = column(gap=8)
        self.setLayout(self._column)

    def display(self, sentences: Sequence[str]) -> None:
        while len(self._lines) < len(sentences):
            self._lines.append(Bulleted())
            self._column.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            line.display(sentences[place] if place < len(sentences) else "")


class Bulleted(QWidget):
    """A sentence of a list; without words it is not there."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = named("sentence", Label())
        mark = Label("•")
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        mark.setFixedWidth(BULLET)
        self.setLayout(row(mark, filling(self._sentence), gap=0))

    def display(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setVisible(bool(sentence))
