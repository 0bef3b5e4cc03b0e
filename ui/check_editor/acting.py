"""What a person does on the page of checks: gestures, and the questions that go with them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from coordinator.domain.check_rule import Together
from coordinator.domain.rule_words import RULE_ENDS
from coordinator.text import _
from ui.check_editor.form import CheckForm
from ui.check_editor.outline import RuleOutline
from ui.check_editor.presenter import CheckEditorPresenter
from ui.check_editor.view import ChecksView, EditedView
from ui.check_editor.words import CriterionWords
from ui.widgets.dialogs import ReasonDialog


class Acting(QObject):
    """Acts on the line of the outline that is chosen."""

    def __init__(
        self,
        page: QWidget,
        presenter: CheckEditorPresenter,
        outline: RuleOutline,
        words: CriterionWords,
        at_least: Callable[[], int],
    ) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self._outline, self._words, self._at_least = outline, words, at_least
        self._form = CheckForm(presenter.offers)
        self._view: ChecksView | None = None
        self._acts: dict[str, Callable[[], object]] = {
            "confirm_check": self._confirm,
            "confirm_checks": self._confirm_all,
            "correct_check": self._correct,
            "remove_check": self._remove,
            "add_check": self.add,
            "count_all": partial(self._count, Together.ALL),
            "count_any": partial(self._count, Together.ANY),
            "count_some": partial(self._count, Together.AT_LEAST),
            "group": self._group,
            "ungroup": lambda: presenter.ungroup(self._path),
            "negate": lambda: presenter.negate(self._path),
            "unsay": presenter.unsay,
        }

    def display(self, view: ChecksView) -> None:
        self._view = view

    def do(self, name: str) -> None:
        """Do what a button or its key stands for."""
        if self._edited is not None:
            self._acts[name]()

    def add(self) -> None:
        """Ask for the check that the marked words say."""
        if self._view is None or not self._view.is_editable:
            return
        span = self._words.marked
        if span is None:
            self._words.say_what_to_mark()
            return
        store = partial(self._presenter.add, span)
        self._form.ask(self._page, self._presenter.addition(span), store)

    def store_rule(self) -> None:
        edited = self._edited
        if edited is not None and edited.can_store:
            question = _("{words}\nOn what ground?").format(words=edited.rule)
            self._ask(_("Store how they combine"), question, self._store_rule)

    def _store_rule(self, reason: str) -> None:
        if self._presenter.store_rule(reason):
            self._outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self._with_reason(
            _("Confirm the check"), partial(self._presenter.confirm, self._number)
        )

    def _confirm_all(self) -> None:
        self._with_reason(_("Confirm all checks"), self._presenter.confirm_all)

    def _correct(self) -> None:
        number = self._number
        store = partial(self._presenter.correct, number)
        self._form.ask(self._page, self._presenter.correction(number), store)

    def _remove(self) -> None:
        line, edited = self._outline.current, self._edited
        if line is None or edited is None:
            return
        question = _("“{words}” is no check, or none to compute with. Why?")
        question = question.format(words=line.words)
        if edited.has_rule:
            question = f"{question}\n{_(RULE_ENDS)}"
        self._ask(_("Remove the check"), question, partial(self._presenter.remove, line.number))

    def _count(self, together: Together) -> None:
        self._presenter.choose(self._path, together, self._at_least())

    def _group(self) -> None:
        self._presenter.group(tuple(line.path for line in self._outline.chosen))

    @property
    def _edited(self) -> EditedView | None:
        return self._view.edited if self._view is not None else None

    @property
    def _number(self) -> int:
        line = self._outline.current
        return line.number if line is not None else -1

    @property
    def _path(self) -> tuple[int, ...]:
        line = self._outline.current
        return line.path if line is not None else ()

    def _with_reason(self, title: str, act: Callable[[str], object]) -> None:
        """Do it at once in a draft; ask why in a version that is in use."""
        if self._view is not None and self._view.needs_reason:
            self._ask(title, _("The version is in use. Why is its check changed?"), act)
        else:
            act("")

    def _ask(self, title: str, question: str, act: Callable[[str], object]) -> None:
        edited = self._edited
        if edited is not None:
            dialog = ReasonDialog(self._page, title, question, edited.reasons, title)
            dialog.given.connect(act)
            dialog.open()
