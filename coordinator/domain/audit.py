"""The audit trail: who did what, when and why (T1 to T3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.text import N_


class Action(StrEnum):
    """What was done, as noun and past participle."""

    REGISTRY_CREATED = "registry created"
    REGISTRY_MIGRATED = "registry migrated"
    STAFF_MEMBER_ENTERED = "staff member entered"
    SIGNED_IN = "person signed in"
    SIGN_IN_FAILED = "sign-in failed"
    SIGN_IN_REFUSED = "sign-in refused"
    SIGNED_OUT = "person signed out"
    LOCKED = "screen locked"
    SETTING_CHANGED = "setting changed"
    TRIAL_REGISTERED = "trial registered"
    TRIAL_CHANGED = "trial changed"
    VERSION_DRAFTED = "version drafted"
    VERSION_IDENTIFIED = "version identified"
    WORDING_CONFIRMED = "wording confirmed"
    VERSION_ACTIVATED = "version activated"
    CRITERION_CHANGED = "criterion changed"
    REVIEW_POINT_RESOLVED = "review point resolved"
    REVIEW_POINT_REOPENED = "review point reopened"
    SUBJECT_ENTERED = "subject entered"
    SUBJECT_CORRECTED = "subject corrected"
    CONSENT_RECORDED = "consent recorded"
    SCREENING_DATED = "screening dated"
    CRITERION_ANSWERED = "criterion answered"
    SCREENING_DECIDED = "screening decided"
    SCREENING_REOPENED = "screening reopened"
    SCREENING_ENDED = "screening ended"
    SCREENING_VOIDED = "screening voided"
    SUBJECT_ENROLLED = "subject enrolled"
    CHECKLIST_SIGNED = "checklist signed"
    SIGNING_FAILED = "signing failed"
    FORM_PRINTED = "form printed"
    LIST_EXPORTED = "list exported"
    TRAIL_VERIFIED = "trail verified"
    BACKUP_MADE = "backup made"


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
