"""A reported value in the analyte's other units, for a person to compare."""

from datetime import date
from decimal import Context, Decimal
from typing import Final

from coordinator.domain.check_words import number_words
from coordinator.domain.laboratory import ReferenceRange
from coordinator.domain.observation import figure
from coordinator.domain.subject import Sex
from coordinator.domain.unit_words import unit_words
from coordinator.domain.units import Analyte
from coordinator.instruments.conversions import analytes, unit_code

SHOWN: Final = Context(prec=4)  # digits: findings are computed from the unrounded value
BOUNDS: Final = "<>≤≥=~ "


def in_other_units(key: str, value: str, unit: str) -> tuple[str, ...]:
    """Write a reported value such as `1.35` or `<0.1` in the other units of its analyte.

    A conversion that needs more than four digits begins with ≈.
    """
    of, number, sign = analytes().get(key), figure_in(value), _sign(value)
    if of is None or number is None:
        return ()
    code = unit_code(unit)
    found = []
    for other in of.units:
        exact = of.converted(number, code, other) if other != code else None
        if exact is not None:
            shown = SHOWN.plus(exact)
            about = "" if shown == exact else "≈ "
            found.append(unit_words(f"{about}{sign}{number_words(shown)} {other}"))
    return tuple(found)


def figure_in(value: str) -> Decimal | None:
    """Give the figure of a reported value, without the sign of a bound before it."""
    return figure(value.strip().lstrip(BOUNDS))


def _sign(value: str) -> str:
    written = value.strip()
    return written[: len(written) - len(written.lstrip(BOUNDS))].replace(" ", "")


def range_for(
    ranges: tuple[ReferenceRange, ...],
    key: str,
    unit: str,
    *,
    sex: Sex | None,
    age: int | None,
    day: date,
) -> tuple[ReferenceRange, str, str] | None:
    """Find the range that holds for a subject on a day, with its limits in `unit`.

    A later one takes an earlier one's place, one for a sex and an age that for everybody.
    """
    of, code = analytes().get(key), unit_code(unit)
    if of is None:
        return None
    fitting = [
        each
        for each in ranges
        if each.analyte == key
        and each.holds_for(sex, age, day)
        and of.converted(Decimal(1), each.unit, code) is not None
    ]
    if not fitting:
        return None
    found = max(fitting, key=lambda each: (_exactness(each), each.valid_from, each.id))
    low, high = (_limit(of, limit, found.unit, code) for limit in (found.low, found.high))
    return found, low, high


def _exactness(one: ReferenceRange) -> int:
    has_ages = one.from_age is not None or one.to_age is not None
    return (one.sex is not None) + has_ages


def _limit(of: Analyte, limit: Decimal | None, unit: str, wanted: str) -> str:
    found = None if limit is None else of.converted(limit, unit, wanted)
    return "" if found is None else number_words(found)
