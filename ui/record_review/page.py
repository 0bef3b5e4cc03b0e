"""The page on which a record is compared with its source and with the protocol."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.record_review.checking import AskCheck, Checking
from ui.record_review.criteria_pane import CriteriaPane
from ui.record_review.presenter import RecordReviewPresenter
from ui.record_review.progress_bar import ReviewFoot
from ui.record_review.protocol_strip import ProtocolStrip
from ui.record_review.questions import Questions
from ui.record_review.source_pane import SourcePane
from ui.record_review.view import ReviewView
from ui.widgets.beside import TurningSplitter
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import filling
from ui.widgets.named import named

CONFIRM_KEY = "C"  # all checks of the criterion at once
ADD_KEY = "Ctrl+Shift+K"  # a check to the words that are marked
COMBINE_KEY = "Ctrl+E"  # how the checks combine, and what they find
ANSWER_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "E", "I", "K", "W")


class RecordReviewPage(QWidget):
    def __init__(self, presenter: RecordReviewPresenter, ask_check: AskCheck) -> None:
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
        inspector = self._criteria.inspector
        self._checking = Checking(self, inspector, presenter.judge, ask_check)
        self._questions = Questions(self, presenter, inspector.forget, inspector.other.forget)
        self._lay_out()
        self._listen()
        presenter.shown.connect(self.display)

    def display(self, view: ReviewView) -> None:
        self._view = view
        self._questions.display(view)
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

    def _edit_checks(self) -> None:
        """Go to where checks are combined and tried out."""
        view = self._view
        if view is not None:
            self._presenter.checks_wanted.emit(view.version_id, view.selected or 0)

    def _listen(self) -> None:
        presenter, criteria = self._presenter, self._criteria
        self._activate.clicked.connect(self._put_to_use)
        self._renew.clicked.connect(presenter.make_new_version)
        self._keep.clicked.connect(presenter.leave)
        self._back.clicked.connect(presenter.leave)
        self._blank.clicked.connect(presenter.print_blank)
        self._strip.identified.connect(presenter.identify)
        self._strip.confirm_wanted.connect(self._questions.want_confirmation)
        self._source.pointed.connect(presenter.select_at)
        self._foot.point_chosen.connect(presenter.select_point)
        self._foot.next_wanted.connect(presenter.next_point)
        self._foot.previous_wanted.connect(presenter.previous_point)
        # The keys that answer a point must not end in the field one came from.
        for asked in (self._foot.next_wanted, self._foot.previous_wanted):
            asked.connect(lambda *_said: criteria.take_focus())
        criteria.criterion_chosen.connect(presenter.select_criterion)
        criteria.point_chosen.connect(presenter.select_point)
        criteria.add_wanted.connect(self._questions.want_criterion)
        criteria.pasting_wanted.connect(self._questions.want_pasting)
        inspector = criteria.inspector
        inspector.edit_wanted.connect(self._questions.want_edit)
        inspector.reworded.connect(self._questions.want_words)
        inspector.other.reworded.connect(self._questions.want_other_words)
        inspector.combined.connect(presenter.combine)
        inspector.marked.connect(presenter.mark)
        inspector.point_chosen.connect(presenter.select_point)
        inspector.deferring_wanted.connect(self._questions.want_deferring)
        inspector.checks.combine_wanted.connect(self._edit_checks)
        for card in (inspector.card, criteria.card):
            card.answered.connect(self._give_answer)
            card.reopen_wanted.connect(self._questions.want_reopening)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (
            (CONFIRM_KEY, self._checking.confirm_all),
            (ADD_KEY, self._checking.add_to_marked),
            (COMBINE_KEY, self._edit_checks),
        ):
            QShortcut(QKeySequence(key), self, context=within).activated.connect(act)
        for key in ANSWER_KEYS:
            shortcut = QShortcut(QKeySequence(key), self, context=within)
            shortcut.activated.connect(lambda key=key: self._answer(key))

    def _lay_out(self) -> None:
        both = named("both_sides", TurningSplitter())
        both.addWidget(self._source)
        both.addWidget(self._criteria)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        self.setLayout(page_column(self._header, self._strip, filling(both), self._foot))
