"""What the audit trail tells of the values of a screening, for files for other systems."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone

from sqlalchemy import select

from coordinator.domain.exchange import ValueChange
from coordinator.domain.screening import Screening
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.store import Registry

SCREENING, DECISION = "SCREENING", "DECISION"
_GROUPS = {"Screening": SCREENING, "Decision": DECISION}
_KEYS = {
    SCREENING: {
        "attempt": "ATTEMPT",
        "consented_on": "CONSENTED",
        "consented_at": "CONSENT-TIME",
        "consent_version": "CONSENT-FORM",
        "consent_obtained_by": "CONSENT-BY",
        "visit_on": "VISIT",
        "enrolment_on": "ENROLMENT",
        "first_dose_on": "FIRST-DOSE",
        "randomisation_number": "RANDOMISATION",
        "arm": "ARM",
        "state": "STATE",
    },
    DECISION: {
        "outcome": "OUTCOME",
        "failed": "FAILED",
        "excepted": "EXCEPTED",
        "reason": "REASON",
        "ended_on": "ENDED",
    },
}


def changes_of(registry: Registry, screening: Screening) -> tuple[ValueChange, ...]:
    """Give what became of dates, state and decision, in the order of time (T1)."""
    row = AuditEntryRow
    key = f"{screening.trial.label} {screening.screening_number}"
    statement = select(row).where(row.record.in_(_GROUPS), row.key == key).order_by(row.id)
    known: dict[tuple[str, str], str] = defaultdict(str)
    found: list[ValueChange] = []
    with registry.reading() as session:
        for entry in session.scalars(statement):
            for change in _told_by(entry, screening.id):
                if known[change.group, change.key] != change.words:
                    known[change.group, change.key] = change.words
                    found.append(change)
    return tuple(found)


def _told_by(entry: AuditEntryRow, screening_id: int) -> Iterator[ValueChange]:
    """Read one entry; a decision tells of all of its values, also of those it leaves empty."""
    group = _GROUPS[entry.record]
    changes = json.loads(entry.changes)
    whose = changes["#"] if group == SCREENING else changes.get("screening_id", [0, 0])[1]
    if whose != screening_id:
        return
    zone = timezone(timedelta(minutes=entry.utc_offset))
    at = datetime.fromisoformat(entry.at).astimezone(zone)
    for column, key in _KEYS[group].items():
        if column in changes or group == DECISION:
            value = changes[column][1] if column in changes else None
            words = _words(column, value)
            yield ValueChange(group, key, words, entry.actor, at, entry.reason)


def _words(column: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(map(str, value))
    if column == "consented_at":
        return time.fromisoformat(str(value)).isoformat("seconds")
    return str(value)
