"""A number against the limits of a check, exactly, and in words."""

from dataclasses import dataclass
from decimal import Decimal

from coordinator.domain.check import Comparator
from coordinator.domain.check_words import SIGNS
from coordinator.domain.logic import Truth, all_of
from coordinator.instruments.possible import Number
from coordinator.text import _

READINGS = (
    Comparator.AT_LEAST,
    Comparator.MORE,
    Comparator.EQUAL,
    Comparator.LESS,
    Comparator.AT_MOST,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """A comparator with its limit, or both of its limits."""

    comparator: Comparator
    low: Decimal
    high: Decimal | None = None

    def times(self, factor: Decimal) -> "Limits":
        high = None if self.high is None else self.high * factor
        return Limits(self.comparator, self.low * factor, high)

    def holds(self, number: Number) -> Truth:
        if self.comparator is Comparator.BETWEEN and self.high is not None:
            return all_of((_at_least(number, self.low), _more(number, self.high).opposite))
        at_least, more = _at_least(number, self.low), _more(number, self.low)
        return {
            Comparator.AT_LEAST: at_least,
            Comparator.MORE: more,
            Comparator.LESS: at_least.opposite,
            Comparator.AT_MOST: more.opposite,
            Comparator.EQUAL: _equal(number, self.low),
        }.get(self.comparator, Truth.UNKNOWN)

    def is_at(self, number: Number) -> bool:
        """Say whether the number lies exactly at a limit."""
        return number.is_settled and number.low in (self.low, self.high)

    def nearest(self, value: Decimal) -> Decimal:
        """Give the limit that a value is nearest to."""
        if self.high is None:
            return self.low
        return min((self.low, self.high), key=lambda limit: abs(limit - value))

    def said(self, unit: str, *, with_sign: bool = False) -> str:
        """Say it: "2 × ULN", "45 to 80 kg"; with its sign "≥ 2 × ULN"."""
        if self.high is not None:
            limits = _("{low} to {high}").format(low=f"{self.low:f}", high=f"{self.high:f}")
        else:
            sign = SIGNS.get(self.comparator, "") if with_sign else ""
            limits = f"{sign} {self.low:f}".strip()
        return f"{limits} {unit}".strip()

    def where(self, number: Number, unit: str, *, is_graded: bool = False) -> str:
        """Say where a number lies: "below the limit of 2 × ULN"; a grade is never at one."""
        if self.comparator is Comparator.BETWEEN:
            return self._where_between(number, unit, is_graded=is_graded)
        limit, signed = self.said(unit), self.said(unit, with_sign=True)
        if self.is_at(number):
            words = (
                _("exactly at the limit, which “{limit}” includes")
                if self.holds(number) is Truth.TRUE
                else _("exactly at the limit, which “{limit}” does not include")
            )
            return words.format(limit=signed)
        if _at_least(number, self.low) is Truth.FALSE:
            return _("below the limit of {limit}").format(limit=limit)
        if _more(number, self.low) is Truth.TRUE:
            return _("above the limit of {limit}").format(limit=limit)
        return self._where_open(number, signed)

    def _where_between(self, number: Number, unit: str, *, is_graded: bool) -> str:
        words = {
            Truth.TRUE: _("exactly at a limit of {limit}, which includes it")
            if self.is_at(number) and not is_graded
            else _("within {limit}"),
            Truth.FALSE: _("not within {limit}"),
            Truth.UNKNOWN: _("this can be within {limit} or not"),
        }[self.holds(number)]
        return words.format(limit=self.said(unit))

    def _where_open(self, number: Number, signed: str) -> str:
        words = {
            Truth.TRUE: _("so that “{limit}” holds"),
            Truth.FALSE: _("so that “{limit}” does not hold"),
            Truth.UNKNOWN: _("this can be on either side of “{limit}”"),
        }[self.holds(number)]
        return words.format(limit=signed)


def _at_least(number: Number, limit: Decimal) -> Truth:
    if number.low >= limit:
        return Truth.TRUE
    if number.high < limit or (number.high == limit and number.high_open):
        return Truth.FALSE
    return Truth.UNKNOWN


def _more(number: Number, limit: Decimal) -> Truth:
    if number.low > limit or (number.low == limit and number.low_open):
        return Truth.TRUE
    return Truth.FALSE if number.high <= limit else Truth.UNKNOWN


def _equal(number: Number, limit: Decimal) -> Truth:
    if number.is_settled:
        return Truth.TRUE if number.low == limit else Truth.FALSE
    apart = _at_least(number, limit) is Truth.FALSE or _more(number, limit) is Truth.TRUE
    return Truth.FALSE if apart else Truth.UNKNOWN
