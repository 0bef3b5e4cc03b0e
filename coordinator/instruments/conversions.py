"""Units of measured values: their codes (UCUM), fixed conversions, and what is unusual.

The figures stand in resources/instruments/units/analytes.toml.
"""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from coordinator.domain.errors import Refused
from coordinator.domain.instrument import Confidence
from coordinator.domain.unit_words import unit_words
from coordinator.domain.units import Analyte, OtherUnit
from coordinator.domain.written import half_width
from coordinator.instruments.tables import Table
from coordinator.text import N_, _, listed

FILE = "units/analytes.toml"
# Signs that keyboards and reports write differently for the same unit.
_SAME = str.maketrans("μµ·×⁰¹²³⁴⁵⁶⁷⁸⁹", "uu.x0123456789")


class UnitUnknown(Refused):
    problem = N_("“{unit}” is not a unit that {analyte} is reported in.")
    remedy = N_("Use one of: {units}.")

    def __init__(self, analyte: Analyte, unit: str) -> None:
        units = listed(map(unit_words, analyte.units))
        super().__init__(analyte=_(analyte.title), unit=unit, units=units)


class NoConversion(Refused):
    problem = N_("{analyte} in {unit} has no fixed factor to {wanted}: {why}")
    remedy = N_("Enter the value in {wanted} as a laboratory reports it.")

    def __init__(self, analyte: Analyte, unit: str, wanted: str) -> None:
        why = _(analyte.why_separate)
        super().__init__(
            analyte=_(analyte.title),
            unit=unit_words(unit, is_reported=True),
            wanted=unit_words(wanted),
            why=why,
        )


@cache
def analytes() -> dict[str, Analyte]:
    """Give all analytes by key; read once, when first asked for."""
    found = tuple(_analyte(table) for table in _tables("analyte"))
    return {analyte.key: analyte for analyte in found}


def analyte(key: str) -> Analyte:
    return analytes()[key]


def unit_code(written: str) -> str:
    """Give the UCUM code of a unit as people write it; of an unknown one, the same words."""
    return _codes().get(_plain(written), written.strip())


def converted(key: str, value: Decimal, unit: str, wanted: str) -> Decimal:
    """Convert a value of an analyte, unrounded; `unit` as written, `wanted` as a code.

    Raises:
        UnitUnknown: the analyte is not reported in this unit.
        NoConversion: no fixed factor leads from one unit to the other.
    """
    of, code = analyte(key), unit_code(unit)
    if code not in (*of.units, *of.separate):
        raise UnitUnknown(of, unit)
    found = of.converted(value, code, wanted)
    if found is None:
        raise NoConversion(of, code, wanted)
    return found


def question_on(key: str, value: Decimal, unit: str) -> str | None:
    """Ask about a reported value that is unusual, naming units in which it would not be."""
    of, code = analyte(key), unit_code(unit)
    usual = of.converted(value, code, of.unit)
    if usual is None or of.is_usual(usual):
        return None
    others, said = _fitting_units(of, value, code), unit_words(f"{value} {code}")
    if others:
        return _("{analyte} {value} is unusual: was it reported in {units}?").format(
            analyte=_(of.title), value=said, units=_(" or ").join(map(unit_words, others))
        )
    return _("{analyte} {value} is unusual: compare with the report.").format(
        analyte=_(of.title), value=said
    )


def _fitting_units(of: Analyte, figure: Decimal, entered_in: str) -> tuple[str, ...]:
    fitting = (
        unit
        for unit in of.units
        if unit != entered_in
        and (value := of.converted(figure, unit, of.unit)) is not None
        and of.is_usual(value)
    )
    return tuple(fitting)


@cache
def _codes() -> dict[str, str]:
    codes = {}
    for table in _tables("unit"):
        code = table.text("code")
        for written in (code, *table.texts("written")):
            codes[_plain(written)] = code
        table.finish()
    for each in analytes().values():
        for code in (*each.units, *each.separate):
            for written in filter(None, (code, unit_words(code))):
                codes.setdefault(_plain(written), code)
    return codes


def _plain(written: str) -> str:
    return half_width(written).translate(_SAME).replace(" ", "").casefold()


def _tables(kind: str) -> tuple[Table, ...]:
    text = files("resources").joinpath("instruments", FILE).read_text("utf-8")
    found = tomllib.loads(text, parse_float=Decimal)
    return Table(FILE, text, "", 1, found).tables(kind)


def _analyte(table: Table) -> Analyte:
    found = Analyte(
        key=table.text("key"),
        title=table.text("title"),
        unit=table.text("unit"),
        others=tuple(_other(other) for other in table.tables("others")),
        low=table.number("low"),
        high=table.number("high"),
        loinc=table.texts("loinc"),
        separate=table.texts("separate"),
        why_separate=table.text("why_separate", ""),
        confidence=Confidence(table.one_of("confidence", Confidence, Confidence.VERIFIED)),
        words=table.texts("words"),
        short=table.text("short", ""),
    )
    table.finish()
    return found


def _other(table: Table) -> OtherUnit:
    one = Decimal(1)
    found = OtherUnit(
        table.text("code"), table.number("times") or one, table.number("over") or one
    )
    table.finish()
    return found
