"""The card on which a decision is chosen, and on which the one that was made stands."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coordinator.domain.screening import Outcome
from coordinator.text import N_, _
from ui.decision.view import DecisionView, Obstacle, OutcomeOffer, Step
from ui.widgets.buttons import link, quiet
from ui.widgets.card import Card
from ui.widgets.choices import RemarkField
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, styled
from ui.widgets.ticks import OneOfSeveral

CHOICES = {
    Outcome.ELIGIBLE: N_("&Eligible"),
    Outcome.SCREEN_FAILURE: N_("Screen &failure"),
    Outcome.PENDING: N_("Pendin&g"),
    Outcome.WITHDRAWN: N_("&Withdrawn"),
    Outcome.LOST: N_("Lost to follow-&up"),
}
REASON_LABELS = {
    Outcome.PENDING: N_("What is awaited"),
    Outcome.WITHDRAWN: N_("Reason, if given"),
    Outcome.LOST: N_("What was tried"),
}


class Obstacles(QWidget):
    """Sentences that say what is in the way, each with a way to the first such criterion."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: QVBoxLayout = column(gap=4)
        self._shown: tuple[Obstacle, ...] = ()
        self.setLayout(self._lines)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(obstacle.sentence for obstacle in self._shown)

    def display(self, obstacles: tuple[Obstacle, ...]) -> None:
        self.setVisible(bool(obstacles))
        if obstacles == self._shown:
            return
        self._shown = obstacles
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, obstacle in enumerate(obstacles):
            self._lines.addWidget(self._line(number, obstacle))

    def _line(self, number: int, obstacle: Obstacle) -> QWidget:
        words = styled(Label(obstacle.sentence), tone="open")
        line = QWidget()
        layout = row(filling(words), gap=8)
        if obstacle.code:
            go = named(f"obstacle_{number}", link(_("Go to {code}").format(code=obstacle.code)))
            go.clicked.connect(lambda: self.followed.emit(obstacle.code))
            layout.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        line.setLayout(layout)
        return line


class DecidingCard(Card):
    changed = Signal()
    """Another outcome was chosen, or what is entered for it changed."""
    criterion_wanted = Signal(str)
    reopen_wanted = Signal()

    def __init__(self) -> None:
        self._offers: dict[Outcome, OutcomeOffer] = {}
        self._group = QButtonGroup()
        self._radios = {
            o: named(f"outcome_{o.name}", OneOfSeveral(_(CHOICES[o]))) for o in Outcome
        }
        self._meaning = named("outcome_meaning", Label(role="caption"))
        self._obstacles = named("obstacles", Obstacles())
        self._failed = named("failed", Label())
        self._end = named("ended_on", DateField())
        self._end_field = named(
            "end_field", FormField(_("Ended &on"), self._end, required=True)
        )
        self._reason = named("decision_reason", RemarkField(lines=3))
        self._reason_field = named("reason_field", FormField(_("&Reason"), self._reason))
        self._decided = named("decided", Label())
        self._words = named("decided_reason", Label(role="second"))
        self._reopen = named("reopen", quiet(_("Reopen…"), "undo"))
        self._end_wanted = named("end_wanted", link(_("Withdrawn or lost…")))
        self._after = QWidget()
        self._after.setLayout(row(self._reopen, self._end_wanted, spacer(), gap=8))
        self._form = self._laid_out_form()
        super().__init__(
            self._decided, self._words, self._after, self._form, title=_("Decision"), gap=12
        )
        self._connect()

    @property
    def outcome(self) -> Outcome | None:
        chosen = [
            o for o, radio in self._radios.items() if radio.isChecked() and o in self._offers
        ]
        return chosen[0] if chosen else None

    @property
    def reason(self) -> str:
        return self._reason.words().strip()

    @property
    def ended_on(self) -> date | None:
        return self._end.day() if self._offer and self._offer.asks_end else None

    @property
    def is_possible(self) -> bool:
        """Whether the chosen outcome can be recorded."""
        return self._offer is not None and not self._offer.obstacles

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return not self._form.isHidden()

    def display(self, view: DecisionView) -> None:
        self._offers = {offer.outcome: offer for offer in view.offers}
        for outcome, radio in self._radios.items():
            radio.setVisible(outcome in self._offers)
        self._end.set_limits(view.consented_on, view.today)
        self._decided.setText(view.decided)
        self._decided.setVisible(bool(view.decided))
        self._words.setText(view.decision_reason)
        self._words.setVisible(bool(view.decision_reason))
        self._reopen.setVisible(view.allowed.reopen)
        self._end_wanted.setVisible(view.allowed.end and not self.is_open)
        self._after.setVisible(view.allowed.reopen or view.allowed.end)
        if view.step is Step.DECIDE:
            self._form.show()
        elif not view.allowed.end:
            self._form.hide()
        self._show_choice()

    def forget(self) -> None:
        """Begin anew: another screening is shown, or it has another state."""
        self.empty()
        self._form.hide()

    def empty(self) -> None:
        """Choose nothing and empty the fields."""
        self._group.setExclusive(False)
        for radio in self._radios.values():
            radio.setChecked(False)
        self._group.setExclusive(True)
        self._reason.set_words("")
        self._end.set_day(None)
        self._end_field.clear_problem()
        self._reason_field.clear_problem()
        self._show_choice()

    def find_problem(self) -> bool:
        """Say at its field what is missing, and whether something is."""
        offer = self._offer
        if offer is None:
            return True
        if offer.asks_end and self._end.day() is None:
            self._end_field.show_problem(self._end.problem() or _("Enter the day."))
            self._end.setFocus()
            return True
        if offer.needs_reason and not self.reason:
            self._reason_field.show_problem(_("Say in a few words what is awaited."))
            self._reason.setFocus()
            return True
        return False

    def start_ending(self) -> None:
        self._form.show()
        self._end_wanted.hide()
        self._radios[Outcome.WITHDRAWN].setFocus()
        self.changed.emit()

    @property
    def _offer(self) -> OutcomeOffer | None:
        return self._offers.get(self.outcome) if self.outcome else None

    def _show_choice(self) -> None:
        offer = self._offer
        self._meaning.setText(offer.meaning if offer else "")
        self._meaning.setVisible(offer is not None)
        self._obstacles.display(offer.obstacles if offer else ())
        failed = offer.failed if offer else ()
        self._failed.setText("\n".join(failed))
        self._failed.setVisible(bool(failed))
        self._end_field.setVisible(bool(offer and offer.asks_end))
        asks = offer is not None and offer.outcome in REASON_LABELS and not offer.obstacles
        self._reason_field.setVisible(asks)
        if offer and asks:
            self._reason.setPlaceholderText(_(REASON_LABELS[offer.outcome]))

    def _choose(self) -> None:
        self._end_field.clear_problem()
        self._reason_field.clear_problem()
        self._show_choice()
        self.changed.emit()

    def _connect(self) -> None:
        for radio in self._radios.values():
            radio.clicked.connect(self._choose)
        self._obstacles.followed.connect(self.criterion_wanted)
        self._reason.textChanged.connect(self._reason_field.clear_problem)
        self._reopen.clicked.connect(self.reopen_wanted)
        self._end_wanted.clicked.connect(self.start_ending)

    def _laid_out_form(self) -> QWidget:
        for radio in self._radios.values():
            self._group.addButton(radio)
        form = QWidget()
        form.setLayout(
            column(
                column(*self._radios.values(), gap=6),
                self._meaning,
                self._obstacles,
                self._failed,
                self._end_field,
                self._reason_field,
                gap=12,
            )
        )
        return form
