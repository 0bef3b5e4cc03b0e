"""A question answered, or question and answer put right with a reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.text import _
from ui.clarifications.view import ClarificationsView, TypedClarification
from ui.widgets.buttons import primary
from ui.widgets.choices import RemarkField
from ui.widgets.dates import DateField
from ui.widgets.dialogs import DialogFrame
from ui.widgets.form import FormField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, styled

WIDTH = 560


class ClarificationDialog(DialogFrame):
    given = Signal(TypedClarification)
    """What was typed: the dialog stays open until it is taken."""

    def __init__(
        self, parent: QWidget | None, view: ClarificationsView, *, is_correction: bool
    ) -> None:
        code = view.chosen.code if view.chosen else ""
        title = (
            _("Correct the clarification of {code}") if is_correction else _("Answer {code}")
        )
        super().__init__(parent, title.format(code=code))
        self.setMinimumWidth(WIDTH)
        self._former = view.typed
        self._is_correction = is_correction
        self._question = named("question", RemarkField(lines=2))
        self._asked_of = named("asked_of", QLineEdit(view.typed.asked_of))
        self._asked_on = named("asked_on", DateField(latest=view.today))
        self._answer = named("answer", RemarkField(lines=3))
        self._answered_by = named("answered_by", QLineEdit(view.typed.answered_by))
        self._answered_on = named("answered_on", DateField(latest=view.today))
        self._applies_from = named("applies_from", DateField())
        self._reason = named("reason", QLineEdit())
        self._problem = named("problem", Label())
        self._problem.hide()
        styled(self._problem, tone="failed")
        self._act = named("act", primary(_("&Store")))
        self._act.clicked.connect(lambda: self.given.emit(self.typed()))
        self._show(view.typed)
        self._lay_out(has_answer=not is_correction or view.typed.answered_on is not None)
        self.set_actions(self._act)

    def typed(self) -> TypedClarification:
        return TypedClarification(
            self._question.words(),
            self._asked_of.text(),
            self._asked_on.day(),
            self._answer.words(),
            self._answered_by.text(),
            self._answered_on.day(),
            self._applies_from.day(),
            self._reason.text(),
        )

    def show_problem(self, words: str) -> None:
        """Say beside the fields why they cannot be stored as they are."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _show(self, typed: TypedClarification) -> None:
        self._question.set_words(typed.question)
        self._answer.set_words(typed.answer)
        self._asked_on.set_day(typed.asked_on)
        self._answered_on.set_day(typed.answered_on)
        self._applies_from.set_day(typed.applies_from)

    def _lay_out(self, *, has_answer: bool) -> None:
        is_correction = self._is_correction
        parts: tuple[QWidget, ...]
        parts = self._asked() if is_correction else (Label(self._former.question),)
        if has_answer:
            parts = (*parts, *self._answered())
        if is_correction:
            why = FormField(_("&Why is it corrected?"), self._reason, required=True)
            parts = (*parts, why)
        self.set_content(column(*parts, self._problem, gap=12))
        (self._question if is_correction else self._answer).setFocus()

    def _asked(self) -> tuple[QWidget, ...]:
        return (
            FormField(_("&Question"), self._question, required=True),
            _pair(
                FormField(_("Asked o&f"), self._asked_of, required=True),
                FormField(_("As&ked on"), self._asked_on, required=True),
            ),
        )

    def _answered(self) -> tuple[QWidget, ...]:
        return (
            FormField(_("&Answer"), self._answer, required=True),
            FormField(_("Answered &by"), self._answered_by, required=True),
            _pair(
                FormField(_("Answered &on"), self._answered_on, required=True),
                FormField(_("A&pplies from"), self._applies_from, required=True),
            ),
        )


def _pair(left: QWidget, right: QWidget) -> QWidget:
    pair = QWidget()
    pair.setLayout(row(filling(left), right, gap=12))
    return pair
