"""Analytes and the units they are reported in (UCUM codes)."""

from dataclasses import dataclass
from decimal import Context, Decimal

from coordinator.domain.instrument import Confidence

PRECISE = Context(prec=34)


@dataclass(frozen=True, slots=True)
class OtherUnit:
    """A unit into which an analyte's own converts: value x `times` / `over`."""

    code: str
    times: Decimal = Decimal(1)
    over: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Analyte:
    """What is measured, its own unit, those it converts to, and what is usual.

    `low` and `high` (in its own unit) bound what is usual: outside is asked about, never
    refused. `loinc` are the codes under which results arrive electronically. `separate` are
    units in use that no fixed factor connects with the others, with the reason. `words` are
    its names in criteria; `short` is the one by which people call it.
    """

    key: str
    title: str
    unit: str
    others: tuple[OtherUnit, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    loinc: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    why_separate: str = ""
    confidence: Confidence = Confidence.VERIFIED
    words: tuple[str, ...] = ()
    short: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        return (self.unit, *(other.code for other in self.others))

    def converted(self, value: Decimal, unit: str, wanted: str) -> Decimal | None:
        """Convert with a single rounding, at 34 digits; None where no factor connects them."""
        if unit == wanted:
            return value
        here, there = self._way_to(unit), self._way_to(wanted)
        if here is None or there is None:
            return None
        upper = PRECISE.multiply(PRECISE.multiply(value, here.over), there.times)
        return PRECISE.divide(upper, PRECISE.multiply(here.times, there.over))

    def is_usual(self, value: Decimal) -> bool:
        return (self.low is None or value >= self.low) and (
            self.high is None or value <= self.high
        )

    def _way_to(self, unit: str) -> OtherUnit | None:
        ways = (OtherUnit(self.unit), *self.others)
        return next((way for way in ways if way.code == unit), None)
