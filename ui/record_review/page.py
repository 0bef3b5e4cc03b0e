"""The page on which a record is compared with its source and with the protocol."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from coordinator.domain.criterion import Kind
from coordinator.text import N_, _
from ui.record_review.checking import Checking
from ui.record_review.criteria_pane import CriteriaPane
from ui.record_review.dialogs import AddCriterionDialog
from ui.record_review.presenter import RecordReviewPresenter
from ui.record_review.progress_bar import ReviewFoot
from ui.record_review.protocol_strip import ProtocolStrip
from ui.record_review.source_pane import SourcePane
from ui.record_review.view import Edit, ReviewView
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import filling
from ui.widgets.named import named

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
CONFIRM_KEY = "C"  # all checks of the criterion at once
ADD_KEY = "Ctrl+Shift+K"  # a check to the words that are marked
ANSWER_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "E", "I", "K", "W")


class RecordReviewPage(QWidget):
    def __init__(self, presenter: RecordReviewPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view: ReviewView | None = None
        self._looked_at: tuple[int | None, ...] = ()
        self._activate = named("activate", primary(_("&Activate"), "tick"))
        self._renew = named("make_new_version", quiet(_("Make a &new version"), "copy"))
        self._keep = named("keep_as_draft", quiet(_("&Keep as draft")))
        self._blank = named("print_blank", quiet(_("Print &blank checklist"), "print"))
        self._back = named(
            "back", icon_button("arrow-left", _("Back to the trials"), "Alt+Home")
        )
        self._header = PageHeader(
            primary=self._activate,
            others=(self._blank, self._renew, self._keep),
            back=self._back,
        )
        self._strip = ProtocolStrip()
        self._source = SourcePane()
        self._criteria = CriteriaPane()
        self._foot = ReviewFoot()
        self._checking = Checking(self, self._criteria.inspector, presenter.judge)
        self._lay_out()
        self._listen()
        presenter.shown.connect(self.display)

    def display(self, view: ReviewView) -> None:
        self._view = view
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        self._activate.setVisible(view.is_editable)
        self._keep.setVisible(view.is_editable)
        self._renew.setVisible(not view.is_editable)
        self._strip.display(view)
        self._criteria.display(view)
        self._source.display(view)
        self._foot.display(view)
        self._checking.display(view)
        looked_at = (view.version_id, view.selected, view.point.id if view.point else None)
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._source.reveal(view)
            self._criteria.reveal_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._criteria.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.watch(is_watched=False)

    def _put_to_use(self) -> None:
        self._presenter.activate()
        if self._view is not None and self._view.is_editable and not self._view.open_count:
            self._strip.ask_for_missing()

    def _answer(self, key: str) -> None:
        card = self._criteria.shown_card
        if card is not None:
            card.choose(key)

    def _give_answer(self, point_id: int, choice: str, ground: str) -> None:
        if self._presenter.answer_point(point_id, choice, ground):
            self._criteria.take_focus()

    def _want_edit(self, edit: Edit, criterion_id: int, at: int) -> None:
        question = _("Why? The words of the record are kept beside the change.")
        self._ask(
            _(EDIT_WORDS[edit]),
            question,
            lambda reason: self._presenter.edit(edit, criterion_id, reason, at),
        )

    def _want_words(self, criterion_id: int, words: str) -> None:
        def store(reason: str) -> None:
            if self._presenter.reword(criterion_id, words, reason):
                self._criteria.inspector.forget(criterion_id)

        question = _("Why? The words of the record stay beside the new ones.")
        self._ask(_("Change the wording"), question, store)

    def _want_reopening(self, point_id: int) -> None:
        self._ask(
            _("Open the point again"),
            _("Why is the answer taken back?"),
            lambda reason: self._presenter.reopen_point(point_id, reason),
        )

    def _want_criterion(self, kind: Kind) -> None:
        if self._view is not None:
            dialog = AddCriterionDialog(self, kind, self._view.reasons)
            dialog.given.connect(
                lambda *told: dialog.accept() if self._presenter.add_criterion(*told) else None
            )
            dialog.open()

    def _want_confirmation(self) -> None:
        if self._view is None:
            return
        protocol = self._view.protocol
        dialog = ConfirmDialog(
            self,
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
            dialog = ReasonDialog(self, title, question, self._view.reasons, title)
            dialog.given.connect(act)
            dialog.open()

    def _listen(self) -> None:
        presenter, criteria = self._presenter, self._criteria
        self._activate.clicked.connect(self._put_to_use)
        self._renew.clicked.connect(presenter.make_new_version)
        self._keep.clicked.connect(presenter.leave)
        self._back.clicked.connect(presenter.leave)
        self._blank.clicked.connect(presenter.print_blank)
        self._strip.identified.connect(presenter.identify)
        self._strip.confirm_wanted.connect(self._want_confirmation)
        self._source.pointed.connect(presenter.select_at)
        self._foot.point_chosen.connect(presenter.select_point)
        self._foot.next_wanted.connect(presenter.next_point)
        self._foot.previous_wanted.connect(presenter.previous_point)
        # The keys that answer a point must not end in the field one came from.
        for asked in (self._foot.next_wanted, self._foot.previous_wanted):
            asked.connect(lambda *_said: criteria.take_focus())
        criteria.criterion_chosen.connect(presenter.select_criterion)
        criteria.point_chosen.connect(presenter.select_point)
        criteria.add_wanted.connect(self._want_criterion)
        inspector = criteria.inspector
        inspector.edit_wanted.connect(self._want_edit)
        inspector.reworded.connect(self._want_words)
        inspector.combined.connect(presenter.combine)
        inspector.marked.connect(presenter.mark)
        inspector.point_chosen.connect(presenter.select_point)
        for card in (inspector.card, criteria.card):
            card.answered.connect(self._give_answer)
            card.reopen_wanted.connect(self._want_reopening)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (
            (CONFIRM_KEY, self._checking.confirm_all),
            (ADD_KEY, self._checking.add_to_marked),
        ):
            QShortcut(QKeySequence(key), self, context=within).activated.connect(act)
        for key in ANSWER_KEYS:
            shortcut = QShortcut(QKeySequence(key), self, context=within)
            shortcut.activated.connect(lambda key=key: self._answer(key))

    def _lay_out(self) -> None:
        both = named("both_sides", QSplitter(Qt.Orientation.Horizontal))
        both.addWidget(self._source)
        both.addWidget(self._criteria)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        both.setHandleWidth(16)
        both.setChildrenCollapsible(False)
        self.setLayout(page_column(self._header, self._strip, filling(both), self._foot))
