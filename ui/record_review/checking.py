"""What a person says of checks: gestures on chips, and the questions that go with them."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coordinator.domain.check_entry import CheckAsked, CheckEntry, entry_of
from coordinator.domain.rule_words import RULE_ENDS
from coordinator.text import _
from ui.record_review.inspector import Inspector
from ui.record_review.view import CheckAct, CheckView, Judgement, ReviewView
from ui.widgets.dialogs import ReasonDialog

Judge = Callable[[Judgement], bool]
Store = Callable[[CheckEntry, str], bool]
AskCheck = Callable[[QWidget, CheckAsked, Store], None]
"""Open the form of a check over a page; it closes once the check is stored."""


class Checking(QObject):
    def __init__(
        self, page: QWidget, inspector: Inspector, judge: Judge, ask: AskCheck
    ) -> None:
        super().__init__(page)
        self._page = page
        self._ask = ask
        self._inspector = inspector
        self._judge = judge
        self._view: ReviewView | None = None
        strip = inspector.checks
        strip.confirm_wanted.connect(self._confirm)
        strip.correct_wanted.connect(self._correct)
        strip.remove_wanted.connect(self._remove)
        strip.confirm_all_wanted.connect(self.confirm_all)
        strip.add_wanted.connect(self.add_to_marked)

    def display(self, view: ReviewView) -> None:
        self._view = view

    def confirm_all(self) -> None:
        """Confirm every check of the criterion that can be; without any, do nothing."""
        view, criterion = self._view, self._view.current if self._view else None
        if view is None or criterion is None or not view.is_editable:
            return
        if any(check.can_be_confirmed for check in criterion.checks):
            self._judge(Judgement(CheckAct.CONFIRM_ALL, criterion.id))

    def add_to_marked(self) -> None:
        """Ask for the check that the marked words of the criterion say."""
        view, criterion = self._view, self._view.current if self._view else None
        if view is None or criterion is None or not view.is_editable:
            return
        wording = self._inspector.wording
        span = (0, 0) if wording.is_changed else wording.marked
        words = criterion.text[slice(*span)]
        if not words.strip():
            self._inspector.say_what_to_mark()
            return
        criterion_id = criterion.id

        def store(entry: CheckEntry, reason: str) -> bool:
            said = Judgement(CheckAct.ADD, criterion_id, entry.check(span), reason=reason)
            return self._judge(said)

        self._ask_entry(_("Add a check"), span, CheckEntry(), store)

    def _confirm(self, number: int) -> None:
        check = self._check(number)
        if check is None:
            return
        if check.is_sign_lost:
            self._correct(number)  # the sign is what there is to say
        elif check.can_be_confirmed:
            self._judge(Judgement(CheckAct.CONFIRM, check.criterion_id, check.check))

    def _correct(self, number: int) -> None:
        shown = self._check(number)
        if shown is None:
            return
        check = shown.check

        def store(entry: CheckEntry, reason: str) -> bool:
            correction = entry.check(check.span)
            said = Judgement(CheckAct.CORRECT, shown.criterion_id, check, correction, reason)
            return self._judge(said)

        self._ask_entry(_("Correct the check"), check.span, entry_of(check), store)

    def _remove(self, number: int) -> None:
        check = self._check(number)
        if check is None or self._view is None:
            return
        question = _("“{words}” is no check, or none to compute with. Why?")
        if self._view.current is not None and self._view.current.rule:
            question = f"{question}\n{_(RULE_ENDS)}"
        dialog = ReasonDialog(
            self._page,
            _("Remove the check"),
            question.format(words=check.words),
            self._view.reasons,
            _("Remove the check"),
        )
        dialog.given.connect(
            lambda reason: self._judge(
                Judgement(CheckAct.REMOVE, check.criterion_id, check.check, reason=reason)
            )
        )
        dialog.open()

    def _ask_entry(
        self, title: str, span: tuple[int, int], entry: CheckEntry, store: Store
    ) -> None:
        view = self._view
        if view is not None and view.current is not None:
            warning = _(RULE_ENDS) if view.current.rule else ""
            text = view.current.text
            asked = CheckAsked(title, text, span, entry, view.reasons, warning)
            self._ask(self._page, asked, store)

    def _check(self, number: int) -> CheckView | None:
        checks = self._inspector.checks.checks
        return checks[number] if 0 <= number < len(checks) else None
