"""A worksheet as it is filled in: what is asked, in which units, and what follows so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from coordinator.domain.instrument import Instrument
from coordinator.domain.staff import Duty, StaffMember
from coordinator.instruments.conversions import analyte, unit_code
from coordinator.instruments.entering import Rating
from coordinator.instruments.library import asked_for_in, instrument, instruments
from coordinator.instruments.lines import detail_of, sections_of
from coordinator.instruments.trying import Tried, tried, with_unit
from coordinator.registry.store import Registry
from coordinator.text import _

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """An instrument laid out: by item its section, its units, and what it is a detail of."""

    instrument: Instrument
    sections: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    details: Mapping[str, str]

    def said(self, typed: Mapping[str, str], units: Mapping[str, str]) -> dict[str, str]:
        """Give what was typed with the units that were chosen beside it."""
        return {
            item.key: with_unit(item, typed[item.key], units.get(item.key, ""))
            for item in self.instrument.items
            if typed.get(item.key, "").strip()
        }

    def parted(self, said: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """Part figures from the units behind them, where those can be chosen."""
        figures, units = dict(said), dict[str, str]()
        for key, words in said.items():
            figure, _space, unit = words.strip().partition(" ")
            if unit and unit_code(unit) in self.units.get(key, ()):
                figures[key], units[key] = figure, unit_code(unit)
        return figures, units

    def tried(self, said: Mapping[str, str], rating: Rating) -> Tried:
        return tried(self.instrument, said, rating)


def form_of(name: str) -> Form:
    """Lay out the worksheet of this name.

    Raises:
        InstrumentUnknown: there is none.
    """
    found = instrument(name)
    wholes = {item.key: detail_of(item, found) for item in found.items}
    return Form(
        found,
        sections_of(found),
        {
            item.key: _units(item.unit, analyte(item.analyte).units)
            for item in found.items
            if item.analyte
        },
        {key: whole.key for key, whole in wholes.items() if whole is not None},
    )


def worksheets_for(criterion: str) -> tuple[Named, Named]:
    """Name the worksheets that a criterion asks for, the most exact first; and all of them."""
    every = tuple((each.name, _(each.title)) for each in instruments())
    titles = dict(every)
    fitting = tuple((name, titles[name]) for name in asked_for_in(criterion))
    return fitting, tuple(sorted(every, key=lambda named: named[1].casefold()))


def may_fill_in(registry: Registry, person: StaffMember, trial_id: int | None) -> bool:
    """Whether a person may assess criteria in a trial; without one, in any."""
    today = registry.clock().date()
    return any(
        line.covers(
            Duty.ASSESS_CRITERIA, today, line.trial_id if trial_id is None else trial_id
        )
        for line in person.delegations
    )


def _units(own: str, reported: tuple[str, ...]) -> tuple[str, ...]:
    return (own, *(unit for unit in reported if unit != own))
