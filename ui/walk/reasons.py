"""The reasons that an answer asks for, beside the answer."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.entry import Entry
from coordinator.text import _
from ui.walk.evidence import show_day
from ui.walk.view import Ask, Question, Stage
from ui.widgets.badge import Picture
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.flow import FlowLayout
from ui.widgets.form import FormField
from ui.widgets.labels import Label, literal
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said
from ui.widgets.tones import Tone


class ReasonLine(QWidget):
    """One question with a line for its answer, and prepared answers below."""

    typed = Signal()
    finished = Signal()

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._question = Label(role="label")
        self.line = named(ask.value, QLineEdit())
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.finished)
        self._prepared: tuple[str, ...] = ()
        self._buttons: list[QWidget] = []
        self._choices = FlowLayout(gap=8)
        self.setFocusProxy(self.line)
        self.setLayout(column(self._question, self.line, self._choices, gap=4))

    def display(self, question: Question | None) -> None:
        self.setVisible(question is not None)
        if question is None:
            self.line.clear()
            return
        self._question.setText(question.words)
        said(question.words, self.line)
        if self.line.text() != question.value:
            self.line.setText(question.value)
        self._offer(question.prepared)

    def _offer(self, prepared: tuple[str, ...]) -> None:
        if prepared == self._prepared:
            return
        self._prepared = prepared
        for gone in self._buttons:
            self._choices.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._buttons = []
        for number, words in enumerate(prepared):
            button = named(f"prepared_{number}", quiet(literal(words)))
            button.clicked.connect(lambda _checked=False, words=words: self._take(words))
            self._choices.addWidget(button)
            self._buttons.append(button)

    def _take(self, words: str) -> None:
        self.line.setText(words)
        self.typed.emit()
        self.finished.emit()


class Reasons(Card):
    """Only what is due for the answer at hand is shown; nothing due, nothing shown."""

    typed = Signal()
    finished = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        self._lines = {ask: ReasonLine(ask) for ask in Ask}
        self._due_day = named("due_on", DateField())
        self._due = FormField(_("Due on"), self._due_day)
        self._unsaved = named("unsaved", Label(role="caption"))
        self._take_back = named("take_back", quiet(_("Ta&ke back"), "undo"))
        foot = QWidget()
        picture = Picture("warning", Tone.OPEN)
        foot.setLayout(row(picture, filling(self._unsaved), self._take_back))
        self._foot = foot
        first = row(filling(self._lines[Ask.REASON]), self._due, gap=12)
        super().__init__(
            first, self._lines[Ask.AGAINST], self._lines[Ask.CORRECTION], foot, margin=12
        )
        for line in self._lines.values():
            line.typed.connect(self.typed)
            line.finished.connect(self.finished)
        self._due_day.line.textEdited.connect(self.typed)
        self._due_day.changed.connect(self.typed)
        self._due_day.changed.connect(self.finished)
        self._take_back.clicked.connect(self.taken_back)

    def reason(self, ask: Ask) -> str:
        return self._lines[ask].line.text()

    def due_on(self) -> date | None:
        return self._due_day.day()

    def wrong_date(self) -> str:
        return self._due_day.text() if self._due_day.has_problem else ""

    def display(self, stage: Stage) -> None:
        questions = {question.ask: question for question in stage.questions}
        for ask, line in self._lines.items():
            line.display(questions.get(ask))
        self._due.setVisible(stage.asks_due_day)
        show_day(self._due_day, stage.entry.due_on, stage.due_text)
        self._unsaved.setText(stage.unsaved)
        self._foot.setVisible(bool(stage.unsaved))
        self.setVisible(bool(questions or stage.unsaved))

    def start(self, ask: Ask) -> None:
        self._lines[ask].setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, entry: Entry) -> Entry:
        """Give `entry` the reasons that stand here."""
        return Entry(
            evidence=entry.evidence,
            remark=entry.remark,
            reason=self.reason(Ask.REASON),
            due_on=self.due_on(),
            against_finding=self.reason(Ask.AGAINST),
            correction=self.reason(Ask.CORRECTION),
        )
