"""Which command carries out what the person does to a criterion, or says of a check."""

from collections.abc import Callable, Mapping
from typing import Final

from coordinator.commands import checks, review
from coordinator.domain.criterion import Kind
from ui.record_review.view import CheckAct, Edit

OTHER: Final = {Kind.INCLUSION: Kind.EXCLUSION, Kind.EXCLUSION: Kind.INCLUSION}
JUDGING: Final[Mapping[CheckAct, Callable[..., object]]] = {
    CheckAct.CONFIRM: checks.confirm_check,
    CheckAct.CONFIRM_ALL: checks.confirm_checks,
    CheckAct.CORRECT: checks.correct_check,
    CheckAct.REMOVE: checks.remove_check,
    CheckAct.ADD: checks.add_check,
}


def carrying_out(
    edit: Edit, kind: Kind, at: int
) -> tuple[Callable[..., object], dict[str, object]]:
    """Give the command for `edit` of a `kind` of criterion, and what it is told besides."""
    found: dict[Edit, tuple[Callable[..., object], dict[str, object]]] = {
        Edit.SPLIT: (review.split_criterion, {"at": at}),
        Edit.JOIN: (review.join_with_next, {}),
        Edit.MOVE: (review.move_to, {"kind": OTHER[kind]}),
        Edit.UP: (review.shift, {"by": -1}),
        Edit.DOWN: (review.shift, {"by": 1}),
        Edit.INDENT: (review.indent, {}),
        Edit.OUTDENT: (review.outdent, {}),
        Edit.SET_ASIDE: (review.set_aside, {}),
    }
    return found[edit]
