"""The wording of a draft's criteria in a second language: typed, pasted, corrected.

It follows the rules of the wording in use: a draft alone can be changed, with a reason, and
what was confirmed against the protocol is confirmed anew.
"""

from collections.abc import Mapping

from coordinator.commands.drafts import (
    criterion_row,
    draft_row,
    is_in_use,
    require_reason,
    withdraw_confirmation,
)
from coordinator.domain.audit import Action
from coordinator.domain.record import Severity
from coordinator.domain.review import LANGUAGE_TO_DIVIDE, TO_DIVIDE_NOTE, CriterionSetAside
from coordinator.domain.staff import StaffMember
from coordinator.registry.rows.trials import CriterionRow, PointRow
from coordinator.registry.store import Registry
from coordinator.text import N_

EDITING = N_("Editing the wording in the other language")


def reword_other(
    registry: Registry, actor: StaffMember, *, criterion_id: int, text: str, reason: str
) -> None:
    """Say how a criterion reads in the other language; empty words take that away."""
    require_reason(EDITING, reason)
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        change_other_text(criterion_row(session, actor, criterion_id), text)


def store_other_wordings(
    registry: Registry,
    actor: StaffMember,
    *,
    version_id: int,
    wordings: Mapping[int, str],
    reason: str,
) -> None:
    """Say for criteria of a version, by their ids, how they read in the other language.

    Raises:
        CriterionSetAside: the list was changed meanwhile.
    """
    require_reason(EDITING, reason)
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        version = draft_row(session, actor, version_id)
        rows = {row.id: row for row in version.criteria}
        for criterion_id, text in wordings.items():
            row = rows[criterion_id]
            if not is_in_use(row):
                raise CriterionSetAside(row.text)
            change_other_text(row, text)


def change_other_text(row: CriterionRow, text: str) -> None:
    words = " ".join(text.split())
    if words != row.other_text:
        row.other_text = words
        withdraw_confirmation(row.version)


def ask_to_divide(row: CriterionRow, words: str) -> None:
    """Keep `words` whole at a criterion that was split or joined, and ask to divide them."""
    row.other_text = words
    row.version.points.append(
        PointRow(
            criterion_id=row.id,
            code=LANGUAGE_TO_DIVIDE,
            severity=Severity.DOUBT,
            quote=words,
            note=TO_DIVIDE_NOTE,
        )
    )
