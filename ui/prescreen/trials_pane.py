"""All trials against what is known, and below them the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from coordinator.text import _
from ui.prescreen.fact_row import narrow
from ui.prescreen.view import CriterionRow, PrescreenView, TrialDetail, TrialRow
from ui.widgets.choices import ChoiceField
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, body, second
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, said
from ui.widgets.search import SearchField
from ui.widgets.table import Column, DataTable, RowsModel

TITLE, WHY = 1, 3
KNOWN = 3
ROOM_FOR_TITLE, ROOM_FOR_KNOWN = 640, 600
SHOW_WIDTH = 196
READING_HEIGHT = 96
SHARES = (280, 320)


class TrialsPane(QWidget):
    chosen = Signal(int)
    opened = Signal(int)
    searched = Signal(str)
    show_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_moving = False
        self._shows: tuple[tuple[str, str], ...] = ()
        self._search = named("trial_search", SearchField(_("Trial id or title")))
        self._show = named("show", said(_("Which trials"), ChoiceField()))
        self._model: RowsModel[TrialRow] = RowsModel(_trial_columns(), self)
        self._table = named("trial_fits", DataTable(_("Trials, as far as is known")))
        self._empty = EmptyState("trials", "")
        self._detail = CriteriaPart()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> int:
        """The trial that is chosen; 0 when none is."""
        number = self._table.current_row
        return self._model.row_at(number).trial_id if number >= 0 else 0

    def display(self, view: PrescreenView) -> None:
        current = self.current
        if view.shows != self._shows:
            self._shows = view.shows
            self._show.offer(view.shows)
        self._show.set_value(view.show)
        self._table.set_busy(view.is_busy and not view.rows)
        self._is_moving = True
        self._model.show(view.rows)
        ids = [found.trial_id for found in self._model.rows]
        self._table.select(ids.index(current) if current in ids else -1 if not ids else 0)
        self._is_moving = False
        self._say_empty(view)
        if self.current != current:
            self.chosen.emit(self.current)

    def display_detail(self, detail: TrialDetail | None) -> None:
        self._detail.display(detail)

    def _say_empty(self, view: PrescreenView) -> None:
        if view.is_busy:
            self._empty.say(_("Reading the trials…"))
        elif view.total:
            self._empty.say(_("No trial fits what is looked for"), _("Show all trials again."))
        else:
            self._empty.say(
                _("No trial recruits"),
                _("A trial recruits when its record is reviewed and a version is active."),
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._table.setColumnHidden(TITLE, self.width() < ROOM_FOR_TITLE)

    def _choose(self, number: int) -> None:
        if number >= 0 and not self._is_moving:
            self.chosen.emit(self._model.row_at(number).trial_id)

    def _connect(self) -> None:
        self._search.searched.connect(self.searched)
        self._show.chosen.connect(self.show_chosen)
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(
            lambda number: self.opened.emit(self._model.row_at(number).trial_id)
        )

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(WHY)
        self._table.set_empty(self._empty)
        self._search.moves_to(self._table)
        narrow(self._show).setFixedWidth(SHOW_WIDTH)
        above = QWidget()
        narrowing = row(filling(self._search), self._show, gap=12)
        above.setLayout(column(narrowing, filling(self._table), gap=12))
        both = named("trials_and_detail", QSplitter(Qt.Orientation.Vertical))
        for part in (above, self._detail):
            both.addWidget(part)
        both.setSizes(SHARES)
        both.setHandleWidth(16)
        both.setChildrenCollapsible(False)
        self.setLayout(column(both))


class CriteriaPart(QWidget):
    """The criteria of one trial, each with what is found, and one of them to read."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: TrialDetail | None = None
        self._title = named("detail_title", ElidedLabel(role="heading"))
        self._summary = named("detail_summary", ElidedLabel(role="second"))
        self._model: RowsModel[CriterionRow] = RowsModel(_criterion_columns(), self)
        self._table = named("criteria_found", DataTable(_("Criteria of the trial")))
        self._text = named("criterion_text", body())
        self._working = named("criterion_working", second())
        self._lay_out()
        self._table.chosen.connect(self._read)

    def display(self, detail: TrialDetail | None) -> None:
        former, self._shown = self._shown, detail
        self.setVisible(detail is not None)
        if detail is None:
            return
        self._title.setText(f"{detail.label} · {detail.title}")
        self._summary.setText(detail.summary)
        self._model.show(detail.criteria)
        if former is None or former.trial_id != detail.trial_id:
            self._table.select(first_to_read(detail.criteria))
        self._read(self._table.current_row)

    def _read(self, number: int) -> None:
        found = self._model.row_at(number) if 0 <= number < len(self._model.rows) else None
        self._text.setText(f"{found.code}  {found.text}" if found else "")
        self._working.setText(found.working if found else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What is known of the criterion that is chosen stands below the table as well.
        self._table.setColumnHidden(KNOWN, self.width() < ROOM_FOR_KNOWN)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.stretch(2)
        inside = QWidget()
        inside.setLayout(column(self._text, self._working, spacer(), gap=4))
        reading = scrolling(inside)
        reading.setFixedHeight(READING_HEIGHT)
        head = column(self._title, self._summary, gap=2)
        self.setLayout(column(head, filling(self._table), reading, gap=8))
        self.hide()


def first_to_read(criteria: Sequence[CriterionRow]) -> int:
    """Give the place of what excludes, or else of what is missing, or else the first."""
    against = (place for place, found in enumerate(criteria) if found.is_against)
    wanting = (place for place, found in enumerate(criteria) if found.is_wanting)
    return next(against, next(wanting, 0))


def _trial_columns() -> tuple[Column[TrialRow], ...]:
    return (
        Column(_("Trial"), lambda found: found.label, width=128),
        Column(_("Title"), lambda found: found.title, width=152),
        Column(
            _("So far"),
            lambda found: found.fit,
            tone=lambda found: found.tone,
            key=lambda found: found.rank,
            width=168,
        ),
        Column(_("Why"), lambda found: found.why),
    )


def _criterion_columns() -> tuple[Column[CriterionRow], ...]:
    return (
        Column(_("Criterion"), lambda found: found.code, width=96),
        Column(
            _("So far"), lambda found: found.state, tone=lambda found: found.tone, width=156
        ),
        Column(_("What it says"), lambda found: found.text),
        Column(_("What is known"), lambda found: found.working, width=264),
    )
