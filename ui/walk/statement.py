"""What the current criterion says, what the record said, and what is computed about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.domain.criterion import Standing
from coordinator.text import _
from ui.walk.view import Stage
from ui.walk.worksheets import WorksheetButton
from ui.widgets.badge import Picture, StandingBadge
from ui.widgets.beside import Beside
from ui.widgets.buttons import link
from ui.widgets.flow import Wrapped
from ui.widgets.labels import ElidedLabel, Label, criterion
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said
from ui.widgets.tones import Tone

TONES = {
    Standing.SATISFIED: Tone.SATISFIED,
    Standing.FAILED: Tone.FAILED,
    Standing.OPEN: Tone.OPEN,
}
TOP = Qt.AlignmentFlag.AlignTop
LEAST_PLACE = 196  # pixels: most of "E12 · Exclusion criterion 12 of 23"


class Statement(QWidget):
    question_wanted = Signal()
    """Something is to be asked about the criterion."""
    worksheet_wanted = Signal(str)
    other_switched = Signal(bool)
    """Whether the wording in the other language is wanted beside the one in use."""

    def __init__(self) -> None:
        super().__init__()
        self._place = named("place", ElidedLabel(role="second"))
        self._badge = named("standing", StandingBadge())
        self._claimed = named("claimed", StandingBadge())
        self._text = named("criterion_text", criterion())
        self._parts = named("parts", Label())
        self._other = named("other_text", criterion())
        self._switch = named("switch_other", link("", "document"))
        self._switch.setCheckable(True)
        self._switch.clicked.connect(self._switch_other)
        self._context = Lines("context", "", "second")
        self._record = Lines("record", "document", "second")
        self._notices = Lines("notices", "info", "body")
        self._ask = named("ask", link(_("Ask (C)"), "question"))
        said(_("Ask about this criterion"), self._ask)
        self._ask.clicked.connect(self.question_wanted)
        self._worksheet = named("worksheet", WorksheetButton())
        self._worksheet.chosen.connect(self.worksheet_wanted)
        tools = (self._switch, self._worksheet, self._ask, self._claimed, self._badge)
        self._place.setMinimumWidth(LEAST_PLACE)
        head = Beside(filling(self._place), Wrapped(*tools), gap=12)
        self._parts.setContentsMargins(16, 0, 0, 0)
        self.setLayout(
            column(
                head,
                self._context,
                self._text,
                self._parts,
                self._other,
                self._record,
                self._notices,
                gap=8,
            )
        )

    def display(self, stage: Stage) -> None:
        self._place.setText(f"{stage.code} · {stage.place}")
        self._badge.display(TONES[stage.standing], stage.word)
        self._claimed.display(Tone.OPEN, _("Claimed"), "warning")
        said(_("Claimed, not evidenced"), self._claimed)
        self._claimed.setVisible(stage.is_claimed)
        self._context.show_lines(stage.context)
        self._text.setText(stage.text)
        self._text.setAccessibleName(f"{stage.place}. {stage.text}")
        self._parts.setText("\n".join(stage.parts))
        self._parts.setVisible(bool(stage.parts))
        self._other.setText("\n".join(stage.other_text))
        self._switch.setVisible(bool(stage.other_text))
        self._show_other()
        self._record.show_lines(stage.record)
        self._notices.show_lines(stage.notices)
        self._worksheet.offer(stage.weighed.worksheets)
        self._ask.setVisible(stage.can_ask)

    def open_worksheet(self) -> None:
        self._worksheet.open()

    def show_both(self, *, are_shown: bool) -> None:
        """Show the wording in the other language below the one in use, where there is one."""
        self._switch.setChecked(are_shown)
        self._show_other()

    def switch_other(self) -> None:
        """Show or hide the other wording, by its key."""
        if self._switch.isVisible():
            self._switch.click()

    def _switch_other(self) -> None:
        self._show_other()
        self.other_switched.emit(self._switch.isChecked())

    def _show_other(self) -> None:
        are_both = self._switch.isChecked()
        self._switch.setText(_("One language (B)") if are_both else _("Both languages (B)"))
        self._other.setVisible(bool(self._other.text()) and are_both)


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
