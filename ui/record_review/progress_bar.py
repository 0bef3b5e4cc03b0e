"""The foot of the review: what is placed, what is still to review, and the way to the next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from coordinator.domain.record import Severity
from coordinator.text import _, many
from ui.record_review.view import GroupView, PointView, ReviewView
from ui.widgets.badge import StandingBadge
from ui.widgets.beside import Beside
from ui.widgets.buttons import Button, quiet
from ui.widgets.flow import Wrapped
from ui.widgets.labels import Label, literal
from ui.widgets.layouts import column, filling
from ui.widgets.named import named
from ui.widgets.tones import Tone

LONGEST = 70


def counted(severity: Severity, count: int) -> str:
    match severity:
        case Severity.HARM:
            return many("{count} serious", "{count} serious", count)
        case Severity.DOUBT:
            return many("{count} unclear", "{count} unclear", count)
        case Severity.NOTE:
            return many("{count} note", "{count} notes", count)


class GroupButton(Button):
    """The points of one rank: how many are open, and all of them in a menu."""

    point_chosen = Signal(int)

    def __init__(self, severity: Severity) -> None:
        super().__init__("", "info" if severity is Severity.NOTE else "warning")
        self._severity = severity
        self._offered: tuple[PointView, ...] = ()
        self.setMenu(QMenu(self))

    def display(self, group: GroupView) -> None:
        is_note = self._severity is Severity.NOTE
        count = len(group.points) if is_note else group.open_count
        tone = Tone.INFO if is_note else Tone.OPEN if count else Tone.SATISFIED
        self.wear("info" if is_note else "warning" if count else "tick", tone)
        self.setText(counted(self._severity, count))
        self.setToolTip(group.words)
        self.setVisible(bool(group.points))
        if group.points != self._offered:
            self._offered = group.points
            self._offer(group)

    def _offer(self, group: GroupView) -> None:
        menu = self.menu()
        menu.clear()
        for point in group.points:
            words = ": ".join(filter(None, (point.title, " ".join(point.quote.split()))))
            if len(words) > LONGEST:
                words = f"{words[:LONGEST]}…"
            done = _(" – answered") if point.is_answered else ""
            action = menu.addAction(literal(f"{point.where}  {words}{done}"))
            action.triggered.connect(lambda _on, key=point.id: self.point_chosen.emit(key))


class ReviewFoot(QWidget):
    point_chosen = Signal(int)
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._placed = named("placed", Label())
        self._placed.setWordWrap(False)
        self._state = named("to_review", StandingBadge())
        self._groups = {
            rank: named(f"group_{rank.value}", GroupButton(rank)) for rank in Severity
        }
        self._previous = named("previous_point", quiet("", "chevron-up", "Shift+F8"))
        self._previous.setAccessibleName(_("Previous point"))
        self._next: QPushButton = named(
            "next_point", quiet(_("Next point"), "chevron-down", "F8")
        )
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        for button in self._groups.values():
            button.point_chosen.connect(self.point_chosen)
        words = Wrapped(self._placed, self._state, is_at_the_end=False)
        acts = Wrapped(*self._groups.values(), self._previous, self._next)
        self.setLayout(column(Beside(filling(words), acts, gap=8)))

    def display(self, view: ReviewView) -> None:
        self._placed.setText(view.placed)
        tone = Tone.OPEN if view.open_count else Tone.SATISFIED
        self._state.display(tone, view.to_review if view.open_count else _("All reviewed"))
        for group in view.groups:
            self._groups[group.severity].display(group)
        for button in (self._previous, self._next):
            button.setEnabled(bool(view.open_count))
