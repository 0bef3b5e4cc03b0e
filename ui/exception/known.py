"""What is known of an exception: the criterion, its answer, and what was entered."""

from PySide6.QtWidgets import QFormLayout, QWidget

from coordinator.text import _
from ui.exception.view import ExceptionView
from ui.widgets.badge import StandingBadge
from ui.widgets.card import Card
from ui.widgets.labels import Label, second
from ui.widgets.layouts import filling, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.tones import Tone

LABEL_WIDTH = 136


class KnownCard(Card):
    def __init__(self) -> None:
        self._state = named("state", StandingBadge())
        self._criterion = named("criterion", Label())
        self._answer = named("answer", Label(role="second"))
        self._notice = styled(named("notice", Label()), tone="open")
        self._closed = styled(named("closed", Label()), tone="open")
        self._lines = QFormLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(16)
        self._lines.setVerticalSpacing(6)
        lines = QWidget()
        lines.setLayout(self._lines)
        what = _(
            "An exception is a protocol deviation. It counts once an investigator has signed "
            "it, and only for the answer as it is now."
        )
        super().__init__(
            row(self._state, filling(self._answer), spacer(), gap=12),
            self._criterion,
            Label(what, "second"),
            self._notice,
            self._closed,
            lines,
            gap=8,
        )

    def display(self, view: ExceptionView) -> None:
        tone = Tone.OPEN if view.lines else Tone.NEUTRAL
        self._state.display(Tone.SATISFIED if view.is_in_force else tone, view.state)
        self._criterion.setText(view.criterion)
        self._answer.setText(view.answer)
        self._notice.setText(view.notice)
        self._notice.setVisible(bool(view.notice))
        self._closed.setText(view.closed)
        self._closed.setVisible(bool(view.closed))
        while self._lines.rowCount():
            self._lines.removeRow(0)
        for label, words in view.lines:
            name = second(label)
            name.setFixedWidth(LABEL_WIDTH)
            self._lines.addRow(name, named("entered_line", Label(words)))
