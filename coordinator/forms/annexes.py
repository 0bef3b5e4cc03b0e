"""What is printed behind a checklist when it is asked for: one function an annex."""

from collections.abc import Callable

from coordinator.domain.form import Annex, ChecklistForm
from coordinator.forms.clarified import clarified_pieces, titled
from coordinator.forms.discretion import Discretion, discretion_of_trial
from coordinator.forms.evidence_annex import evidence_annex
from coordinator.forms.flow import Piece
from coordinator.forms.parts import PageSize
from coordinator.forms.worksheet_annex import worksheet_pieces
from coordinator.text import _

Making = Callable[[ChecklistForm, PageSize, Discretion], list[Piece]]


def clarifications_annex(
    form: ChecklistForm, size: PageSize, _discretion: Discretion
) -> list[Piece]:
    """Give what was asked about the criteria of the version that was screened with."""
    return [
        *titled(_("Annex: clarifications of the criteria"), size),
        *clarified_pieces(form.clarified, size, discretion_of_trial(form)),
    ]


ANNEXES: dict[Annex, Making] = {
    Annex.WORKSHEETS: worksheet_pieces,
    Annex.EVIDENCE: evidence_annex,
    Annex.CLARIFICATIONS: clarifications_annex,
}


def annex_pieces(form: ChecklistForm, size: PageSize, discretion: Discretion) -> list[Piece]:
    """Give the annexes that were asked for, in their usual order."""
    wanted = (making for annex, making in ANNEXES.items() if annex in form.annexes)
    return [piece for making in wanted for piece in making(form, size, discretion)]
