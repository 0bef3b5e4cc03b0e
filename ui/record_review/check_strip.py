"""The checks of the criterion one works on, each a chip to confirm, correct or remove."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.record_review.view import CheckView
from ui.widgets.buttons import Button, link
from ui.widgets.chips import ChipFace
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import literal, tooltip
from ui.widgets.layouts import column
from ui.widgets.named import named, said, styled
from ui.widgets.tones import Tone

CHIP_ICON: Final = QSize(18, 12)
STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


def face_of(check: CheckView) -> ChipFace:
    """Say how a check looks: a lost sign warns, a suggestion asks, a confirmed one ticks."""
    if check.is_sign_lost:
        return ChipFace(check.words, check.state, Tone.OPEN, "warning")
    if check.is_confirmed:
        return ChipFace(check.words, check.state, Tone.SATISFIED, "tick", is_firm=True)
    return ChipFace(check.words, check.state, Tone.INFO, "question")


class Chip(Button):
    """One check. Enter confirms it, F2 corrects it, Del removes it; arrows lead to others."""

    looked_at = Signal(int)
    pointed = Signal(int)
    let_go = Signal()
    confirm_wanted = Signal()
    correct_wanted = Signal()
    remove_wanted = Signal()
    moved = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__("")
        self.number = number
        self.setObjectName("chip")
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(CHIP_ICON)

    def display(self, check: CheckView) -> None:
        face = face_of(check)
        self.setText(literal(face.text))
        tooltip(self, face.text)
        said(_("Check: {words}").format(words=face.text), self)
        self.wear(face.picture, face.tone)
        styled(self, tone=face.tone.value, firm="yes" if face.is_firm else "no")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.number)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.let_go.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.confirm_wanted.emit()
            case Qt.Key.Key_F2:
                self.correct_wanted.emit()
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.moved.emit(STEPS[Qt.Key(event.key())])
            case _:
                super().keyPressEvent(event)


class CheckStrip(QWidget):
    confirm_wanted = Signal(int)
    correct_wanted = Signal(int)
    remove_wanted = Signal(int)
    confirm_all_wanted = Signal()
    add_wanted = Signal()
    combine_wanted = Signal()
    pointed = Signal(int)
    """A chip is looked at: its words are to be marked. -1 for none."""

    def __init__(self) -> None:
        super().__init__()
        self._checks: tuple[CheckView, ...] = ()
        self._chips: list[Chip] = []
        self._current = 0
        self._is_editable = self._is_beside_doubt = False
        self._flow = FlowLayout()
        self._confirm = named("confirm_check", link(_("Confirm"), "tick"))
        self._correct = named("correct_check", link(_("Correct…"), "edit"))
        self._remove = named("remove_check", link(_("Remove…"), "minus"))
        self._all = named("confirm_checks", link(_("Confirm all"), "tick"))
        self._add = named("add_check", link(_("Add…"), "add"))
        self._combine = named("combine_checks", link(_("Combine, try out…"), "list"))
        self._acts = QWidget()
        acts = (
            *(self._confirm, self._correct, self._remove),
            *(self._all, self._add, self._combine),
        )
        keys = {
            self._confirm: "Enter",
            self._correct: "F2",
            self._remove: "Del",
            self._all: "C",
            self._add: "Ctrl+Shift+K",
            self._combine: "Ctrl+E",
        }
        for button, key in keys.items():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each has a key of its own
            button.setToolTip(f"{button.text()}  ({key})")
        self._acts.setLayout(FlowLayout(*acts, gap=2))
        self._holder = QWidget()
        self._holder.setLayout(self._flow)
        self.setLayout(column(self._holder, self._acts, gap=4))
        self._listen()

    @property
    def checks(self) -> tuple[CheckView, ...]:
        return self._checks

    def display(
        self, checks: tuple[CheckView, ...], *, is_editable: bool, is_beside_doubt: bool
    ) -> None:
        """Show the chips; beside an open doubt what can be done waits until one is chosen."""
        if checks != self._checks:
            self._checks = checks
            self._current = min(self._current, max(0, len(checks) - 1))
            self._show_chips()
        self.setVisible(bool(checks) or (is_editable and not is_beside_doubt))
        self._holder.setVisible(bool(checks))
        self._is_editable, self._is_beside_doubt = is_editable, is_beside_doubt
        self._show_acts()
        for button in (self._confirm, self._correct, self._remove, self._combine):
            button.setVisible(bool(checks))
        self._all.setVisible(sum(check.can_be_confirmed for check in checks) > 1)
        self._mark_current()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not any(chip.hasFocus() for chip in self._chips):
            self.pointed.emit(-1)

    def _show_chips(self) -> None:
        while len(self._chips) < len(self._checks):
            chip = Chip(len(self._chips))
            self._chips.append(chip)
            self._flow.addWidget(chip)
            self._connect(chip)
        for chip in self._chips:
            is_used = chip.number < len(self._checks)
            if is_used:
                chip.display(self._checks[chip.number])
            chip.setVisible(is_used)
        self._flow.invalidate()
        self._holder.updateGeometry()

    def _connect(self, chip: Chip) -> None:
        chip.looked_at.connect(self._look_at)
        chip.pointed.connect(self.pointed)
        chip.clicked.connect(lambda: self._look_at(chip.number))
        chip.confirm_wanted.connect(lambda: self._act(self.confirm_wanted))
        chip.correct_wanted.connect(lambda: self._act(self.correct_wanted))
        chip.remove_wanted.connect(lambda: self._act(self.remove_wanted))
        chip.moved.connect(self._move)
        chip.let_go.connect(self._show_acts)

    def _show_acts(self) -> None:
        is_chosen = any(chip.hasFocus() for chip in self._chips)
        self._acts.setVisible(self._is_editable and (is_chosen or not self._is_beside_doubt))

    def _look_at(self, number: int) -> None:
        self._current = number
        self._mark_current()
        self._show_acts()
        self.pointed.emit(number)

    def _move(self, step: int) -> None:
        number = min(max(self._current + step, 0), len(self._checks) - 1)
        self._chips[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_current(self) -> None:
        for chip in self._chips:
            is_current = chip.number == self._current
            chip.setChecked(is_current)
            # One of the chips takes the Tab key; the arrows go from chip to chip.
            policy = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
        shown = self._checks[self._current] if self._checks else None
        self._confirm.setEnabled(shown is not None and shown.can_be_confirmed)

    def _act(self, wanted: SignalInstance) -> None:
        if self._checks and self._is_editable:
            wanted.emit(self._current)

    def _listen(self) -> None:
        self._confirm.clicked.connect(lambda: self._act(self.confirm_wanted))
        self._correct.clicked.connect(lambda: self._act(self.correct_wanted))
        self._remove.clicked.connect(lambda: self._act(self.remove_wanted))
        self._all.clicked.connect(self.confirm_all_wanted)
        self._add.clicked.connect(self.add_wanted)
        self._combine.clicked.connect(self.combine_wanted)
