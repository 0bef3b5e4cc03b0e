"""Pre-screen: which of the site's trials a person may fit, as far as is known."""

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.prescreen.facts_pane import FactsPane
from ui.prescreen.presenter import PrescreenPresenter
from ui.prescreen.trials_pane import TrialsPane
from ui.prescreen.view import PrescreenView
from ui.widgets.beside import Beside
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.growing import AttendedPage
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import second
from ui.widgets.layouts import column, filling
from ui.widgets.messages import MessageBar
from ui.widgets.named import named, styled

ROOM_FOR_ALL = 1000


class PrescreenPage(AttendedPage):
    def __init__(self, presenter: PrescreenPresenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._go_on = named("go_on", primary(_("&Screen for this trial"), "chevron-right"))
        self._note = named(
            "note_prescreening", quiet(_("&Note in the pre-screening log"), "log")
        )
        self._next = named("next_person", quiet(_("Next &person"), "person"))
        back = named("back", icon_button("arrow-left", _("Back"), "Alt+Left"))
        back.clicked.connect(presenter.left)
        self._header = PageHeader(
            _("Pre-screen"), " ", self._go_on, (self._next, self._note), back
        )
        self._done = named("prescreen_done", MessageBar())
        self._banner = named("in_screening", second())
        self._counts = named("counts", second())
        self._facts = FactsPane()
        self._trials = TrialsPane()
        self._lay_out()
        self._connect()

    def display(self, view: PrescreenView) -> None:
        self._header.set_subtitle(
            view.patient
            or _("A person without identity: nothing is stored unless you note it.")
        )
        self._note.setVisible(not view.patient)
        self._next.setVisible(not view.patient)
        self._note.setEnabled(view.can_note)
        self._go_on.setEnabled(view.can_go_on and bool(view.rows))
        self._banner.setText(view.banner)
        self._banner.setVisible(bool(view.banner))
        self._counts.setText(view.counts)
        self._facts.display(view)
        self._trials.display(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._facts.be_narrow(is_narrow=self.width() < ROOM_FOR_ALL)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._facts.start()

    def _open(self, _trial_id: int) -> None:
        if self._go_on.isEnabled():
            self._presenter.go_on()

    def _forget(self) -> None:
        self._facts.forget()
        self._facts.start()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        presenter.detailed.connect(self._trials.display_detail)
        presenter.problems_found.connect(self._facts.show_problems)
        presenter.forgotten.connect(self._forget)
        presenter.noted.connect(self._done.show_done)
        self._facts.told.connect(presenter.tell)
        self._facts.keep_wanted.connect(presenter.keep)
        self._trials.chosen.connect(presenter.choose)
        self._trials.opened.connect(self._open)
        self._trials.searched.connect(presenter.look_for)
        self._trials.show_chosen.connect(presenter.show)
        self._go_on.clicked.connect(presenter.go_on)
        self._note.clicked.connect(presenter.note)
        self._next.clicked.connect(presenter.forget)

    def _lay_out(self) -> None:
        styled(self._banner, tone="open")
        right = QWidget()
        right.setLayout(column(self._banner, self._counts, filling(self._trials), gap=8))
        work = Beside(self._facts, filling(right), gap=24)
        self.setLayout(page_column(self._header, self._done, filling(work)))
