"""The laboratory whose results are entered, and what its own list has as normal."""

from collections.abc import Callable
from datetime import date

from coordinator.domain.laboratory import Laboratory
from coordinator.domain.observation import Nature
from coordinator.domain.wanted import Wanted
from coordinator.domain.windows import age_on
from coordinator.instruments.other_units import range_for
from coordinator.queries.laboratories import laboratories
from ui.desk import Desk
from ui.walk.rows_view import TypedRow
from ui.walk.sitting import Basis, Sitting
from ui.widgets.dates import read_day

Limits = tuple[str, str]
NOTHING: Limits = ("", "")


class LaboratoryChoice:
    """One laboratory for a screening, once a person chose it."""

    def __init__(self, desk: Desk, sitting: Callable[[], Sitting]) -> None:
        self._desk = desk
        self._of = sitting
        self._chosen: dict[int, int] = {}
        self._read: tuple[Basis, tuple[Laboratory, ...]] | None = None

    @property
    def chosen(self) -> int | None:
        return self._chosen.get(self._of().screening.id)

    def choose(self, laboratory_id: int) -> None:
        self._chosen[self._of().screening.id] = laboratory_id

    def offered(self) -> tuple[Laboratory, ...]:
        """Give those in use; asked for only where limits of normal are needed."""
        basis = self._of().basis
        if self._read is None or self._read[0] is not basis:
            in_use = tuple(one for one in self._desk.ask(laboratories) if one.is_in_use)
            self._read = basis, in_use
        return self._read[1]

    def limits(self, wanted: Wanted, typed: TypedRow) -> Limits:
        """Give the lower and upper limit in the unit typed, as far as the row asks for them.

        They are those of the day that was typed, or of today while there is none.
        """
        known = self._of().basis.known
        day = read_day(typed.on) or known.today
        is_asked = wanted.nature is Nature.MEASURED and (wanted.needs_low or wanted.needs_high)
        if self.chosen is None or not is_asked:
            return NOTHING
        ranges = tuple(one for one in known.ranges if one.laboratory_id == self.chosen)
        age = age_on(known.birth, day) if isinstance(known.birth, date) else None
        found = range_for(ranges, wanted.what, typed.unit, sex=known.sex, age=age, day=day)
        if found is None:
            return NOTHING
        _range, low, high = found
        return (low if wanted.needs_low else "", high if wanted.needs_high else "")
