"""How far something is: the steps of a procedure, the answers of a checklist, long work."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from coordinator.text import _
from ui.widgets.buttons import quiet
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, styled

STEPS = 1000


class Stepper(QWidget):
    """The steps of a procedure in a row: done, at work, still to come."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._marks = [QLabel(str(number)) for number in range(1, len(steps) + 1)]
        self._words = [Label(words, "step") for words in steps]
        self._current = 0
        layout = row(gap=8)
        for mark, words in zip(self._marks, self._words, strict=True):
            mark.setProperty("role", "step_mark")
            words.setWordWrap(False)
            layout.addLayout(row(mark, words, gap=8))
            layout.addSpacing(16)
        layout.addStretch(1)
        self.setLayout(layout)
        self.show_step(0)

    @property
    def current(self) -> int:
        return self._current

    def show_step(self, index: int) -> None:
        self._current = index
        for number, (mark, words) in enumerate(zip(self._marks, self._words, strict=True)):
            state = "done" if number < index else "now" if number == index else "later"
            mark.setText("✓" if state == "done" else str(number + 1))
            styled(mark, step=state)
            styled(words, step=state)
        self.setAccessibleName(
            _("Step {number} of {total}: {words}").format(
                number=index + 1, total=len(self._steps), words=self._steps[index]
            )
        )


class ProgressLine(QWidget):
    """A thin bar with its figures in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setProperty("thin", True)
        self._words = Label(role="caption")
        self.setLayout(column(self._words, self._bar, gap=4))

    @property
    def words(self) -> str:
        return self._words.text()

    def display(self, done: int, total: int, words: str = "") -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._bar.setAccessibleName(words)


class Followed(Protocol):
    """Work that tells how far it is, and can be dropped."""

    progressed: SignalInstance
    ended: SignalInstance

    def cancel(self) -> None: ...


class TaskProgress(QFrame):
    """Long work: what it is doing, how far it is, and a way out."""

    cancelled = Signal()

    def __init__(self, *, can_cancel: bool = True) -> None:
        super().__init__()
        self._bar = QProgressBar(textVisible=False, maximum=STEPS)
        self._words = named("task", Label())
        self._cancel = named("cancel_task", quiet(_("Cancel")))
        self._cancel.clicked.connect(self.cancelled)
        self._cancel.setVisible(can_cancel)
        words = QWidget()
        words.setLayout(column(self._words, self._bar, gap=6))
        layout = row(filling(words), self._cancel, gap=16)
        layout.setContentsMargins(16, 10, 12, 12)
        self.setLayout(layout)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def start(self, what: str) -> None:
        self.advance(-1, what)
        self._cancel.setEnabled(True)
        self.show()

    def advance(self, fraction: float, what: str) -> None:
        """Show how far it is, from 0 to 1; below 0 when nobody knows."""
        self._bar.setRange(0, STEPS if fraction >= 0 else 0)
        self._bar.setValue(round(max(fraction, 0) * STEPS))
        self._words.setText(what)
        self._bar.setAccessibleName(what)

    def finish(self) -> None:
        self.hide()

    def follow(self, errand: Followed) -> None:
        """Show `errand` until it ends, and let Cancel drop it."""
        errand.progressed.connect(self.advance)
        errand.ended.connect(self.finish)
        self.cancelled.connect(errand.cancel)
