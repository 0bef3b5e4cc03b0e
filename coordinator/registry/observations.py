"""What is stored of subjects' evidence and of ranges of normal, as facts.

An answer waits for it to be read: mapped rows would take several times as long.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from coordinator.domain.evidence import Evidence
from coordinator.domain.laboratory import ReferenceRange
from coordinator.domain.observation import NewObservation, Observation
from coordinator.registry.prepared import selection
from coordinator.registry.rows.laboratories import RangeRow
from coordinator.registry.tables import OBSERVATION

RANGE = cast("Table", RangeRow.__table__)
_TOLD = (
    OBSERVATION.c.what,
    OBSERVATION.c.title,
    OBSERVATION.c.nature,
    OBSERVATION.c.value,
    OBSERVATION.c.unit,
    OBSERVATION.c.low,
    OBSERVATION.c.high,
    OBSERVATION.c.on,
    OBSERVATION.c.until,
    OBSERVATION.c.is_ongoing,
    OBSERVATION.c.for_study,
    OBSERVATION.c.laboratory_id,
)
_DOCUMENT = (
    OBSERVATION.c.source_kind,
    OBSERVATION.c.source_place,
    OBSERVATION.c.source_dated_on,
)
_ENTERED = (
    OBSERVATION.c.entered_by,
    OBSERVATION.c.entered_at,
    OBSERVATION.c.correction,
    OBSERVATION.c.screening_id,
    OBSERVATION.c.worksheet_id,
)
_OBSERVATIONS = (
    select(
        OBSERVATION.c.id,
        OBSERVATION.c.replaces_id,
        OBSERVATION.c.is_withdrawn,
        OBSERVATION.c.entered_at.label("since"),
        *_TOLD,
        *_DOCUMENT,
        *_ENTERED,
    )
    .where(OBSERVATION.c.subject_id == bindparam("subject_id"))
    .order_by(OBSERVATION.c.id)
)
_RANGES = select(
    RANGE.c.entered_at,
    RANGE.c.voided_at,
    RANGE.c.id,
    RANGE.c.laboratory_id,
    RANGE.c.analyte,
    RANGE.c.unit,
    RANGE.c.low,
    RANGE.c.high,
    RANGE.c.valid_from,
    RANGE.c.sex,
    RANGE.c.from_age,
    RANGE.c.to_age,
).order_by(RANGE.c.id)


def observations_in_force(
    session: Session, subject_id: int, *, as_of: datetime | None = None
) -> tuple[Observation, ...]:
    """Give a subject's evidence, each with what it replaced; withdrawn ones are left out.

    With `as_of` it is what stood there at that moment.
    """
    connection = session.connection()
    asked = {"subject_id": subject_id}
    rows = selection(_OBSERVATIONS, connection.dialect).all(connection, asked)
    return _in_force(rows, as_of)


def _in_force(
    rows: Iterable[list[Any]], as_of: datetime | None = None
) -> tuple[Observation, ...]:
    """Fold corrections, oldest first, into the observations that they replace."""
    found: dict[int, Observation] = {}
    for number, replaces_id, is_withdrawn, since, *rest in rows:
        if as_of is not None and since > as_of:
            continue
        former = found.pop(replaces_id, None) if replaces_id else None
        if is_withdrawn:
            continue
        chain = () if former is None else (*former.former, replace(former, former=()))
        found[number] = _observation(number, rest, chain)
    return tuple(found.values())


def _observation(
    number: int, stored: list[Any], former: tuple[Observation, ...]
) -> Observation:
    document = len(_TOLD)
    entered = document + len(_DOCUMENT)
    source = Evidence(*stored[document:entered])
    told = NewObservation(*(*stored[:document], source))
    from_log = False
    return Observation(*(number, told, *stored[entered:], from_log, former))


def ids_in_force(session: Session, subject_id: int) -> frozenset[int]:
    """Give the ids of a subject's observations in force."""
    return frozenset(found.id for found in observations_in_force(session, subject_id))


def ranges_in_use(
    session: Session, *, as_of: datetime | None = None
) -> tuple[ReferenceRange, ...]:
    """Give the reference ranges that count; with `as_of` those that counted then."""
    connection = session.connection()
    rows = selection(_RANGES, connection.dialect).all(connection, {})
    return tuple(
        ReferenceRange(*stored)
        for entered_at, voided_at, *stored in rows
        if _counts(entered_at, voided_at, as_of)
    )


def _counts(entered_at: datetime, voided_at: datetime | None, as_of: datetime | None) -> bool:
    if as_of is None:
        return voided_at is None
    return entered_at <= as_of and (voided_at is None or voided_at > as_of)
