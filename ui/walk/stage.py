"""The current criterion: statement, answers, reasons, evidence, remark, former entries."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.entry import Entry
from ui.walk.clarifying import Clarifications
from ui.walk.computed import FindingPanel
from ui.walk.evidence import EvidenceFields
from ui.walk.meanwhile import Meanwhile
from ui.walk.reasons import Reasons
from ui.walk.rows import EvidenceRows
from ui.walk.rows_view import WayOut, Weighed
from ui.walk.statement import TONES, Lines, Statement
from ui.walk.view import Ask, Stage
from ui.widgets.answers import AnswerButtons, AnswerChoice
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import column
from ui.widgets.named import explained, named

PAUSE_MS = 1500  # after the last letter of a remark


class StageCard(Card):
    answered = Signal(str)
    typed = Signal(Entry, str, str)
    """What stands in the fields now, and what stands in the two date fields and is no date."""
    finished = Signal()
    """A field was left: time to store."""
    dates_wanted = Signal()
    """A date is missing on which something is counted."""
    worksheet_wanted = Signal(str)

    def __init__(self) -> None:
        self.statement = Statement()
        self.clarifications = explained(
            "clarifications", named("clarifications", Clarifications())
        )
        self.rows = explained("evidence", named("rows", EvidenceRows()))
        self.finding = explained("findings", named("computed", FindingPanel()))
        self._known = Lines("known", "document", "body")
        self.meanwhile = Meanwhile()
        self.reasons = Reasons()
        self.evidence = explained("evidence", EvidenceFields())
        self._answers = explained("answers", named("answers", AnswerButtons()))
        self._attribution = named("attribution", Label(role="caption"))
        self._read = Lines("read", "", "body")
        self._history = Lines("history", "clock", "caption")
        self._is_displaying = False
        self.can_ask, self._lacks_date = False, False
        self._pause = QTimer(singleShot=True, interval=PAUSE_MS)
        self._answerable = QWidget()
        self._answerable.setLayout(
            column(
                self._answers,
                self.reasons,
                self.evidence,
                gap=16,
            )
        )
        super().__init__(
            self.statement,
            self.clarifications,
            self.rows,
            self._known,
            self.finding,
            self.meanwhile,
            self._answerable,
            self._read,
            self._attribution,
            self._history,
            gap=12,
            margin=16,
        )
        self._pause.setParent(self)
        self._connect()

    def display(self, stage: Stage, today: date | None) -> None:
        self._is_displaying = True
        self.can_ask = stage.can_ask
        self.statement.display(stage)
        self.clarifications.display(stage.criterion_id, stage.asked, can_ask=stage.can_ask)
        weighed = stage.weighed
        self.rows.display(weighed)
        self._known.show_lines(weighed.known)
        self._lacks_date = stage.lacks_date
        self.finding.display(weighed.finding, lacks_date=stage.lacks_date)
        self.meanwhile.display(stage.conflict)
        is_asked = stage.is_answerable and stage.can_enter
        self._answerable.setVisible(is_asked)
        self._read.show_lines(stage.read)
        if is_asked:
            self._answers.offer(
                [
                    AnswerChoice(
                        offer.answer.name,
                        offer.words,
                        offer.key,
                        TONES[offer.standing],
                        offer.consequence,
                    )
                    for offer in stage.offers
                ]
            )
            self._answers.mark(stage.entry.answer.name if stage.entry.answer else "")
            self.reasons.display(stage)
            self.evidence.display(stage, today)
        self._attribution.setText(stage.attribution)
        self._attribution.setVisible(bool(stage.attribution))
        self._history.show_lines(stage.history)
        self._is_displaying = False

    def weigh(self, weighed: Weighed) -> None:
        """Show what follows from what is being typed, and leave the fields alone."""
        self.rows.weigh(weighed)
        self.finding.display(weighed.finding, lacks_date=self._lacks_date)

    def start_evidence(self) -> None:
        """Go to the first evidence row; where there is none, to the source document."""
        if not self.rows.start():
            self.evidence.start()

    def ask(self, ask: str) -> None:
        """Go to the reason that is due."""
        self.reasons.start(Ask(ask))

    def _follow(self, way: WayOut) -> None:
        """Go to where that is entered which would decide."""
        if way.instrument:
            self.worksheet_wanted.emit(way.instrument)
        elif way.what:
            self.rows.start(way.what)

    def _connect(self) -> None:
        self.finding.way_out_chosen.connect(self._follow)
        self.finding.dates_wanted.connect(self.dates_wanted)
        self.statement.worksheet_wanted.connect(self.worksheet_wanted)
        self.statement.question_wanted.connect(self.clarifications.start_asking)
        self._answers.answered.connect(self.answered)
        for fields in (self.reasons, self.evidence):
            fields.typed.connect(self._tell)
            fields.finished.connect(self._finish)
        self.evidence.remark.textChanged.connect(self._tell_remark)
        self.evidence.remark.left.connect(self._finish)
        self._pause.timeout.connect(self._finish)

    def _tell_remark(self) -> None:
        if not self._is_displaying:
            self._tell()
            self._pause.start()

    def _tell(self) -> None:
        if not self._is_displaying:
            evidence = Entry(
                evidence=self.evidence.evidence(), remark=self.evidence.remark.words()
            )
            self.typed.emit(
                self.reasons.fill(evidence),
                self.evidence.wrong_date(),
                self.reasons.wrong_date(),
            )

    def _finish(self) -> None:
        self._pause.stop()
        if not self._is_displaying:
            self.finished.emit()
