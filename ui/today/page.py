"""The page a day begins with: what needs somebody, what is open, how recruitment goes."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coordinator.text import _
from ui.today.lines import LinesInSight, NeedLine, RecruitmentRow
from ui.today.model import Need, OpenModel, RecruitmentLine, TodayView
from ui.today.presenter import TodayPresenter
from ui.widgets.beside import Beside
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import caption, heading, second
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.table import DataTable

SIDE_WIDTH, LEAST_LEFT = 264, 480
TRIAL, ANSWERED = 2, 4
ROOM_FOR_ALL = 1020
MOST_IN_SIGHT = 9  # lines that need somebody; the rest is scrolled to


class TodayPage(QWidget):
    filled = Signal()
    """The page shows the day as the registry knows it."""

    def __init__(self, presenter: TodayPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._needs: tuple[Need, ...] | None = None
        self._recruitment: tuple[RecruitmentLine, ...] | None = None
        self._screen = named("screen_patient", primary(_("Screen a patient"), "add-person"))
        self._screen.setToolTip("Ctrl+N")
        self._prescreen = named("prescreen", quiet(_("Pre-screen"), "filter"))
        self._prescreen.setToolTip("Ctrl+Shift+P")
        self._header = PageHeader(primary=self._screen, others=(self._prescreen,))
        self._need_lines = column(gap=0)
        self._needs_area = LinesInSight(self._need_lines, MOST_IN_SIGHT)
        self._recruitment_rows = column(gap=4)
        self._table = named("open_screenings", DataTable(_("Open screenings")))
        self._model = OpenModel()
        self._no_screening = EmptyState("subjects", "")
        self._note = named("open_note", caption())
        self._add_trial = named("add_trial", primary(_("&Add a trial"), "add"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._screen.clicked.connect(presenter.screen_patient_wanted)
        self._prescreen.clicked.connect(presenter.prescreen_wanted)
        self._add_trial.clicked.connect(presenter.add_trial_wanted)
        self._table.opened.connect(self._open_row)
        presenter.shown.connect(self.display)

    def display(self, view: TodayView) -> None:
        self._header.set_title(view.greeting)
        self._header.set_subtitle(view.day)
        self._screen.setVisible(not view.is_empty)
        self._prescreen.setVisible(not view.is_empty)
        self._screen.setEnabled(view.can_screen)
        self._stack.setCurrentIndex(int(view.is_empty))
        self._add_trial.setEnabled(view.can_add_trials)
        self._table.set_busy(view.is_busy)
        self._no_screening.say(
            _("Reading the registry…") if view.is_busy else _("No screening is open.")
        )
        self._model.show(view.open)
        self._note.setText(view.open_note)
        if not view.is_busy:
            self._show_needs(view.needs)
            self._show_recruitment(view.recruitment)
            self.filled.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.attend()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.rest()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a small screen whose trial it is matters more than how many are answered.
        self._table.setColumnHidden(ANSWERED, self.width() < ROOM_FOR_ALL)

    def _open_row(self, row_: int) -> None:
        line = self._model.row_at(row_)
        self._presenter.open(line.place, line.screening_id)

    def _follow(self, need: Need, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        self._presenter.open(need.place, need.id, need.code)

    def _show_needs(self, needs: tuple[Need, ...]) -> None:
        if needs == self._needs:
            return
        self._needs = needs
        clear(self._need_lines)
        for number, need in enumerate(needs):
            line = named(f"need_{number}", NeedLine(need))
            line.clicked.connect(partial(self._follow, need))
            self._need_lines.addWidget(line)
        if not needs:
            self._need_lines.addWidget(second(_("Nothing waits for you today.")))

    def _show_recruitment(self, lines: tuple[RecruitmentLine, ...]) -> None:
        if lines == self._recruitment:
            return
        self._recruitment = lines
        clear(self._recruitment_rows)
        for line in lines:
            shown = RecruitmentRow(line)
            shown.clicked.connect(
                lambda _=False, id_=line.trial_id: self._presenter.trial_chosen.emit(id_)
            )
            self._recruitment_rows.addWidget(shown)
        if not lines:
            self._recruitment_rows.addWidget(second(_("No trial is recruiting.")))

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(TRIAL)
        self._table.set_empty(self._no_screening)
        needs = Card(self._needs_area, title=_("Needs you"))
        bars = QWidget()
        bars.setLayout(column(self._recruitment_rows, spacer()))
        rows = scrolling(bars)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = Card(rows, title=_("Recruitment"))
        side.setFixedWidth(SIDE_WIDTH)
        head = row(heading(_("Open screenings")), spacer(), self._note)
        left = QWidget()
        left.setMinimumWidth(LEAST_LEFT)  # with less, recruitment stands below
        left.setLayout(column(needs, head, filling(self._table), gap=16))
        work = Beside(filling(left), side)
        nothing = EmptyState(
            "trials",
            _("No trial is in this registry yet."),
            self._add_trial,
            detail=_("Add one from its registry record; then subjects can be screened for it."),
        )
        self._stack.addWidget(work)
        self._stack.addWidget(nothing)
        self.setLayout(page_column(self._header, filling(self._stack)))


def clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
