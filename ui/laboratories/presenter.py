"""The site's laboratories and what is normal there."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.commands.laboratories import (
    enter_laboratory,
    enter_ranges,
    rename_laboratory,
    retire_laboratory,
    void_range,
)
from coordinator.domain.check_words import number_words
from coordinator.domain.laboratory import Laboratory, NewRange, ReferenceRange
from coordinator.domain.staff import Role
from coordinator.domain.subject import SEX_WORDS
from coordinator.domain.unit_words import unit_words
from coordinator.instruments.conversions import analytes
from coordinator.instruments.range_table import analyte_named, read_range, read_range_table
from coordinator.queries.laboratories import laboratories
from coordinator.text import _, many
from ui.desk import Desk
from ui.laboratories.reading import text_of
from ui.laboratories.view import (
    LaboratoriesView,
    LaboratoryLine,
    RangeLine,
    ReadingView,
    ReadLine,
    TypedRange,
)


class LaboratoriesPresenter(QObject):
    shown = Signal(LaboratoriesView)
    read = Signal(ReadingView)
    list_entered = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = 0
        self._typed = TypedRange()
        self._problem = self._entered = ""
        self._good: tuple[NewRange, ...] = ()
        self._names: tuple[str, ...] = ()
        self._is_attended = False
        desk.changed.connect(self._follow)

    def attend(self) -> None:
        self._is_attended = True
        if not self._names:
            self._desk.work_in_background(analyte_titles, done=self._know)
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        found = self._desk.ask(laboratories)
        chosen = next((one for one in found if one.id == self._chosen), None)
        chosen = chosen or (found[0] if found else None)
        self._chosen = chosen.id if chosen else 0
        of = analyte_named(self._typed.analyte) if self._names else None
        self.shown.emit(
            LaboratoriesView(
                tuple(map(_line, found)),
                _line(chosen) if chosen else None,
                _ranges(chosen) if chosen and self._names else (),
                self._typed,
                self._desk.staff_member.role is not Role.MONITOR,
                self._names,
                tuple(map(unit_words, (*of.units, *of.separate))) if of else (),
                self._problem,
                self._entered,
            )
        )

    def choose(self, laboratory_id: int) -> None:
        if laboratory_id != self._chosen:
            self._chosen = laboratory_id
            self._problem = self._entered = ""
            self.refresh()

    def add(self, name: str) -> bool:
        made = self._desk.did(enter_laboratory, name=name)
        if made is not None:
            self._chosen = made
            self.refresh()
        return made is not None

    def rename(self, name: str) -> bool:
        return self._desk.do(rename_laboratory, laboratory_id=self._chosen, name=name)

    def retire(self, *, is_in_use: bool) -> None:
        self._desk.do(retire_laboratory, laboratory_id=self._chosen, is_in_use=is_in_use)

    def change(self, typed: TypedRange) -> None:
        """Take what stands in the fields, and offer the units of that analyte."""
        if typed != self._typed:
            self._typed, self._problem = typed, ""
            self.refresh()

    def enter(self, typed: TypedRange) -> bool:
        """Enter one line; the day from which it is valid stays for the next."""
        self._typed, self._entered = typed, ""
        line = read_range(1, typed.cells)
        self._problem = line.problem
        if line.found is None or not self._store((line.found,)):
            self.refresh()
            return False
        self._entered = _("Entered: {words}").format(words=line.words)
        self._typed = replace(TypedRange(), valid_from=typed.valid_from)
        self.refresh()
        return True

    def void(self, range_id: int, reason: str) -> None:
        self._desk.do(void_range, range_id=range_id, reason=reason)

    def read_file(self, path: str) -> str:
        """Give the text of a saved list; what cannot be opened is said beside it."""
        text, problem = text_of(Path(path))
        if problem:
            self.read.emit(ReadingView(problem=problem))
        return text

    def read_list(self, text: str, typed: TypedRange) -> None:
        """Show how a pasted list is understood, before anything of it is entered."""
        lines = read_range_table(text, typed.valid_from)
        self._good = tuple(line.found for line in lines if line.found is not None)
        self.read.emit(
            ReadingView(
                tuple(ReadLine(line.number, line.words, line.problem) for line in lines),
                len(self._good),
            )
        )

    def enter_list(self) -> None:
        """Enter the lines that were understood."""
        if self._good and self._store(self._good):
            self._entered = many(
                "{count} range entered", "{count} ranges entered", len(self._good)
            )
            self._good = ()
            self.list_entered.emit()
            self.refresh()

    def leave(self) -> None:
        self.left.emit()

    def _store(self, ranges: tuple[NewRange, ...]) -> bool:
        return self._desk.do(enter_ranges, laboratory_id=self._chosen, ranges=ranges)

    def _know(self, names: tuple[str, ...]) -> None:
        self._names = names
        if self._is_attended:
            self.refresh()

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def analyte_titles() -> tuple[str, ...]:
    return tuple(_(each.title) for each in analytes().values())


def _line(laboratory: Laboratory) -> LaboratoryLine:
    count = str(len(laboratory.ranges))
    return LaboratoryLine(laboratory.id, laboratory.name, count, laboratory.is_in_use)


def _ranges(laboratory: Laboratory) -> tuple[RangeLine, ...]:
    found = [
        RangeLine(
            each.id,
            _(analytes()[each.analyte].title),
            unit_words(each.unit),
            _limits(each),
            _who(each),
            each.valid_from.isoformat(),
        )
        for each in laboratory.ranges
    ]
    return tuple(sorted(found, key=lambda one: (one.analyte.casefold(), one.valid_from)))


def _limits(of: ReferenceRange) -> str:
    """Write the limits as reports do: 9 – 50, ≤ 40, ≥ 9."""
    low = "" if of.low is None else number_words(of.low)
    high = "" if of.high is None else number_words(of.high)
    if low and high:
        return f"{low} – {high}"
    return f"≤ {high}" if high else f"≥ {low}"


def _who(of: ReferenceRange) -> str:
    sex = _(SEX_WORDS[of.sex]) if of.sex else _("everybody")
    match of.from_age, of.to_age:
        case None, None:
            return sex
        case int(), None:
            return _("{sex}, from {low} years").format(sex=sex, low=of.from_age)
        case None, int():
            return _("{sex}, to {high} years").format(sex=sex, high=of.to_age)
    return _("{sex}, {low}–{high} years").format(sex=sex, low=of.from_age, high=of.to_age)
