"""Laboratories, their ranges, and the lines of a pasted list, as rows of tables."""

from coordinator.text import _
from ui.laboratories.view import LaboratoryLine, RangeLine, ReadLine
from ui.widgets.rows import Column
from ui.widgets.tones import Tone

NAME = 0
WORDS = 1


def laboratory_columns() -> tuple[Column[LaboratoryLine], ...]:
    return (
        Column(_("Laboratory"), lambda line: line.name),
        Column(
            _("Ranges"),
            lambda line: line.ranges if line.is_in_use else _("retired"),
            width=80,
        ),
    )


def range_columns() -> tuple[Column[RangeLine], ...]:
    return (
        Column(_("Analyte"), lambda line: line.analyte),
        Column(_("Normal"), lambda line: line.limits, width=92),
        Column(_("Unit"), lambda line: line.unit, width=80),
        Column(_("For whom"), lambda line: line.who, width=172),
        Column(_("Valid from"), lambda line: line.valid_from, width=112),
    )


def read_columns() -> tuple[Column[ReadLine], ...]:
    return (
        Column(_("Line"), lambda line: str(line.number), is_number=True, width=64),
        Column(_("As it was read"), lambda line: line.words),
        Column(
            _("Verdict"),
            lambda line: line.problem or _("understood"),
            tone=lambda line: Tone.FAILED if line.problem else Tone.SATISFIED,
            width=280,
        ),
    )
