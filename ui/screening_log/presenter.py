"""Which part of the screening log is shown, page by page, and what leaves it as a file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.domain.log import LogFilter, LogPage
from coordinator.domain.screening import OPEN_STATES, STATE_WORDS, State
from coordinator.list_files import export_log
from coordinator.queries.log import log_count, log_page
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.desk import Desk, Errand
from ui.screening_log.model import OPEN, ORDER_OF_COLUMN, LogView

PAGE = 200  # rows


class ScreeningLogPresenter(QObject):
    shown = Signal(LogView)
    grown = Signal(tuple)
    exported = Signal(str)
    screening_chosen = Signal(int)
    print_wanted = Signal(LogFilter)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = LogFilter(with_identity=desk.staff_member.sees_identity)
        self._view = LogView()
        self._shown_words = ""
        self._next = ""
        self._errand: Errand | None = None
        self._is_attended = False
        desk.changed.connect(self._follow)

    @property
    def has_more(self) -> bool:
        return bool(self._next) and self._errand is None

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        """Ask for the first page beside the screen; the rows that are there stay, greyed."""
        self._drop_errand()
        self._view = replace(self._view, is_busy=True)
        self.shown.emit(self._view)
        self._errand = self._desk.ask_in_background(first_page, self._wanted, done=self._show)

    def more(self) -> None:
        """Ask for the page that follows."""
        if self.has_more:
            self._errand = self._desk.ask_in_background(
                next_page, self._wanted, self._next, done=self._grow
            )

    def show_trial(self, trial_id: int) -> None:
        self._want(replace(self._wanted, trial_id=trial_id or None))

    def show_state(self, state: str) -> None:
        states = OPEN_STATES if state == OPEN else (State(state),) if state else ()
        self._want(replace(self._wanted, states=states))

    def search(self, words: str) -> None:
        self._want(replace(self._wanted, words=words))

    def show_days(self, first: date | None, last: date | None) -> None:
        self._want(replace(self._wanted, consented_from=first, consented_until=last))

    def show_only(self, wanted: LogFilter, words: str) -> None:
        """Show just the screenings that a report counts; `words` say which they are."""
        kept = self._wanted
        self._shown_words = words
        self._wanted = replace(
            wanted,
            order=kept.order,
            descending=kept.descending,
            with_identity=kept.with_identity,
        )
        if self._is_attended:
            self.refresh()

    def show_all(self) -> None:
        kept = self._wanted
        self._want(
            LogFilter(
                order=kept.order, descending=kept.descending, with_identity=kept.with_identity
            )
        )

    def sort(self, column: int, is_descending: bool) -> None:  # noqa: FBT001  Qt's two words
        order = ORDER_OF_COLUMN.get(column, self._wanted.order)
        self._want(replace(self._wanted, order=order, descending=is_descending))

    def print_log(self) -> None:
        self.print_wanted.emit(self._wanted)

    def save(self, path: Path) -> None:
        """Write all rows that fit the filter, without identifying data, and note it.

        The ending of `path` says whether as a workbook or as CSV.
        """
        person, wanted = self._desk.staff_member, self._wanted

        def write(registry: Registry) -> int:
            return export_log(registry, person, wanted=wanted, path=path)

        def done(count: int) -> None:
            rows = many("{count} row", "{count} rows", count)
            self.exported.emit(_("{rows} written to {name}.").format(rows=rows, name=path.name))

        self._desk.ask_in_background(write, done=done)

    def _want(self, wanted: LogFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.refresh()

    def _show(self, found: tuple[LogPage, int, tuple[tuple[str, str], ...]]) -> None:
        page, count, trials = found
        self._errand, self._next = None, page.next
        wanted = self._wanted
        words = self._shown_words if wanted.only is not None else ""
        counted = many("{count} screening", "{count} screenings", count)
        is_filtered = bool(
            wanted.trial_id
            or wanted.states
            or wanted.words
            or wanted.only is not None
            or wanted.consented_from
            or wanted.consented_until
        )
        state = OPEN if wanted.states == OPEN_STATES else next(iter(wanted.states), "")
        self._view = LogView(
            rows=page.rows,
            note=" · ".join(filter(None, (counted, words))),
            trials=(("", _("All trials")), *trials),
            states=state_choices(),
            trial=str(wanted.trial_id or ""),
            state=str(state),
            is_filtered=is_filtered,
            may_export=count > 0,
        )
        self.shown.emit(self._view)

    def _grow(self, page: LogPage) -> None:
        self._errand, self._next = None, page.next
        self._view = replace(self._view, rows=(*self._view.rows, *page.rows))
        self.grown.emit(page.rows)

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()

    def _drop_errand(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None


def first_page(
    registry: Registry, wanted: LogFilter
) -> tuple[LogPage, int, tuple[tuple[str, str], ...]]:
    trials = tuple((str(line.trial.id), line.trial.label) for line in trials_of(registry))
    return log_page(registry, wanted, limit=PAGE), log_count(registry, wanted), trials


def next_page(registry: Registry, wanted: LogFilter, after: str) -> LogPage:
    return log_page(registry, wanted, after=after, limit=PAGE)


def state_choices() -> tuple[tuple[str, str], ...]:
    states = tuple((state.value, _(STATE_WORDS[state])) for state in State)
    return (("", _("All outcomes")), (OPEN, _("All that are open")), *states)
