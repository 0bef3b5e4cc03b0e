"""Units as criteria write them, and multiples of a limit of normal."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from coordinator.domain.check_words import LIMITS
from coordinator.domain.unit_words import unit_words
from coordinator.domain.units import Analyte
from coordinator.findings.saying import because
from coordinator.instruments.conversions import unit_code
from coordinator.instruments.possible import Number
from coordinator.text import N_, _, remembered

_SIGN_BEFORE: Final = re.compile(r"^(?:[x×*·✕]|times)\s*(?=10|\d)", re.IGNORECASE)
_LOST_POWER: Final = re.compile(
    r"10\s*(?P<power>3|6|9|12)\s*(?:cells?)?\s*/\s*(?P<per>l|ul|μl|µl|mm3)", re.IGNORECASE
)
_OF_LITRE: Final = {"l": "L"}
_POWER_READ = N_("read as {unit}")
_POWER_LITERAL = N_("read as it stands, {figure} a litre")


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit's code, and by how much a limit written in it is multiplied."""

    code: str
    times: Decimal = Decimal(1)
    said: str = ""


@remembered(1024)
def unit_readings(written: str) -> tuple[UnitReading, ...]:
    """Read a unit; one that lost its superscript (109/L) can mean two."""
    plain = _SIGN_BEFORE.sub("", " ".join(written.split())).strip()
    lost = _LOST_POWER.fullmatch(plain)
    if lost is None:
        return (UnitReading(unit_code(plain)),)
    power = int(lost["power"])
    code = f"10*{power}/{_OF_LITRE.get(lost['per'].casefold(), 'uL')}"
    literal = Decimal(f"10{power}").scaleb(-power)
    return (
        UnitReading(code, said=_(_POWER_READ).format(unit=code)),
        UnitReading(code, literal, _(_POWER_LITERAL).format(figure=f"10{power}")),
    )


def unit_told(entered: str, beside: str, analyte: Analyte | None) -> str | None:
    """Give the code of a value's unit; None where what stands beside the figure is none.

    `entered` is the unit of its own field, `beside` what was written behind the figure: two
    that differ are no unit, and no letter is one in which nothing is reported.
    """
    code = unit_code(beside) if beside else ""
    if entered:
        return unit_code(entered) if code in ("", unit_code(entered)) else None
    if analyte is not None and code and code not in (*analyte.units, *analyte.separate):
        return None
    is_stray = analyte is None and len(code) == 1 and code.isascii() and code.isalpha()
    return None if is_stray else code


@lru_cache(maxsize=1024)
def limit_of_normal(written: str) -> str:
    """Say whether a unit is a multiple of the upper limit ("ULN"), the lower one, or none."""
    for pattern, sign in LIMITS:
        if pattern.search(written):
            return sign.removeprefix("× ")
    return {"[ULN]": "ULN", "[LLN]": "LLN"}.get(written.strip(), "")


def is_multiple(written: str | None) -> bool:
    return bool(written and limit_of_normal(written))


def converted_to(
    number: Number, unit: str, wanted: str, analyte: Analyte | None
) -> Number | str:
    """Convert a number; or say why it cannot be."""
    if unit == wanted or (not unit and wanted.startswith("{")):
        return number
    if not unit:
        return _("its unit is not entered")
    one = None if analyte is None else analyte.converted(Decimal(1), unit, wanted)
    if analyte is None or one is None:
        is_separate = analyte is not None and {unit, wanted} & {*analyte.separate}
        why = _(analyte.why_separate) if analyte and is_separate else ""
        said = _("no fixed factor leads from {unit} to {wanted}")
        words = said.format(unit=pretty(unit), wanted=pretty(wanted))
        return because(words, why.rstrip(".。")) if why else words
    low, high = (_end(end, unit, wanted, analyte) for end in (number.low, number.high))
    return Number(low, high, number.low_open, number.high_open)


def _end(end: Decimal, unit: str, wanted: str, analyte: Analyte) -> Decimal:
    found = None if end.is_infinite() else analyte.converted(end, unit, wanted)
    return end if found is None else found


def pretty(code: str) -> str:
    """Write a unit's code as it stands behind a figure: `10*9/L` as × 10⁹/L."""
    words = unit_words(code)
    return f"× {words}" if code.startswith("10*") else words
