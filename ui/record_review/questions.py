"""What is asked before something is changed in a review: why, and what it needs besides."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coordinator.domain.criterion import Kind
from coordinator.text import N_, _
from ui.record_review.dialogs import AddCriterionDialog, DeferDialog
from ui.record_review.pasting import PasteWordingDialog
from ui.record_review.presenter import RecordReviewPresenter
from ui.record_review.view import Edit, ReviewView
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog

EDIT_WORDS = {
    Edit.SPLIT: N_("Split the criterion"),
    Edit.JOIN: N_("Join with the next criterion"),
    Edit.MOVE: N_("Move to the other list"),
    Edit.UP: N_("Move up"),
    Edit.DOWN: N_("Move down"),
    Edit.INDENT: N_("Make it a part of the one above"),
    Edit.OUTDENT: N_("Make it a criterion of its own"),
    Edit.SET_ASIDE: N_("Set the criterion aside"),
}


class Questions(QObject):
    def __init__(
        self,
        page: QWidget,
        presenter: RecordReviewPresenter,
        forget: Callable[[int], None],
        forget_other: Callable[[int], None],
    ) -> None:
        """`forget` drops what was typed for a criterion, once it is stored; each wording."""
        super().__init__(page)
        self._page, self._presenter, self._forget = page, presenter, forget
        self._forget_other = forget_other
        self._view: ReviewView | None = None

    def display(self, view: ReviewView) -> None:
        self._view = view

    def want_edit(self, edit: Edit, criterion_id: int, at: int) -> None:
        question = _("Why? The words of the record are kept beside the change.")
        self._ask(
            _(EDIT_WORDS[edit]),
            question,
            lambda reason: self._presenter.edit(edit, criterion_id, reason, at),
        )

    def want_words(self, criterion_id: int, words: str) -> None:
        def store(reason: str) -> None:
            if self._presenter.reword(criterion_id, words, reason):
                self._forget(criterion_id)

        question = _("Why? The words of the record stay beside the new ones.")
        if self._view is not None and self._view.current and self._view.current.rule:
            ends = _("Where its checks change, it has to be said anew how they combine.")
            question = f"{question}\n{ends}"
        self._ask(_("Change the wording"), question, store)

    def want_other_words(self, criterion_id: int, words: str) -> None:
        def store(reason: str) -> None:
            if self._presenter.wordings.reword(criterion_id, words, reason):
                self._forget_other(criterion_id)

        question = _("Why? What stood there before stays in the audit trail.")
        self._ask(_("Change the wording in the other language"), question, store)

    def want_pasting(self) -> None:
        """Ask for all criteria in another language."""
        view, wordings = self._view, self._presenter.wordings
        if view is None:
            return
        dialog = PasteWordingDialog(self._page, view.reasons)
        wordings.paired.connect(dialog.display)
        dialog.pasted.connect(lambda text: wordings.pair(view.version_id, text))
        dialog.given.connect(
            lambda reason: dialog.accept() if wordings.store(view.version_id, reason) else None
        )
        dialog.open()

    def want_reopening(self, point_id: int) -> None:
        self._ask(
            _("Open the point again"),
            _("Why is the answer taken back?"),
            lambda reason: self._presenter.reopen_point(point_id, reason),
        )

    def want_criterion(self, kind: Kind) -> None:
        if self._view is not None:
            dialog = AddCriterionDialog(self._page, kind, self._view.reasons)
            dialog.given.connect(
                lambda *told: dialog.accept() if self._presenter.add_criterion(*told) else None
            )
            dialog.open()

    def want_deferring(self, criterion_id: int) -> None:
        current = self._view.current if self._view else None
        if self._view is not None and current is not None:
            dialog = DeferDialog(self._page, current.deferred_to, self._view.reasons)
            dialog.given.connect(
                lambda *told: (
                    dialog.accept() if self._presenter.defer(criterion_id, *told) else None
                )
            )
            dialog.open()

    def want_confirmation(self) -> None:
        if self._view is None:
            return
        protocol = self._view.protocol
        dialog = ConfirmDialog(
            self._page,
            _("Confirm the wording"),
            _("Every criterion was compared with protocol {number}, version {version}.").format(
                number=protocol.number, version=protocol.version
            ),
            _("&Confirm wording"),
            _("Forms then print without DRAFT and can be signed. Your name is kept."),
        )
        dialog.confirmed.connect(self._presenter.confirm_wording)
        dialog.open()

    def _ask(self, title: str, question: str, act: Callable[[str], object]) -> None:
        if self._view is not None:
            dialog = ReasonDialog(self._page, title, question, self._view.reasons, title)
            dialog.given.connect(act)
            dialog.open()
