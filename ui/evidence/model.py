"""A subject's evidence as rows of a table, and the worksheets as rows of another."""

from coordinator.text import _
from ui.evidence.view import EvidenceRow, WorksheetLine
from ui.widgets.rows import Column
from ui.widgets.tones import Tone

WHAT, NORMAL, DOCUMENT = 0, 2, 4


def columns() -> tuple[Column[EvidenceRow], ...]:
    return (
        Column(_("What"), lambda row: row.what),
        Column(_("Value"), lambda row: row.value, width=108),
        Column(_("Normal"), lambda row: row.limits, width=108),
        Column(_("When"), lambda row: row.when, key=lambda row: row.day, width=196),
        Column(_("Document"), lambda row: row.document, width=224),
        Column(_("Source"), lambda row: row.mark, tone=_tone, width=116),
    )


def worksheet_columns() -> tuple[Column[WorksheetLine], ...]:
    return (
        Column(_("Worksheet"), lambda row: row.title),
        Column(_("Result"), lambda row: row.result, width=224),
        Column(_("Rated"), lambda row: row.rated, width=208),
    )


def _tone(row: EvidenceRow) -> Tone:
    return Tone.OPEN if row.is_claimed else Tone.SATISFIED
