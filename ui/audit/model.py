"""The audit trail as a table, and one entry in full."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from coordinator.domain.audit import AuditEntry
from coordinator.domain.audit_words import changed_columns, when
from coordinator.text import N_, _, in_turn
from ui.widgets.growing import GrowingModel
from ui.widgets.rows import Column
from ui.widgets.tones import Tone

TITLES = (
    N_("No."),
    N_("When"),
    N_("Who"),
    N_("What"),
    N_("Record"),
    N_("Changes"),
)
CHANGES = 5
KEYS = re.compile(r"\w+_id|label|position")
LONGEST = 120  # characters of changes in a row; the whole stands below


@dataclass(frozen=True, slots=True)
class VerifyView:
    """What is known of the chain: nothing yet, how far the walk is, or what was found."""

    tone: Tone = Tone.NEUTRAL
    sentence: str = ""
    detail: str = ""
    share: float | None = None
    misfits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditView:
    entries: tuple[AuditEntry, ...] = ()
    note: str = ""
    actors: tuple[tuple[str, str], ...] = ()
    actions: tuple[tuple[str, str], ...] = ()
    actor: str = ""
    action: str = ""
    is_filtered: bool = False
    is_busy: bool = False


class AuditModel(GrowingModel[AuditEntry]):
    def __init__(self, more: Callable[[], None], has_more: Callable[[], bool]) -> None:
        titles = iter(map(_, TITLES))
        super().__init__(
            (
                Column(next(titles), lambda entry: str(entry.id), is_number=True, width=72),
                Column(next(titles), when, width=216),
                Column(next(titles), lambda entry: entry.actor, width=120),
                Column(next(titles), lambda entry: _(entry.action), width=168),
                Column(next(titles), lambda entry: entry.key, width=224),
                Column(next(titles), _changes, width=200),
            ),
            more,
            has_more,
        )


def _changes(entry: AuditEntry) -> str:
    # Which record it is stands beside it already; what was entered is looked for here.
    lines = changed_columns(entry)
    words = in_turn(line for column, line in lines if not KEYS.fullmatch(column))
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
