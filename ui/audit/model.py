"""The audit trail as a table, and one entry in full."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from coordinator.domain.audit import AuditEntry
from coordinator.text import N_, _
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
KEYS = re.compile(r"\w+_id: |label: |position: ")
LONGEST = 120  # characters of changes in a row; the whole stands below


@dataclass(frozen=True, slots=True)
class VerifyView:
    """What is known of the chain: nothing yet, how far the walk is, or what was found."""

    tone: Tone = Tone.NEUTRAL
    sentence: str = ""
    detail: str = ""
    share: float | None = None


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
                Column(next(titles), lambda entry: entry.action, width=168),
                Column(next(titles), lambda entry: entry.key, width=224),
                Column(next(titles), _changes, width=200),
            ),
            more,
            has_more,
        )


def when(entry: AuditEntry) -> str:
    """Give date and time as they were at the workstation, with the offset."""
    return entry.at.strftime("%Y-%m-%d %H:%M:%S %z")


def changed(entry: AuditEntry) -> tuple[str, ...]:
    """Give each change as a line: what, former value, new value."""
    changes: dict[str, list[object]] = json.loads(entry.changes)
    return tuple(
        f"{name}: {_value(after)}"
        if before is None
        else f"{name}: {_value(before)} → {_value(after)}"
        for name, (before, after) in changes.items()
    )


def _changes(entry: AuditEntry) -> str:
    # Which record it is stands beside it already; what was entered is looked for here.
    lines = (line for line in changed(entry) if not KEYS.match(line))
    words = "; ".join(lines)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _value(value: object) -> str:
    return "–" if value in (None, "") else str(value)
