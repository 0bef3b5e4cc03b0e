"""Which amendments of the protocol ask subjects to consent again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from coordinator.text import _
from ui.consent_forms.view import AmendmentLine
from ui.widgets.card import Card
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.labels import caption, literal
from ui.widgets.layouts import column
from ui.widgets.named import named
from ui.widgets.ticks import TickBox


class AmendmentsCard(Card):
    answered = Signal(int, bool, str)
    """The protocol version, whether it asks for consent again, and why."""
    dropped = Signal()

    def __init__(self) -> None:
        self._lines: QVBoxLayout = column(gap=4)
        self._boxes: dict[int, QCheckBox] = {}
        self._shown: dict[int, AmendmentLine] = {}
        super().__init__(
            caption(
                _(
                    "Subjects who began with an earlier version of the protocol consent again "
                    "to those that are ticked, once they are in use."
                )
            ),
            self._lines,
            title=_("Amendments"),
            gap=8,
        )

    def display(self, lines: tuple[AmendmentLine, ...], *, can_change: bool) -> None:
        self.setVisible(bool(lines))
        if [line.version_id for line in lines] != list(self._boxes):
            self._make_boxes(lines)
        self._shown = {line.version_id: line for line in lines}
        for line in lines:
            box = self._boxes[line.version_id]
            box.setText(literal(line.words))
            box.setChecked(line.asks)
            box.setEnabled(can_change)

    def _make_boxes(self, lines: tuple[AmendmentLine, ...]) -> None:
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for line in lines:
            id_ = line.version_id
            box = named(f"amendment_{id_}", TickBox())
            box.clicked.connect(lambda asks, of=id_: self._answer(self._shown[of], asks=asks))
            self._lines.addWidget(box)
            self._boxes[id_] = box

    def _answer(self, line: AmendmentLine, *, asks: bool) -> None:
        """Store it for a draft; ask why for a version that is in use."""
        if not line.is_in_use:
            self.answered.emit(line.version_id, asks, "")
            return
        question = (
            _("Subjects who began with an earlier version are due for a new consent. Why?")
            if asks
            else _("Nobody is asked to consent again any more. Why?")
        )
        presets = (
            (_("The ethics committee asks for it"),) if asks else (_("Ticked by mistake"),)
        )
        dialog = named("again_dialog", ReasonDialog(self, line.words, question, presets))
        dialog.given.connect(lambda why: self.answered.emit(line.version_id, asks, why))
        dialog.rejected.connect(self.dropped)
        dialog.open()
