"""One observation: all that was entered, what rests on it, and what stood there before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _, called
from ui.evidence.view import EvidenceDetail
from ui.widgets.buttons import danger, quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label, caption, heading, second
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, styled

WIDTH = 328


class DetailCard(Card):
    correction_wanted = Signal()
    withdrawal_wanted = Signal()

    def __init__(self) -> None:
        self._title = named("observation", heading())
        self._value = named("observation_value", Label(role="brand"))
        self._claim = named("claim", caption())
        self._facts = named("facts", Label())
        self._uses_title = heading(_("Used at"))
        self._uses = named("uses", second())
        self._former_title = heading(_("Before"))
        self._former = named("former", second())
        self._note = named("note", caption())
        self._correct = named("correct", quiet(_("&Correct"), "edit"))
        self._withdraw = named("withdraw", danger(_("&Withdraw")))
        styled(self._claim, tone="open")
        inside = QWidget()
        inside.setLayout(
            column(
                self._title,
                self._value,
                self._claim,
                self._facts,
                self._uses_title,
                self._uses,
                self._former_title,
                self._former,
                spacer(),
                gap=8,
            )
        )
        super().__init__(
            filling(scrolling(inside)),
            self._note,
            row(self._correct, self._withdraw, spacer()),
            gap=12,
        )
        self.setFixedWidth(WIDTH)
        self._correct.clicked.connect(self.correction_wanted)
        self._withdraw.clicked.connect(self.withdrawal_wanted)

    def display(self, detail: EvidenceDetail | None) -> None:
        self.setVisible(detail is not None)
        if detail is None:
            return
        self._title.setText(detail.title)
        self._facts.setText("\n".join(called(name, value) for name, value in detail.facts))
        for label, words in (
            (self._value, detail.value),
            (self._claim, detail.claim),
            (self._uses, "\n".join(detail.uses)),
            (self._former, "\n\n".join(detail.former)),
            (self._note, detail.note),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._uses_title.setVisible(bool(detail.uses))
        self._former_title.setVisible(bool(detail.former))
        self._correct.setEnabled(detail.can_correct)
        self._withdraw.setEnabled(detail.can_withdraw)
