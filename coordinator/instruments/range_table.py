"""A laboratory's list of reference ranges as it is pasted or saved: line by line into facts.

Columns: analyte, unit, lower limit, upper limit, sex, age from, age to, valid from. What is
missing at the end of a line is empty; nothing in it is guessed.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from coordinator.domain.laboratory import NewRange
from coordinator.domain.observation import figure, folded_words
from coordinator.domain.subject import Sex
from coordinator.domain.unit_words import unit_words
from coordinator.domain.units import Analyte
from coordinator.domain.written import half_width
from coordinator.instruments.conversions import analytes, unit_code
from coordinator.text import _, listed

COLUMNS: Final = 8
SEXES: Final = {
    **dict.fromkeys(("", "both", "all", "any", "男女"), None),
    **dict.fromkeys(("f", "female", "w", "woman", "women", "女", "女性"), Sex.FEMALE),
    **dict.fromkeys(("m", "male", "man", "men", "男", "男性"), Sex.MALE),
}
WHOLE: Final = re.compile(r"\d{1,3}")


class LineWrongError(ValueError):
    """Says what of a line cannot be read."""


@dataclass(frozen=True, slots=True)
class RangeLine:
    """A line of the list, and either the range that it says or what is wrong with it."""

    number: int
    words: str
    found: NewRange | None = None
    problem: str = ""


def read_range_table(text: str, valid_from: date | None = None) -> tuple[RangeLine, ...]:
    """Read a pasted or saved table; `valid_from` counts where a line says no day.

    Cells are parted by tabs, or else by semicolons, or else by commas. A first line without
    any figure is taken for the headings.
    """
    parted = next((sign for sign in "\t;" if sign in text), ",")
    rows = csv.reader(text.splitlines(), delimiter=parted)
    lines = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(rows, start=1)
        if any(cell.strip() for cell in row)
    ]
    if lines and all(figure(cell) is None for cell in lines[0][1]):
        lines = lines[1:]
    return tuple(read_range(number, cells, valid_from) for number, cells in lines)


def read_range(number: int, cells: Sequence[str], valid_from: date | None = None) -> RangeLine:
    """Read the cells of one line."""
    words = " · ".join(filter(None, cells))
    try:
        return RangeLine(number, words, _range(cells, valid_from))
    except LineWrongError as error:
        return RangeLine(number, words, problem=str(error))


def analyte_named(words: str) -> Analyte | None:
    """Find an analyte by its key, one of its names, or its LOINC code."""
    wanted = folded_words(words)
    titled = (of for of in analytes().values() if folded_words(_(of.title)) == wanted)
    return _named().get(wanted) or next(titled, None)


def _range(cells: Sequence[str], valid_from: date | None) -> NewRange:
    if len(cells) > COLUMNS:
        raise LineWrongError(
            _("has {count} cells, more than {most}").format(count=len(cells), most=COLUMNS)
        )
    name, unit, low, high, sex, youngest, oldest, day = (*cells, *[""] * COLUMNS)[:COLUMNS]
    of = analyte_named(name)
    if of is None:
        raise LineWrongError(_("“{name}” is no known analyte").format(name=name))
    code = unit_code(unit)
    if code not in (*of.units, *of.separate):
        raise LineWrongError(
            _("“{unit}” is not one of {units}").format(
                unit=unit, units=listed(map(unit_words, of.units))
            )
        )
    if folded_words(sex) not in SEXES:
        raise LineWrongError(_("“{words}” is no sex").format(words=sex))
    limits = _limit(low), _limit(high)
    if limits == (None, None):
        raise LineWrongError(_("has no limit"))
    if None not in limits and limits[0] > limits[1]:  # type: ignore[operator]
        raise LineWrongError(_("lower limit above the upper one"))
    return NewRange(
        of.key,
        code,
        *limits,
        _day(day, valid_from),
        SEXES[folded_words(sex)],
        _age(youngest),
        _age(oldest),
    )


def _limit(written: str) -> Decimal | None:
    if not written:
        return None
    has_comma = "," in half_width(written)  # in a table it may part two cells
    found = None if has_comma else figure(written)
    if found is None or found < 0:
        raise LineWrongError(_("“{words}” is no figure such as 1.35").format(words=written))
    return found


def _age(written: str) -> int | None:
    if written and not WHOLE.fullmatch(written):
        raise LineWrongError(_("“{words}” is no age in years").format(words=written))
    return int(written) if written else None


def _day(written: str, usual: date | None) -> date:
    try:
        found = date.fromisoformat(written) if written else usual
    except ValueError:
        raise LineWrongError(
            _("“{words}” is no day such as 2026-01-31").format(words=written)
        ) from None
    if found is None:
        raise LineWrongError(_("does not say from which day it is valid"))
    return found


@cache
def _named() -> dict[str, Analyte]:
    """Give analytes by their names; a name that two of them have names none."""
    found: dict[str, Analyte | None] = {}
    for of in analytes().values():
        for words in {*map(folded_words, (of.key, of.title, of.short, *of.words, *of.loinc))}:
            found[words] = None if words in found else of
    return {words: of for words, of in found.items() if of is not None}
