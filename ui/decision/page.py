"""All criteria on one page, then the decision, then the two signatures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coordinator.domain.checklist import Verdict
from coordinator.domain.screening import Outcome, State
from coordinator.text import _
from ui.decision.attempts import AttemptsStrip
from ui.decision.calendar import CalendarCard
from ui.decision.consent_strip import ConsentStrip
from ui.decision.criteria import Criteria
from ui.decision.deciding import DecidingCard
from ui.decision.dialogs import reopen_dialog, void_dialog
from ui.decision.enrolling import EnrollingCard
from ui.decision.presenter import DecisionPresenter
from ui.decision.signatures import SignatureCard
from ui.decision.view import DecisionView, Step
from ui.widgets.badge import StandingBadge
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, link, primary, quiet
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import explained, named, styled
from ui.widgets.tones import Tone
from ui.widgets.verdict import VerdictBar

VERDICT_TONES = {
    Verdict.ELIGIBLE: Tone.SATISFIED,
    Verdict.NOT_ELIGIBLE: Tone.FAILED,
    Verdict.PENDING: Tone.OPEN,
}
STATE_TONES = {
    State.AWAITING_INVESTIGATOR: Tone.OPEN,
    State.ELIGIBLE: Tone.SATISFIED,
    State.ENROLLED: Tone.SATISFIED,
    State.SCREEN_FAILURE: Tone.FAILED,
}
SIDE_WIDTH = 364
ACT_KEYS = "Ctrl+Return"


class DecisionPage(QWidget):
    def __init__(self, presenter: DecisionPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._screening_id = 0
        self._outcomes: tuple[Outcome, ...] = ()
        self._step = Step.READ
        self._verdict = named("verdict", VerdictBar())
        self._go = named("go_first", link("", "arrow-right"))
        self._first = ""
        self._consent = named("consent_strip", ConsentStrip())
        self._calendar = explained("windows", named("calendar", CalendarCard()))
        self._criteria = Criteria()
        self._deciding = named("deciding", DecidingCard())
        self._signatures = named("signatures", SignatureCard())
        self._enrolling = named("enrolling", EnrollingCard())
        self._consents = named("consents", link(_("Consents…")))
        self._on_paper = named("on_paper", link(_("Signed on paper…")))
        self._deviation = styled(named("deviation", Label()), tone="open")
        self._void = named("void", link(_("Void the screening number…")))
        self._attempts = named("attempts", AttemptsStrip(presenter.attempts))
        self._act = named("act", primary("", "signature"))
        self._print = named("print", quiet(_("Print…"), "print", "Ctrl+P"))
        self._draft = named("draft_note", StandingBadge())
        self._badge = named("state", StandingBadge())
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        self._header = PageHeader(
            primary=self._act, others=(self._draft, self._badge, self._print), back=self._back
        )
        self._lay_out()
        self._connect()

    def display(self, view: DecisionView) -> None:
        if view.screening_id != self._screening_id:
            self._criteria.forget()
        outcomes = tuple(offer.outcome for offer in view.offers)
        if (view.screening_id, outcomes) != (self._screening_id, self._outcomes):
            self._screening_id, self._outcomes = view.screening_id, outcomes
            for card in (self._deciding, self._signatures, self._enrolling):
                card.forget()
        self._step, self._first = view.step, view.first_obstacle
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        self._draft.display(Tone.OPEN, view.draft_note, "warning")
        self._draft.setVisible(bool(view.draft_note))
        self._badge.display(STATE_TONES.get(view.state, Tone.NEUTRAL), view.state_word)
        self._show_verdict(view)
        self._consent.display(view.due)
        self._criteria.display(view.lines)
        self._deciding.display(view)
        self._signatures.display(view.places, view.signing, view.voided)
        self._enrolling.display(view)
        self._void.setVisible(view.allowed.void)
        self._on_paper.setVisible(view.allowed.on_paper)
        self._deviation.setText(view.deviation)
        self._deviation.setVisible(bool(view.deviation))
        self._show_action()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.wake()
        self._criteria.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._criteria.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._signatures.forget()  # no password waits behind another page or the lock
        self._presenter.rest()

    def _show_verdict(self, view: DecisionView) -> None:
        self._verdict.display(tone_of(view), view.sentence, view.detail)
        self._go.setText(_("Go to {code}").format(code=view.first_obstacle))
        self._go.setVisible(bool(view.first_obstacle))

    def _show_action(self) -> None:
        """Word the one primary button after what is to be done next."""
        ends = self._step is not Step.DECIDE and self._deciding.outcome is not None
        if self._step is Step.DECIDE or ends:
            self._say_act(_("Record decision"), "tick")
            self._act.setEnabled(self._deciding.is_possible)
        else:
            self._say_act(_("Sign"), "signature")
            self._act.setEnabled(self._signatures.can_sign)
        self._act.setVisible(self._step is not Step.READ or ends)

    def _say_act(self, words: str, picture: str) -> None:
        self._act.setText(words)
        self._act.use_shortcut(ACT_KEYS)  # new words take the key away
        self._act.wear(picture)

    def _proceed(self) -> None:
        if self._step is Step.SIGN and self._deciding.outcome is None:
            self._sign()
        elif (outcome := self._deciding.outcome) and not self._deciding.find_problem():
            self._record(outcome)

    def _record(self, outcome: Outcome) -> None:
        card = self._deciding
        if self._presenter.decide(outcome, card.reason, card.ended_on):
            card.empty()
            self._show_action()
            self._go_on()

    def _go_on(self) -> None:
        """Lead to the signature that is due next, or back to the criteria."""
        if self._step is Step.SIGN and self._signatures.can_sign:
            self._signatures.start()
        else:
            self._criteria.setFocus()

    def _sign(self) -> None:
        self._presenter.sign(self._signatures.user_name, self._signatures.password)

    def _ask_to_reopen(self) -> None:
        dialog = reopen_dialog(self)
        dialog.given.connect(self._presenter.reopen)
        dialog.open()

    def _ask_to_void(self) -> None:
        dialog = void_dialog(self)
        dialog.given.connect(self._presenter.void)
        dialog.open()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.signed.connect(self._signatures.forget_password)
        presenter.signed.connect(self._go_on)
        presenter.dated.connect(self._calendar.display)
        self._calendar.tried.connect(presenter.try_day0)
        self._calendar.kept.connect(presenter.plan_day0)
        self._criteria.walk_wanted.connect(presenter.show_criterion)
        self._go.clicked.connect(lambda: presenter.show_criterion(self._first))
        self._criteria.exception_wanted.connect(presenter.show_exception)
        self._deciding.changed.connect(self._show_action)
        self._deciding.criterion_wanted.connect(presenter.show_criterion)
        self._deciding.reopen_wanted.connect(self._ask_to_reopen)
        self._signatures.submitted.connect(self._proceed)
        self._signatures.wording_wanted.connect(presenter.show_wording)
        self._enrolling.enrolled.connect(presenter.enrolling.enrol)
        self._enrolling.corrected.connect(presenter.enrolling.correct)
        self._consent.wanted.connect(presenter.show_consents)
        self._consents.clicked.connect(presenter.show_consents)
        self._on_paper.clicked.connect(presenter.show_signed_copies)
        self._void.clicked.connect(self._ask_to_void)
        self._act.clicked.connect(self._proceed)
        self._print.clicked.connect(presenter.print_checklist)
        self._back.clicked.connect(presenter.leave)

    def _lay_out(self) -> None:
        self._verdict.add_action(self._go)
        cards = QWidget()
        cards_ = (self._deciding, self._signatures, self._enrolling, self._attempts)
        stack = column(*cards_, gap=12)
        stack.addLayout(row(self._consents, self._on_paper, spacer(), self._void))
        stack.addStretch(1)
        stack.setContentsMargins(0, 0, 4, 0)  # stands off from the scroll bar
        cards.setLayout(stack)
        side = scrolling(cards)
        side.setFixedWidth(SIDE_WIDTH)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget()
        left.setLayout(
            column(
                self._verdict,
                self._deviation,
                self._consent,
                self._calendar,
                filling(self._criteria),
                gap=12,
            )
        )
        middle = Beside(filling(left), side)
        self.setLayout(page_column(self._header, filling(middle)))


def tone_of(view: DecisionView) -> Tone:
    """Give the colour of the headline: of the verdict, then of what became of it."""
    if view.state in (State.WITHDRAWN, State.LOST, State.VOIDED):
        return Tone.NEUTRAL
    verdict = VERDICT_TONES[view.verdict]
    return verdict if view.step is Step.DECIDE else STATE_TONES.get(view.state, verdict)
