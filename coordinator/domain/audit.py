"""The audit trail: who did what, when and why (T1 to T3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coordinator.domain.action import Action
from coordinator.domain.errors import Refused
from coordinator.text import N_

__all__ = ["Action"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose behalf, when, where and why a change is made."""

    action: Action
    actor: str
    at: datetime
    reason: str = ""
    workstation: str = ""

    @property
    def utc_offset(self) -> int:
        """The local offset of `at` in minutes (W4)."""
        return int((self.at.utcoffset() or timedelta()).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the trail. `changes` is JSON: each column with its old and new value."""

    id: int
    at: datetime
    utc_offset: int
    actor: str
    action: str
    reason: str
    workstation: str
    record: str
    key: str
    changes: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Entries are wanted that fit all of it. `words` stand anywhere in key or reason."""

    actor: str = ""
    action: str = ""
    record: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying the chain found. `broken_at` is the first entry that does not fit."""

    count: int
    head: str
    broken_at: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


class TrailBroken(Refused):
    problem = N_("The audit trail does not fit together from entry {entry} on.")
    remedy = N_("Stop working with this file, keep it as it is, and restore the last backup.")

    def __init__(self, entry: int) -> None:
        super().__init__(entry=entry)
