"""An amendment: what it changes, the dry run for open screenings, and its particulars."""

from dataclasses import replace

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget

from coordinator.domain.protocol import VersionState
from coordinator.text import N_, _
from ui.amendment.changes import ChangesTab
from ui.amendment.particulars import ParticularsTab
from ui.amendment.presenter import AmendmentPresenter
from ui.amendment.screenings import ScreeningsTab
from ui.amendment.view import AmendmentView, Particulars
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.layouts import filling
from ui.widgets.named import named
from ui.widgets.tones import Tone

CHANGES, SCREENINGS, PARTICULARS = range(3)
TONES = {
    VersionState.DRAFT: (Tone.OPEN, N_("In review")),
    VersionState.PLANNED: (Tone.INFO, N_("Planned")),
    VersionState.ACTIVE: (Tone.SATISFIED, N_("In use")),
    VersionState.SUPERSEDED: (Tone.NEUTRAL, N_("Superseded")),
}
ACT_KEYS = "Ctrl+Return"


class AmendmentPage(AttendedPage):
    def __init__(self, presenter: AmendmentPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view: AmendmentView | None = None
        self._act = named("act", primary("", "move"))
        self._print = named("print", quiet(_("Print…"), "print", "Ctrl+P"))
        self._badge = named("state", StandingBadge())
        self._back = named("leave", icon_button("arrow-left", _("Go back"), "Alt+Left"))
        others = (self._badge, self._print)
        self._header = PageHeader(" ", " ", self._act, others, self._back)
        self._tabs = named("tabs", QTabWidget())
        self._changes, self._screenings = ChangesTab(), ScreeningsTab()
        self._particulars = ParticularsTab()
        for tab in (self._changes, self._screenings, self._particulars):
            self._tabs.addTab(tab, "")
        self.setLayout(page_column(self._header, filling(self._tabs)))
        self._act.hide()
        self._connect()

    def display(self, view: AmendmentView) -> None:
        is_other = self._view is None
        self._view = view
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        tone, word = TONES[view.state]
        self._badge.display(tone, _(word))
        self._print.setEnabled(bool(view.earlier_id))
        count = len(view.screenings)
        for place, words in (
            (CHANGES, _("What changes")),
            (SCREENINGS, _("Open screenings ({count})").format(count=count)),
            (PARTICULARS, _("Approval and use")),
        ):
            self._tabs.setTabText(place, words)
        for tab in (self._changes, self._screenings, self._particulars):
            tab.display(view)
        if is_other:
            self._tabs.setCurrentIndex(SCREENINGS if view.allowed.move and count else CHANGES)
            self._focus()
        self._show_action()

    def begin_anew(self) -> None:
        """Turn to the tab that matters most as soon as the version is here."""
        self._view = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus()

    def _focus(self) -> None:
        if self._tabs.currentIndex() == SCREENINGS:
            self._screenings.focus_table()
        else:
            self._tabs.setFocus()

    def _show_action(self) -> None:
        """Word the one primary button after what can be done with the version."""
        view = self._view
        if view is None:
            return
        is_draft = view.state is VersionState.DRAFT
        self._act.setText(_("P&ut to use") if is_draft else _("&Move the screening…"))
        self._act.wear("tick" if is_draft else "move")
        self._act.use_shortcut(ACT_KEYS)  # new words take the key away
        self._act.setVisible(is_draft or view.state is VersionState.ACTIVE)
        can_move = view.allowed.move and self._screenings.line is not None
        self._act.setEnabled(view.allowed.put_to_use if is_draft else can_move)

    def _proceed(self) -> None:
        view = self._view
        if view is None:
            return
        if view.state is VersionState.ACTIVE:
            self._ask_to_move()
        elif (day := self._particulars.first_day) is not None:
            self._presenter.put_to_use(replace(view, first_day=day))
        else:
            self._tabs.setCurrentIndex(PARTICULARS)
            self._particulars.ask_for_first_day()

    def _ask_to_move(self) -> None:
        line = self._screenings.line
        if line is None or self._view is None:
            return
        words = _(
            "{number} goes on with {version}. {follow} answers follow, {anew} criteria are "
            "answered anew; all former answers stay readable. This corrects no answer and "
            "takes no decision back. Why is it moved?"
        )
        dialog = ReasonDialog(
            self,
            _("Move screening {number}").format(number=line.number),
            words.format(
                number=line.number,
                version=self._view.title,
                follow=line.follow,
                anew=line.anew,
            ),
            (
                _("The amendment applies to subjects in screening"),
                _("The sponsor asks for it"),
            ),
            _("Move it"),
        )
        named("move_dialog", dialog)
        dialog.given.connect(lambda reason: self._presenter.move(line, reason))
        dialog.open()

    def _ask_to_take_back(self) -> None:
        dialog = ReasonDialog(
            self,
            _("Take the plan back"),
            _("The version becomes a draft again, and no day is planned for it. Why?"),
            (_("It was not approved yet"), _("The day was postponed")),
        )
        named("take_back_dialog", dialog)
        dialog.given.connect(self._presenter.take_back)
        dialog.open()

    def _ask_why(self, told: Particulars) -> None:
        dialog = ReasonDialog(
            self,
            _("Correct what was said of the amendment"),
            _("What stood there before stays in the audit trail. Why is it corrected?"),
            (_("Misread or mistyped"),),
        )
        named("why_dialog", dialog)
        dialog.given.connect(lambda reason: self._presenter.describe(told, reason))
        dialog.rejected.connect(self._presenter.show_again)
        dialog.open()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.opened.connect(self.begin_anew)
        presenter.shown.connect(self.display)
        presenter.reason_wanted.connect(self._ask_why)
        self._act.clicked.connect(self._proceed)
        self._print.clicked.connect(presenter.print)
        self._back.clicked.connect(presenter.leave)
        self._changes.comparison_wanted.connect(presenter.compare_with)
        self._screenings.chosen.connect(self._show_action)
        self._screenings.opened.connect(presenter.open_screening)
        self._particulars.told.connect(presenter.describe)
        self._particulars.taking_back_wanted.connect(self._ask_to_take_back)
        self._particulars.consent_forms_wanted.connect(presenter.open_consent_forms)
        self._particulars.review_wanted.connect(presenter.review)
