"""Which worksheet is open, for whom: chosen by name, by its criterion, or kept before."""

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QObject, Signal

from coordinator.domain.filled_worksheet import FilledWorksheet
from coordinator.filling_in import Form, form_of, may_fill_in, worksheets_for
from coordinator.instruments.entering import Rating
from coordinator.instruments.trying import Tried
from coordinator.queries.screenings import screening_of
from coordinator.queries.staff import staff_of
from coordinator.queries.subjects import subject_of
from coordinator.queries.worksheets import to_take_over, worksheet_at, worksheets_of
from coordinator.registry.store import Registry
from ui.desk import Desk
from ui.worksheet.asking import sheet_of
from ui.worksheet.drafts import Draft, Drafts, Key, fresh, of_stored
from ui.worksheet.showing import criterion_words, items_of, result_of
from ui.worksheet.sitting import Bench, Sitting, in_screening
from ui.worksheet.view import Choices, WorksheetView


class OpeningPresenter(QObject):
    shown = Signal(WorksheetView)
    choosing = Signal(Choices)
    """None is named: these can be opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drafts = Drafts()
        self._bench: Bench | None = None
        self._opened: Sitting | None = None
        self._form: Form | None = None
        self._is_shown = False
        self._is_choosing = False
        desk.changed.connect(self._follow)

    def open(
        self,
        subject_id: int,
        screening_id: int | None = None,
        criterion_id: int | None = None,
        name: str = "",
    ) -> None:
        """Open the worksheet `name` for a subject; without a name, the one that fits best."""
        self._bench = bench_for(self._desk, subject_id, screening_id, criterion_id)
        self._opened = None
        if name:
            self.choose(name)
        else:
            self.choosing.emit(Choices())  # until it is known what fits
            self._offer(is_first=True)

    def open_filled(self, worksheet_id: int) -> None:
        """Open one that was filled in before, from the subject's evidence."""
        found = self._desk.ask(worksheet_at, worksheet_id)
        self._bench = bench_for(
            self._desk, found.subject_id, found.screening_id, found.criterion_id
        )
        self._show((found.subject_id, found.instrument, worksheet_id))

    def choose(self, name: str) -> None:
        """Open the worksheet `name`: as it was begun, as this screening has it, or new."""
        subject_id = self._at.subject.id
        begun = self._drafts.begun_for(subject_id, name)
        here = in_screening(stored_of(self._desk, subject_id, name), self._at.screening_id)
        self._show(begun or (subject_id, name, here.id if here else 0))

    def open_earlier(self, worksheet_id: int) -> None:
        """Open an earlier one of the same kind, to read or to correct it."""
        self._show((*self._sitting.key[:2], worksheet_id))

    def list_all(self) -> None:
        """Let choose another worksheet."""
        self._offer(is_first=False)

    def wake(self) -> None:
        """Follow the registry again: the page is on the screen."""
        self._is_shown = True
        self._follow()

    def rest(self) -> None:
        self._is_shown = False

    @property
    def can_enter(self) -> bool:
        return self._bench is not None and self._bench.can_enter

    @property
    def _at(self) -> Bench:
        """For whom it is; pages are shown only after `open`."""
        return cast("Bench", self._bench)

    @property
    def _sitting(self) -> Sitting:
        return cast("Sitting", self._opened)

    @property
    def _draft(self) -> Draft:
        return self._drafts.at(self._sitting.key) or Draft()

    def _offer(self, *, is_first: bool) -> None:
        """Look beside the screen which worksheets fit: all files are read for it."""
        self._desk.work_in_background(
            worksheets_for,
            self._at.criterion,
            done=lambda found: self._offered(Choices(*found), is_first=is_first),
        )

    def _offered(self, found: Choices, *, is_first: bool) -> None:
        if is_first and found.fitting:
            self.choose(found.fitting[0][0])
        else:
            self._is_choosing = True
            self.choosing.emit(found)

    def _show(self, key: Key) -> None:
        self._is_choosing = False
        self._form = form = form_of(key[1])
        raters = tuple(person.name for person in self._desk.ask(staff_of))
        sheet = sheet_of(form.instrument, form.sections, form.units, form.details, raters)
        self._opened = Sitting(self._at, key, sheet, stored_of(self._desk, *key[:2]))
        if self._drafts.at(key) is None:
            self._drafts.keep(key, self._begun(self._opened, form))
        self._tell()

    def _begun(self, sitting: Sitting, form: Form) -> Draft:
        known = self._desk.ask(to_take_over, sitting.key[0], form.instrument)
        taken = known if sitting.bench.can_enter else ()
        former = sitting.corrected
        begun = fresh(taken) if former is None else of_stored(former, taken)
        return begun.with_units(*form.parted(begun.said))

    def _tried(self, draft: Draft) -> Tried:
        form, rating = cast("Form", self._form), draft.rating
        said = form.said(draft.said, draft.units)
        return form.tried(said, Rating(rating.rater, rating.rated_on, draft.rest_is_absent))

    def _follow(self) -> None:
        if self._is_shown and not self._is_choosing and self._opened is not None:
            key = self._opened.key
            self._opened = replace(self._opened, stored=stored_of(self._desk, *key[:2]))
            self._tell()

    def _tell(self) -> None:
        sitting, draft = self._sitting, self._draft
        found, form = self._tried(draft), cast("Form", self._form)
        open_items = found.result.open_items if found.result else ()
        items = items_of(sitting.sheet, draft, found.lines, found.wrong, open_items)
        result = result_of(form.instrument, found.result, found.notes, found.contradiction)
        self.shown.emit(sitting.view(draft, items, result, self._desk.ask(_today)))


def bench_for(
    desk: Desk, subject_id: int, screening_id: int | None, criterion_id: int | None
) -> Bench:
    """Set up for whom, and beside which criterion, a worksheet is filled in."""
    person = desk.staff_member
    subject = desk.ask(subject_of, subject_id)
    subject = subject if person.sees_identity else replace(subject, identity=None)
    if screening_id is None:
        return Bench(subject, can_enter=desk.ask(may_fill_in, person, None))
    screening = desk.ask(screening_of, screening_id, with_identity=False)
    can_enter = desk.ask(may_fill_in, person, screening.trial.id)
    words = criterion_words(screening, criterion_id) if criterion_id else ("", "")
    return Bench(subject, screening, criterion_id, *words, can_enter)


def stored_of(desk: Desk, subject_id: int, name: str) -> tuple[FilledWorksheet, ...]:
    every = desk.ask(worksheets_of, subject_id)
    return tuple(each for each in every if each.instrument == name)


def _today(registry: Registry) -> date:
    return registry.clock().date()
