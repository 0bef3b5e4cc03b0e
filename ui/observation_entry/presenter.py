"""Entering and correcting one observation after the other, as a report lists them."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.domain.evidence import Evidence
from coordinator.domain.observation import NewObservation, Observation
from coordinator.instruments.conversions import analytes
from coordinator.instruments.library import instruments
from coordinator.instruments.other_units import in_other_units
from coordinator.instruments.range_table import analyte_named
from coordinator.queries.evidence import question_on_told
from coordinator.queries.laboratories import laboratories
from coordinator.queries.limits import limits_for
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.desk import Desk
from ui.observation_entry.missing import missing_in
from ui.observation_entry.showing import conversion, offered, same_document
from ui.observation_entry.things import Thing, named_thing, units_of
from ui.observation_entry.view import ObservationView, Typed


class ObservationEntryPresenter(QObject):
    shown = Signal(ObservationView)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject_id = self._screening_id = 0
        self._corrected: Observation | None = None
        self._things: tuple[Thing, ...] = ()
        self._typed = Typed()
        self._filled = ("", "")
        self._origin = ""
        self._entered = ""
        self._last_document = Evidence()
        self._problems: tuple[tuple[str, str], ...] = ()

    def begin(self, subject_id: int, screening_id: int = 0) -> None:
        """Show an empty form."""
        self._start(subject_id, screening_id, None, Typed())

    def correct(self, subject_id: int, observation: Observation) -> None:
        """Show the form with an observation to be corrected."""
        typed = Typed.of(observation.told)
        self._start(subject_id, observation.screening_id or 0, observation, typed)

    def change(self, typed: Typed) -> None:
        """Take what was typed, and show what follows from it."""
        former, self._typed = self._typed, typed
        if (typed.title, typed.value, typed.unit) != (former.title, former.value, former.unit):
            self._typed = replace(self._typed, is_compared=False)
        if self._asks_for_limits(former):
            self._fill_limits()
        elif (typed.low, typed.high) != self._filled:
            self._origin = ""
        answered = {name for name, _words in missing_in(self._typed, self._is_correction)}
        self._problems = tuple(one for one in self._problems if one[0] in answered)
        self._tell()

    def take_same_document(self) -> None:
        self.change(replace(self._typed, document=self._last_document))

    def enter(self, typed: Typed) -> None:
        """Enter or correct, or say at the fields what is missing."""
        self._things = self._things or things()
        self.change(typed)
        typed = self._typed
        told = typed.told(self._thing())
        problems = missing_in(typed, self._is_correction)
        if question_on_told(told) and not typed.is_compared:
            problems = (*problems, ("is_compared", _("Compare it with the report.")))
        if problems:
            self._problems = problems
            self._tell()
            return
        if self._store(told):
            self._last_document = told.document
            if self._corrected is not None:
                self.left.emit()
                return
            self._entered = _("Entered: {what}").format(
                what=" ".join(filter(None, (_(told.title), told.value, told.unit)))
            )
            self._typed = typed.next_line()
            self._filled, self._origin = ("", ""), ""
            self._tell()

    def leave(self) -> None:
        self.left.emit()

    @property
    def _is_correction(self) -> bool:
        return self._corrected is not None

    def _start(
        self, subject_id: int, screening_id: int, corrected: Observation | None, typed: Typed
    ) -> None:
        self._subject_id, self._screening_id = subject_id, screening_id
        self._corrected, self._typed = corrected, typed
        self._filled, self._origin, self._entered = ("", ""), "", ""
        self._problems = ()
        if not self._things:
            self._desk.work_in_background(things, done=self._know)
        self._tell()

    def _know(self, found: tuple[Thing, ...]) -> None:
        self._things = found
        self._tell()

    def _store(self, told: NewObservation) -> bool:
        screening_id = self._screening_id or None
        if self._corrected is None:
            return self._desk.do(
                enter_observation,
                subject_id=self._subject_id,
                told=told,
                screening_id=screening_id,
                late_reason=self._typed.late_reason,
            )
        return self._desk.do(
            correct_observation,
            observation_id=self._corrected.id,
            told=told,
            correction=self._typed.reason,
            screening_id=screening_id,
        )

    def _thing(self) -> Thing:
        """Give what is named; of a correction with its words untouched what it was of."""
        corrected = self._corrected
        if corrected and self._typed.title.strip() == _(corrected.told.title):
            known = named_thing(self._things, corrected.told.what)
            return Thing(corrected.told.what, corrected.told.title, known.units)
        of = analyte_named(self._typed.title) if self._things else None
        return named_thing(self._things, of.key if of else self._typed.title)

    def _asks_for_limits(self, former: Typed) -> bool:
        """Whether what the limits follow from was changed, and nobody typed other ones."""
        now = self._typed
        is_changed = (now.title, now.unit, now.laboratory, now.on) != (
            former.title,
            former.unit,
            former.laboratory,
            former.on,
        )
        return is_changed and (now.low, now.high) in (("", ""), self._filled)

    def _fill_limits(self) -> None:
        typed, found = self._typed, None
        if typed.laboratory and typed.on is not None and typed.unit.strip():
            found = self._desk.ask(
                limits_for,
                subject_id=self._subject_id,
                laboratory_id=int(typed.laboratory),
                what=self._thing().key,
                unit=typed.unit,
                on=typed.on,
            )
        self._filled = (found.low, found.high) if found else ("", "")
        self._typed = replace(typed, low=self._filled[0], high=self._filled[1])
        origin = _("From the list of {laboratory}, valid from {day}.")
        self._origin = (
            origin.format(laboratory=found.laboratory, day=found.valid_from) if found else ""
        )

    def _tell(self) -> None:
        typed, thing = self._typed, self._thing()
        others: tuple[str, ...] = ()
        question = None
        if self._things:  # else they are still being read, beside the screen
            others = in_other_units(thing.key, typed.value, typed.unit)
            question = question_on_told(typed.told(thing))
        self.shown.emit(
            ObservationView(
                title=_("Correct evidence") if self._is_correction else _("Add evidence"),
                act=_("&Correct") if self._is_correction else _("&Enter"),
                typed=typed,
                today=self._desk.ask(_day),
                is_correction=self._is_correction,
                things=tuple(each.title for each in self._things),
                units=units_of(thing, typed.unit),
                laboratories=offered(self._desk.ask(laboratories), typed.laboratory),
                conversion=conversion(others),
                question=question or "",
                origin=self._origin,
                claim=""
                if typed.document.is_complete
                else _("Claimed, not evidenced, until kind, place and date are there."),
                same_document=same_document(self._last_document, typed.document),
                entered=self._entered,
                problems=self._problems,
            )
        )


def things() -> tuple[Thing, ...]:
    """Read all that has a key of its own: takes a moment when it is the first time."""
    measured = (
        Thing(each.key, _(each.title), (*each.units, *each.separate))
        for each in analytes().values()
    )
    scored = (Thing(each.name, _(each.title)) for each in instruments())
    return (*measured, *scored)


def _day(registry: Registry) -> date:
    return registry.clock().date()
