"""The criteria as rows of a table."""

from coordinator.domain.criterion import STANDING_WORDS, Standing
from coordinator.text import _
from ui.decision.view import CriterionLine
from ui.widgets.table import Column, RowsModel
from ui.widgets.tones import Tone

TONES = {
    Standing.SATISFIED: Tone.SATISFIED,
    Standing.FAILED: Tone.FAILED,
    Standing.OPEN: Tone.OPEN,
}
CRITERION, ANSWER, EVIDENCE = 1, 2, 4


def criteria_model() -> RowsModel[CriterionLine]:
    return RowsModel[CriterionLine](
        (
            Column(_("No."), lambda line: line.code, width=56),
            Column(_("Criterion"), lambda line: line.text),
            Column(_("Answer"), lambda line: line.answer, width=132),
            Column(_("Standing"), standing_word, tone=tone_of, width=128),
            Column(_("Evidence"), lambda line: line.evidence, width=152),
        )
    )


def standing_word(line: CriterionLine) -> str:
    if line.is_excepted:
        return _("Excepted")
    return _("Claimed only") if line.is_claimed else _(STANDING_WORDS[line.standing])


def tone_of(line: CriterionLine) -> Tone:
    """A claim without evidence is open as far as the decision is concerned (A4)."""
    if line.is_excepted:
        return Tone.OPEN
    is_open = line.is_claimed and line.standing is Standing.SATISFIED
    return Tone.OPEN if is_open else TONES[line.standing]
