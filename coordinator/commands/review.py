"""The review of a record before it is used: all that a person can do there, in one place."""

from coordinator.commands.combinations import set_combination
from coordinator.commands.other_wording import reword_other, store_other_wordings
from coordinator.commands.outline_edits import (
    add_criterion,
    defer_criterion,
    indent,
    mark_criterion,
    move_to,
    outdent,
    shift,
)
from coordinator.commands.points import reopen_point, resolve_point
from coordinator.commands.setting_aside import set_aside
from coordinator.commands.taking_in import take_in
from coordinator.commands.versions import activate_version, confirm_wording, identify_version
from coordinator.commands.wording import join_with_next, reword_criterion, split_criterion

__all__ = [
    "activate_version",
    "add_criterion",
    "confirm_wording",
    "defer_criterion",
    "identify_version",
    "indent",
    "join_with_next",
    "mark_criterion",
    "move_to",
    "outdent",
    "reopen_point",
    "resolve_point",
    "reword_criterion",
    "reword_other",
    "set_aside",
    "set_combination",
    "shift",
    "split_criterion",
    "store_other_wordings",
    "take_in",
]
