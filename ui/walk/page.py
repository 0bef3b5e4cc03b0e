"""The walk: every criterion in turn, answered from the source documents."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from coordinator.domain.checklist import Verdict
from coordinator.text import _
from ui.walk.carrying import CarryDialog, CarryStrip
from ui.walk.dates import DatesStrip
from ui.walk.hints import key_hints
from ui.walk.model import outline_rows
from ui.walk.presenter import WalkPresenter
from ui.walk.stage import StageCard
from ui.walk.view import WalkView
from ui.walk.wiring import wire_stage
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.fade import Fade
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.messages import MessageBar
from ui.widgets.named import explained, named, said
from ui.widgets.outline import OutlineList
from ui.widgets.progress import ProgressLine
from ui.widgets.tones import Tone
from ui.widgets.verdict import VerdictBar

VERDICT_TONES = {
    Verdict.ELIGIBLE: Tone.SATISFIED,
    Verdict.NOT_ELIGIBLE: Tone.FAILED,
    Verdict.PENDING: Tone.OPEN,
}
LIST_WIDTH, NARROW_LIST_WIDTH, TINY_LIST_WIDTH = 288, 224, 152
NARROW, TINY = 1000, 800
LEAST_STAGE = 280  # pixels in which a criterion of usual length is seen at once
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WalkPage(QWidget):
    def __init__(self, presenter: WalkPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._criteria = named("criteria", OutlineList(_("Criteria and how they stand")))
        self._progress = named("progress", ProgressLine())
        self._stage = named("stage", StageCard())
        self._scroll = scrolling(_topped(self._stage))
        self._scroll.setMinimumHeight(LEAST_STAGE)
        self._fade = Fade(self._stage.statement)
        self._place = (0, 0)
        self._dates = explained("windows", named("dates_strip", DatesStrip()))
        self._carry = named("carry", CarryStrip())
        self._verdict = named("verdict", VerdictBar())
        self._closed = named("closed", MessageBar())
        self._back = named("back", quiet(_("Back"), "chevron-left"))
        self._next = named("next", quiet(_("Next"), "chevron-right"))
        self._draft = named("draft_note", StandingBadge())
        self._show_dates = named("show_dates", quiet(_("Date&s"), "calendar"))
        self._decide = named("decide", primary(_("&Decision"), "signature", "Ctrl+D"))
        leave = named("leave", icon_button("arrow-left", _("Leave the walk"), "Alt+Left"))
        leave.clicked.connect(presenter.stop)
        words = _("All evidence of this subject")
        everything = named("all_evidence", icon_button("list", words, "Ctrl+E"))
        everything.clicked.connect(presenter.open_evidence)
        others = (self._draft, everything, self._show_dates)
        self._header = PageHeader("", "", self._decide, others, back=leave)
        self._left, self._hints = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self._give_keys()

    def remember_languages(self, *, are_both: bool, keep: Callable[[bool], None]) -> None:
        """Show both wordings of criteria if they were shown last, and `keep` what is chosen."""
        self._stage.statement.show_both(are_shown=are_both)
        self._stage.statement.other_switched.connect(keep)

    def display(self, view: WalkView) -> None:
        if view.screening_id != self._place[0]:
            self._dates.forget()
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        self._draft.display(Tone.OPEN, view.draft_note, "warning")
        self._draft.setVisible(bool(view.draft_note))
        self._criteria.show_rows(outline_rows(view.lines), view.stage.criterion_id)
        self._progress.display(view.answered, view.asked, view.progress)
        self._stage.display(view.stage, view.today)
        if (view.screening_id, view.stage.criterion_id) != self._place:
            self._place = (view.screening_id, view.stage.criterion_id)
            self._scroll.verticalScrollBar().setValue(0)
            self._fade.come_forward()
        self._hints.setEnabled(view.can_enter)
        self._dates.display(view.dates, can_enter=view.can_enter, today=view.today)
        self._verdict.display(VERDICT_TONES[view.verdict], view.sentence, view.detail)
        self._carry.display(view.carry, can_enter=view.can_enter)
        if view.closed:
            self._closed.show_info(view.closed)
        else:
            self._closed.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.wake()
        self._criteria.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._criteria.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        # The page itself is not made narrower than what it needs so far.
        is_tiny = self.window().width() < TINY
        width = TINY_LIST_WIDTH if is_tiny else NARROW_LIST_WIDTH if is_narrow else LIST_WIDTH
        self._left.setFixedWidth(width)
        self._hints.setVisible(not is_narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.rest()

    def event(self, event: QEvent) -> bool:
        """Keep Escape for leaving a field, before the window closes its message with it."""
        if event.type() == QEvent.Type.ShortcutOverride and self._leaves_field(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._move_on()
        elif self._leaves_field(event):
            self._criteria.setFocus()
        else:
            super().keyPressEvent(event)

    def _leaves_field(self, event: QEvent) -> bool:
        return (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and not self._criteria.hasFocus()
        )

    def _move_on(self) -> None:
        """Go on; where something is due before, the keyboard goes there."""
        here = self._place
        self._presenter.move_on()
        if self._place != here:
            self._criteria.setFocus()

    def _open_dates(self) -> None:
        self._show_dates.setChecked(True)
        self._dates.start()

    def _enter_another(self, what: str) -> None:
        self._presenter.evidence.another(what)
        self._stage.rows.start(what)

    def _open_carrying(self) -> None:
        dialog = named("carry_dialog", CarryDialog(self, self._presenter.carrying.items()))
        dialog.kept.connect(self._presenter.carrying.keep)
        dialog.open()

    def _ask(self) -> None:
        if self._stage.can_ask:
            self._stage.clarifications.start_asking()

    def _connect(self) -> None:
        presenter, stage = self._presenter, self._stage
        presenter.shown.connect(self.display)
        self._criteria.chosen.connect(presenter.go_to)
        self._criteria.entered.connect(self._move_on)
        wire_stage(stage, presenter)
        stage.dates_wanted.connect(self._open_dates)
        stage.rows.another_wanted.connect(self._enter_another)
        self._carry.wanted.connect(self._open_carrying)
        self._dates.changed.connect(presenter.set_dates)
        self._show_dates.toggled.connect(self._dates.setVisible)
        self._back.clicked.connect(lambda: presenter.step(-1))
        self._next.clicked.connect(lambda: presenter.step(1))
        self._decide.clicked.connect(presenter.decide)

    def _give_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("D", self._presenter.take_over_document),
            ("E", self._stage.start_evidence),
            ("W", self._stage.statement.open_worksheet),
            ("C", self._ask),
            ("B", self._stage.statement.switch_other),
            ("R", self._stage.evidence.remark.setFocus),
            ("Left", lambda: self._presenter.step(-1)),
            ("Right", lambda: self._presenter.step(1)),
            ("Ctrl+Return", self._move_on),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(key in {"Left", "Right"})
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        self._show_dates.setCheckable(True)
        self._dates.hide()
        self._left.setLayout(column(filling(self._criteria), self._progress, gap=12))
        self._hints.setLayout(row(*key_hints()))
        foot = row(self._hints, spacer(), self._back, self._next)
        right = column(filling(self._scroll), foot, gap=12)
        middle = row(self._left, right, gap=16)
        middle.setStretch(1, 1)
        said(_("Back to the criterion before"), self._back)
        said(_("On to the next criterion"), self._next)
        layout = page_column(
            *(self._header, self._closed, self._carry, self._dates, middle, self._verdict)
        )
        layout.setStretch(4, 1)
        self.setLayout(layout)


def _topped(widget: QWidget) -> QWidget:
    """Keep `widget` as high as it needs to be, at the top of what there is."""
    place = QWidget()
    place.setLayout(column(widget, spacer(), gap=0))
    return place
