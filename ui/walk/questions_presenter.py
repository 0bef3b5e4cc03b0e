"""Questions about the current criterion: asked and answered where it is read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coordinator.commands.clarifications import answer_clarification, ask
from ui.desk import Desk
from ui.walk.asked import NewAnswer, NewQuestion, question_words
from ui.walk.sitting import Sitting


class QuestionsPresenter(QObject):
    kept = Signal()
    """What was typed in a form stands in the registry now."""
    question_put = Signal(str)
    """A question was asked: its words, as the reason of an unclear answer."""

    def __init__(self, desk: Desk, sitting: Callable[[], Sitting]) -> None:
        super().__init__()
        self._desk = desk
        self._of = sitting

    def ask(self, asked: NewQuestion) -> None:
        is_kept = self._desk.do(
            ask,
            criterion_id=self._of().place,
            question=asked.question,
            asked_of=asked.asked_of,
            asked_on=asked.asked_on,
        )
        if is_kept:
            self.kept.emit()
            self.question_put.emit(question_words(asked))

    def answer(self, said: NewAnswer) -> None:
        is_kept = self._desk.do(
            answer_clarification,
            clarification_id=said.clarification_id,
            answer=said.answer,
            answered_by=said.answered_by,
            answered_on=said.answered_on,
            applies_from=said.applies_from,
        )
        if is_kept:
            self.kept.emit()
