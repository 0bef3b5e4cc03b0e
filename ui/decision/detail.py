"""The criterion that is chosen in the table, with all that stands behind its answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coordinator.text import _
from ui.decision.model import standing_word, tone_of
from ui.decision.view import CriterionLine
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import link
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named

LABEL_WIDTH = 112
LEAST_HEIGHT = 168
TOP = Qt.AlignmentFlag.AlignTop


class CriterionDetail(Card):
    walk_wanted = Signal(str)
    exception_wanted = Signal(str)

    def __init__(self) -> None:
        self._code = ""
        self._text = named("criterion_text", Label())
        self._answer = named("criterion_answer", Label(role="second"))
        self._badge = named("criterion_standing", StandingBadge())
        self._open = named("open_in_walk", link(_("Open in the wal&k"), "arrow-right"))
        self._open.clicked.connect(lambda: self.walk_wanted.emit(self._code))
        self._exception = named("to_exception", link("", "shield"))
        self._exception.clicked.connect(lambda: self.exception_wanted.emit(self._code))
        self._notes = QWidget()
        self._lines = QGridLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._lines.setColumnStretch(1, 1)
        self._notes.setLayout(self._lines)
        self._labels: list[tuple[Label, Label]] = []
        inside = QWidget()
        inside.setLayout(column(self._text, self._notes, spacer(), gap=8))
        self._area = scrolling(inside)
        head = row(self._badge, filling(self._answer), self._exception, self._open, gap=12)
        super().__init__(head, self._area, gap=8, margin=12)
        self.setFixedHeight(LEAST_HEIGHT)

    def display(self, line: CriterionLine | None) -> None:
        self.setVisible(line is not None)
        if line is None:
            return
        self._code = line.code
        self._text.setText(f"{line.code}   {line.text}")
        self._answer.setText(line.answer)
        self._exception.setText(line.exception_link)
        self._exception.setVisible(bool(line.exception_link))
        self._badge.display(tone_of(line), standing_word(line))
        while len(self._labels) < len(line.notes):
            self._add_line()
        for number, (label, words) in enumerate(self._labels):
            is_used = number < len(line.notes)
            label.setText(line.notes[number][0] if is_used else "")
            words.setText(line.notes[number][1] if is_used else "")
            label.setVisible(is_used)
            words.setVisible(is_used)
        self._area.verticalScrollBar().setValue(0)

    def _add_line(self) -> None:
        label, words = Label(role="second"), Label()
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number = len(self._labels)
        self._lines.addWidget(label, number, 0, TOP)
        self._lines.addWidget(words, number, 1, TOP)
        self._labels.append((label, words))
