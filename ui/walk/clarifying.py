"""The questions that were asked about a criterion, and two small forms: to ask, to answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coordinator.text import _, sentences
from ui.walk.asked import ClarificationView, NewAnswer, NewQuestion
from ui.widgets.badge import Picture
from ui.widgets.buttons import link, quiet
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named
from ui.widgets.tab_order import follow, tab_anchor
from ui.widgets.tones import Tone

TOP = Qt.AlignmentFlag.AlignTop
Begun = tuple[tuple[str, ...], int, tuple[str, ...]]
"""What stands in the form to ask; which question is answered, and what stands there."""


class InlineForm(Card):
    """Two lines and days, kept together once all of them are filled in."""

    kept = Signal()

    def __init__(
        self, lines: Sequence[tuple[str, QLineEdit]], days: Sequence[tuple[str, DateField]]
    ) -> None:
        self._lines = [line for _words, line in lines]
        self._days = [day for _words, day in days]
        self._keep = named("keep", quiet(_("Keep"), "tick"))
        self._drop = named("drop", quiet(_("Close")))
        first, *rest = [FormField(words, line) for words, line in lines]
        fields = row(*(filling(one) for one in rest), gap=12)
        for words, day in days:
            fields.addWidget(FormField(words, day))
        buttons = row(spacer(), self._drop, self._keep)
        super().__init__(first, fields, buttons, gap=8, margin=12)
        for line in self._lines:
            line.textChanged.connect(self._judge)
            line.returnPressed.connect(self._keep_it)
        for day in self._days:
            day.line.textChanged.connect(self._judge)
        self._keep.clicked.connect(self._keep_it)
        self._drop.clicked.connect(self.hide)
        self._judge()
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self._lines)

    def all_typed(self) -> tuple[str, ...]:
        """Give what stands in all fields, right or wrong, so that it can be shown again."""
        return (*self.texts, *(day.text() for day in self._days))

    def write(self, texts: Sequence[str]) -> None:
        for line, text in zip(self._lines, texts[: len(self._lines)], strict=True):
            line.setText(text)
        for day, text in zip(self._days, texts[len(self._lines) :], strict=True):
            day.set_text(text)

    @property
    def nothing(self) -> tuple[str, ...]:
        """What stands in the fields of a form that nobody has touched."""
        return ("",) * (len(self._lines) + len(self._days))

    def clear(self) -> None:
        self.write(self.nothing)

    def start(self) -> None:
        self.show()
        self._lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_whole(self) -> bool:
        return all(text.strip() for text in self.texts) and all(
            day.day() is not None for day in self._days
        )

    def _judge(self) -> None:
        self._keep.setEnabled(self._is_whole)

    def _keep_it(self) -> None:
        if self._is_whole:
            self.kept.emit()


class AskForm(InlineForm):
    asked = Signal(NewQuestion)

    def __init__(self) -> None:
        question = named("question", QLineEdit())
        asked_of = named("asked_of", QLineEdit())
        asked_of.setPlaceholderText(_("sponsor, medical monitor, …"))
        self._day = named("asked_on", DateField())
        super().__init__(
            ((_("Question about this criterion"), question), (_("Asked of"), asked_of)),
            ((_("Asked on"), self._day),),
        )
        self.kept.connect(self._tell)

    def _tell(self) -> None:
        day = self._day.day()
        if day is not None:
            question, whom = self.texts
            self.asked.emit(NewQuestion(question, whom, day))


class AnswerForm(InlineForm):
    answered = Signal(NewAnswer)

    def __init__(self) -> None:
        self.clarification_id = 0
        answer = named("answer", QLineEdit())
        answered_by = named("answered_by", QLineEdit())
        self._day = named("answered_on", DateField())
        self._since = named("applies_from", DateField())
        super().__init__(
            ((_("Answer"), answer), (_("Answered by"), answered_by)),
            ((_("Answered on"), self._day), (_("Applies from"), self._since)),
        )
        self.kept.connect(self._tell)

    def _tell(self) -> None:
        day, since = self._day.day(), self._since.day()
        if day is not None and since is not None:
            answer, by = self.texts
            said = NewAnswer(self.clarification_id, answer, by, day, since)
            self.answered.emit(said)


class QuestionLine(QWidget):
    answer_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._id = 0
        self._picture = Picture("question", Tone.INFO)
        self._question, self._answer = Label(), Label()
        self._note = Label(role="caption")
        self._enter = named("enter_answer", link(_("Enter the answer")))
        self._enter.clicked.connect(lambda: self.answer_wanted.emit(self._id))
        words = column(self._question, self._answer, self._note, gap=0)
        place = QWidget()
        place.setLayout(words)
        layout = row(self._picture, filling(place), self._enter)
        for part in (self._picture, self._enter):
            layout.setAlignment(part, TOP)
        self.setLayout(layout)

    @property
    def words(self) -> str:
        said = (self._question.text(), self._answer.text(), self._note.text())
        return sentences(said)

    def display(self, view: ClarificationView, *, can_answer: bool) -> None:
        self._id = view.id
        picture, tone = ("clock", Tone.OPEN) if view.is_open else ("question", Tone.INFO)
        self._picture.show_picture(picture, tone)
        self._question.setText(view.question)
        self._answer.setText(view.answer)
        self._answer.setVisible(bool(view.answer))
        is_open = _("{note}; not answered yet").format(note=view.note)
        self._note.setText(is_open if view.is_open else view.note)
        self._enter.setVisible(view.is_open and can_answer)


class Clarifications(QWidget):
    """What is typed in a form stays with its criterion until it is kept."""

    asked = Signal(NewQuestion)
    answered = Signal(NewAnswer)

    def __init__(self) -> None:
        super().__init__()
        self._criterion_id = 0
        self._begun: dict[int, Begun] = {}
        self._lines: list[QuestionLine] = []
        self._column: QVBoxLayout = column(gap=8)
        self._anchor = tab_anchor()
        self._ask, self._answer = AskForm(), AnswerForm()
        named("ask_form", self._ask)
        named("answer_form", self._answer)
        self._ask.asked.connect(self.asked)
        self._answer.answered.connect(self.answered)
        self.setLayout(column(self._anchor, self._column, self._answer, self._ask, gap=8))
        self.hide()

    def display(
        self, criterion_id: int, views: Sequence[ClarificationView], *, can_ask: bool
    ) -> None:
        if criterion_id != self._criterion_id:
            self._change_to(criterion_id)
        while len(self._lines) < len(views):
            self._add_line()
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(views))
            if number < len(views):
                line.display(views[number], can_answer=can_ask)
        if not can_ask:
            self._ask.hide()
            self._answer.hide()
        self._show_if_any()

    def start_asking(self) -> None:
        self.show()
        self._ask.start()

    def close_forms(self) -> None:
        """Empty both forms: what was typed is kept in the registry now."""
        for form in (self._ask, self._answer):
            form.clear()
            form.hide()
        self._show_if_any()

    def _change_to(self, criterion_id: int) -> None:
        self._begun[self._criterion_id] = (
            self._ask.all_typed(),
            self._answer.clarification_id,
            self._answer.all_typed(),
        )
        self._criterion_id = criterion_id
        nothing: Begun = (self._ask.nothing, 0, self._answer.nothing)
        asked, self._answer.clarification_id, answered = self._begun.pop(criterion_id, nothing)
        for form, texts in ((self._ask, asked), (self._answer, answered)):
            form.write(texts)
            form.setVisible(any(texts))

    def _start_answering(self, clarification_id: int) -> None:
        if self._answer.clarification_id != clarification_id:
            self._answer.clear()
            self._answer.clarification_id = clarification_id
        self._answer.start()

    def _add_line(self) -> None:
        line = QuestionLine()
        line.answer_wanted.connect(self._start_answering)
        self._lines.append(line)
        self._column.addWidget(line)
        follow(self._anchor, self._lines)

    def _show_if_any(self) -> None:
        parts = (*self._lines, self._ask, self._answer)
        self.setVisible(any(not part.isHidden() for part in parts))
