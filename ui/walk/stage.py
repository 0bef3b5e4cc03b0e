"""The current criterion: statement, answers, reasons, evidence, remark, former entries."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from coordinator.domain.entry import Entry
from ui.walk.evidence import EvidenceFields
from ui.walk.meanwhile import Meanwhile
from ui.walk.reasons import Reasons
from ui.walk.statement import TONES, Lines, Statement
from ui.walk.view import Ask, Stage
from ui.widgets.answers import AnswerButtons, AnswerChoice
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import column
from ui.widgets.named import named

PAUSE_MS = 1500  # after the last letter of a remark


class StageCard(Card):
    answered = Signal(str)
    typed = Signal(Entry, str, str)
    """What stands in the fields now, and what stands in the two date fields and is no date."""
    finished = Signal()
    """A field was left: time to store."""

    def __init__(self) -> None:
        self.statement = Statement()
        self.meanwhile = Meanwhile()
        self.reasons = Reasons()
        self.evidence = EvidenceFields()
        self._answers = named("answers", AnswerButtons())
        self._attribution = named("attribution", Label(role="caption"))
        self._read = Lines("read", "", "body")
        self._history = Lines("history", "clock", "caption")
        self._is_displaying = False
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
            self.meanwhile,
            self._answerable,
            self._read,
            self._attribution,
            self._history,
            gap=16,
            margin=20,
        )
        self._pause.setParent(self)
        self._connect()

    def display(self, stage: Stage, today: date | None) -> None:
        self._is_displaying = True
        self.statement.display(stage)
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

    def ask(self, ask: str) -> None:
        """Go to the reason that is due."""
        self.reasons.start(Ask(ask))

    def _connect(self) -> None:
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
