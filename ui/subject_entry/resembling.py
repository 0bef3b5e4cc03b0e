"""Whom the subject being typed resembles: somebody who must not be entered twice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.subject_entry.view import Resembling
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label, second
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named
from ui.widgets.tones import Tone

MOST = 5


class ResemblingCard(Card):
    chosen = Signal(int)
    """The person takes the subject with this id instead of entering one."""

    def __init__(self) -> None:
        self._places = column(gap=12)
        super().__init__(
            second(_("In the registry already? Compare before you enter the subject again.")),
            self._places,
            gap=12,
        )
        self._lines: list[QWidget] = []
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(line.accessibleName() for line in self._lines)

    def show_found(self, found: Sequence[Resembling]) -> None:
        for line in self._lines:
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._lines = [self._line(number, one) for number, one in enumerate(found[:MOST])]
        for line in self._lines:
            self._places.addWidget(line)
        self.setVisible(bool(found))

    def _line(self, number: int, found: Resembling) -> QWidget:
        badge = (
            StandingBadge(Tone.FAILED, _("Same hospital number"))
            if found.is_same_number
            else StandingBadge(Tone.OPEN, _("Same name"))
        )
        take = named(f"take_{number}", quiet(_("Take this subject"), "person"))
        take.clicked.connect(lambda: self.chosen.emit(found.subject_id))
        line = QWidget()
        line.setAccessibleName(found.words)
        line.setLayout(
            column(row(badge, spacer()), Label(found.words), row(take, spacer()), gap=6)
        )
        return line
