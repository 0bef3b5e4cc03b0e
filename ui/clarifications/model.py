"""Questions about criteria as rows of a table."""

from coordinator.text import _
from ui.clarifications.view import AskedRow
from ui.widgets.rows import Column
from ui.widgets.tones import Tone

QUESTION = 2


def columns() -> tuple[Column[AskedRow], ...]:
    return (
        Column(_("Criterion"), lambda row: row.code, width=88),
        Column(_("Version"), lambda row: row.version, width=120),
        Column(_("Question"), lambda row: row.question),
        Column(_("Answer"), lambda row: row.answer, tone=_tone, width=232),
    )


def _tone(row: AskedRow) -> Tone:
    return Tone.OPEN if row.is_open else Tone.SATISFIED
