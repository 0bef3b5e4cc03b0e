"""Which trial and period the reports are about, and what leaves them as a file or on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.domain.lists import IDENTIFYING, LIST_MEANINGS, LIST_WORDS, ListKind
from coordinator.domain.log import LogFilter
from coordinator.domain.report import Report, ReportScope
from coordinator.domain.report_charts import recruited_words
from coordinator.domain.report_funnel import Step
from coordinator.domain.screening import State
from coordinator.domain.staff import StaffMember
from coordinator.languages import LANGUAGE_WORDS, Language
from coordinator.list_files import export_list, export_report
from coordinator.printouts_of_lists import list_language, list_printout, report_printout
from coordinator.queries.lists import log_filter
from coordinator.queries.reports import report_of
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Registry
from coordinator.text import N_, _, many
from ui.desk import Desk, Errand
from ui.reports.view import Choices, ListLine, ReportsView


class ReportsPresenter(QObject):
    shown = Signal(ReportsView)
    exported = Signal(str)
    print_wanted = Signal(str, str, object, object)
    """A form: its id and title, how it is made, and the language or None for the last one."""
    log_wanted = Signal(LogFilter, str)
    """The screenings behind a number, with words that say which they are."""
    screening_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._scope = ReportScope()
        self._view = ReportsView()
        self._errand: Errand | None = None
        self._is_attended = False
        desk.changed.connect(self._follow)

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        """Count beside the screen; what is there stays until the new numbers are."""
        self._drop_errand()
        self._view = replace(self._view, is_busy=True)
        self.shown.emit(self._view)
        self._errand = self._desk.ask_in_background(counted, self._scope, done=self._show)

    def show_trial(self, trial_id: int) -> None:
        self._want(replace(self._scope, trial_id=trial_id or None))

    def show_days(self, since: date | None, until: date | None) -> None:
        self._want(replace(self._scope, since=since, until=until))

    def show_all(self) -> None:
        self._want(ReportScope())

    def show_screenings(self, screenings: tuple[int, ...], words: str) -> None:
        """Show in the log exactly the screenings that a number counts."""
        if screenings:
            wanted = replace(log_filter(self._scope), only=screenings)
            # Who was enrolled in the period may have consented before it.
            whole = replace(wanted, consented_from=None, consented_until=None)
            self.log_wanted.emit(whole, words)

    def print_report(self) -> None:
        making = partial(report_printout, actor=self._desk.staff_member, scope=self._scope)
        self.print_wanted.emit("recruitment report", _("Recruitment report"), making, None)

    def print_list(self, kind: ListKind, language: str) -> None:
        making = partial(
            list_printout, actor=self._desk.staff_member, kind=kind, scope=self._scope
        )
        asked = language_of(language)
        wanted = self._desk.ask(lambda registry: list_language(registry, kind, asked))
        self.print_wanted.emit(kind.value, _(LIST_WORDS[kind]), making, wanted)

    def save_report(self, path: Path, language: str = "") -> None:
        """Write all tables of the report as a workbook, and note it."""
        person, scope = self._desk.staff_member, self._scope

        def write(registry: Registry) -> str:
            count = export_report(
                registry, person, scope=scope, path=path, language=language_of(language)
            )
            return many("{count} table", "{count} tables", count)

        self._write(write, path)

    def save_list(self, kind: ListKind, path: Path, language: str = "") -> None:
        """Write a list as a workbook or as CSV, by the ending of `path`, and note it."""
        person, scope = self._desk.staff_member, self._scope

        def write(registry: Registry) -> str:
            count = export_list(
                registry,
                person,
                kind=kind,
                scope=scope,
                path=path,
                language=language_of(language),
            )
            return many("{count} row", "{count} rows", count)

        self._write(write, path)

    def _write(self, write: "Writing", path: Path) -> None:
        def done(rows: str) -> None:
            self.exported.emit(_("{rows} written to {name}.").format(rows=rows, name=path.name))

        self._desk.ask_in_background(write, done=done)

    def _want(self, scope: ReportScope) -> None:
        if scope != self._scope:
            self._scope = scope
            self.refresh()

    def _show(self, found: tuple[Report, Choices]) -> None:
        report, trials = found
        self._errand = None
        scope, person = self._scope, self._desk.staff_member
        self._view = ReportsView(
            report=report,
            note=recruited_words(report.recruited),
            trials=(("", _("All trials")), *trials),
            trial=str(scope.trial_id or ""),
            since=scope.since,
            until=scope.until,
            lists=lines_of(report, person),
            languages=(
                ("", _("As usual for the list")),
                *((one.value, _(words)) for one, words in LANGUAGE_WORDS.items()),
            ),
            identity_note="" if person.sees_identity else _(NO_IDENTITY),
            is_filtered=scope != ReportScope(),
            is_busy=False,
        )
        self.shown.emit(self._view)

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()

    def _drop_errand(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None


Writing = Callable[[Registry], str]
NO_IDENTITY = N_("Lists that say who the subjects are can be made by the site's own staff.")


def counted(registry: Registry, scope: ReportScope) -> tuple[Report, Choices]:
    trials = tuple((str(line.trial.id), line.trial.label) for line in trials_of(registry))
    return report_of(registry, scope), trials


def language_of(value: str) -> Language | None:
    return Language(value) if value else None


def lines_of(report: Report, person: StaffMember) -> tuple[ListLine, ...]:
    """Give the lists that `person` may have made, each with what it will contain (P1)."""
    funnel = report.funnel
    everybody = funnel.count(Step.CONSENTED) + funnel.in_state(State.VOIDED)
    return tuple(
        ListLine(
            kind,
            _(LIST_WORDS[kind]),
            _(LIST_MEANINGS[kind]),
            contained(
                report.recruited.in_period if kind is ListKind.ENROLMENT_LOG else everybody,
                is_confidential=kind in IDENTIFYING,
            ),
            kind in IDENTIFYING,
        )
        for kind in ListKind
        if person.sees_identity or kind not in IDENTIFYING
    )


def contained(count: int, *, is_confidential: bool) -> str:
    rows = many("{count} screening", "{count} screenings", count)
    secrecy = (
        _("names, hospital numbers, birth dates")
        if is_confidential
        else _("without identifying data")
    )
    return f"{rows} · {secrecy}"
