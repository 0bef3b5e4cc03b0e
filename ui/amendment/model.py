"""Open screenings on earlier versions as rows of a table: the dry run of each move."""

from coordinator.text import _
from ui.amendment.view import ScreeningLine
from ui.widgets.rows import Column

NOW, THEN = 2, 3


def columns() -> tuple[Column[ScreeningLine], ...]:
    return (
        Column(_("Number"), lambda line: line.number, width=88),
        Column(_("On version"), lambda line: line.version, width=124),
        Column(_("Verdict now"), lambda line: line.now, width=128),
        Column(_("Verdict then"), lambda line: line.then, tone=lambda line: line.tone),
        Column(_("To answer"), lambda line: line.anew, is_number=True, width=64),
    )
