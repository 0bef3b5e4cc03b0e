"""What the current criterion says, what the record said, and what is computed about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.domain.criterion import Standing
from coordinator.text import _
from ui.walk.view import Stage
from ui.widgets.badge import Picture, StandingBadge
from ui.widgets.buttons import link
from ui.widgets.labels import Label, criterion
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named
from ui.widgets.tones import Tone

TONES = {
    Standing.SATISFIED: Tone.SATISFIED,
    Standing.FAILED: Tone.FAILED,
    Standing.OPEN: Tone.OPEN,
}
TOP = Qt.AlignmentFlag.AlignTop


class Statement(QWidget):
    dates_wanted = Signal()
    """A date is missing on which something is counted."""

    def __init__(self) -> None:
        super().__init__()
        self._place = named("place", Label(role="second"))
        self._badge = named("standing", StandingBadge())
        self._claimed = named("claimed", StandingBadge())
        self._text = named("criterion_text", criterion())
        self._parts = named("parts", Label())
        self._context = Lines("context", "", "second")
        self._record = Lines("record", "document", "second")
        self._notices = Lines("notices", "info", "body")
        self._computed = Lines("computed", "worksheet", "body")
        self._enter_dates = named("enter_dates", link(_("Enter the date")))
        self._enter_dates.clicked.connect(self.dates_wanted)
        head = row(filling(self._place), self._claimed, self._badge)
        self._parts.setContentsMargins(16, 0, 0, 0)
        self.setLayout(
            column(
                head,
                self._context,
                self._text,
                self._parts,
                self._record,
                self._notices,
                row(filling(self._computed), self._enter_dates),
                gap=8,
            )
        )

    def display(self, stage: Stage) -> None:
        self._place.setText(f"{stage.code}   {stage.place}")
        self._badge.display(TONES[stage.standing], stage.word)
        self._claimed.display(Tone.OPEN, _("Claimed, not evidenced"), "warning")
        self._claimed.setVisible(stage.is_claimed)
        self._context.show_lines(stage.context)
        self._text.setText(stage.text)
        self._text.setAccessibleName(f"{stage.place}. {stage.text}")
        self._parts.setText("\n".join(stage.parts))
        self._parts.setVisible(bool(stage.parts))
        self._record.show_lines(stage.record)
        self._notices.show_lines(stage.notices)
        self._computed.show_lines((stage.computed,) if stage.computed else ())
        self._enter_dates.setVisible(stage.lacks_date)


class Lines(QWidget):
    """Several sentences one below the other, each with the same picture; none, no room."""

    def __init__(self, name: str, picture: str, role: str) -> None:
        super().__init__()
        self._picture, self._role = picture, role
        self._lines: list[tuple[QWidget, Label]] = []
        self._column: QVBoxLayout = column(gap=4)
        self.setObjectName(name)
        self.setLayout(self._column)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(label.text() for _line, label in self._lines if label.text())

    def show_lines(self, lines: Sequence[str]) -> None:
        while len(self._lines) < len(lines):
            self._add_line()
        for number, (line, label) in enumerate(self._lines):
            is_used = number < len(lines)
            label.setText(lines[number] if is_used else "")
            line.setVisible(is_used)
        self.setVisible(bool(lines))

    def _add_line(self) -> None:
        label = Label(role=self._role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QWidget()
        layout = row(filling(label))
        if self._picture:
            layout.insertWidget(0, Picture(self._picture, Tone.INFO), 0, TOP)
        line.setLayout(layout)
        self._lines.append((line, label))
        self._column.addWidget(line)
