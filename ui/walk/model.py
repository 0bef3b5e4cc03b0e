"""The criteria as rows of the list beside the work."""

from collections.abc import Sequence

from coordinator.text import _
from ui.walk.statement import TONES
from ui.walk.view import Line
from ui.widgets.outline import OutlineRow
from ui.widgets.tones import Tone


def outline_rows(lines: Sequence[Line]) -> tuple[OutlineRow, ...]:
    return tuple(_row(line) for line in lines)


def _row(line: Line) -> OutlineRow:
    if line.is_section:
        return OutlineRow(line.criterion_id, line.code, line.text, is_section=True)
    tone, picture = TONES[line.standing], ""
    word = line.word
    if line.is_unsaved:
        tone, picture, word = Tone.OPEN, "edit", _("Not stored")
    elif line.is_claimed:
        tone, picture = Tone.OPEN, "warning"
    elif line.is_deferred:
        tone, picture = Tone.NEUTRAL, "calendar"
    elif not line.is_answered:
        tone, picture = Tone.NEUTRAL, "dot"
    return OutlineRow(
        line.criterion_id,
        line.code,
        line.text,
        word,
        tone,
        picture,
        line.depth,
        is_faint=not line.is_reached,
    )
