"""Worksheets that were filled in for a subject, and what a new one can take over."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.checklist import walked_items
from coordinator.domain.errors import Refused
from coordinator.domain.filled_worksheet import FilledWorksheet, TakenOver, source_words
from coordinator.domain.instrument import Instrument, Item, ItemKind
from coordinator.domain.observation import Nature, Observation
from coordinator.domain.screening import Screening
from coordinator.instruments.entering import entry_of
from coordinator.registry.observations import observations_in_force
from coordinator.registry.rows.evidence import ObservationRow, WorksheetRow
from coordinator.registry.rows.subjects import SubjectRow
from coordinator.registry.store import Registry
from coordinator.registry.worksheets import filled_worksheet
from coordinator.text import _


def worksheets_of(registry: Registry, subject_id: int) -> tuple[FilledWorksheet, ...]:
    """Give a subject's worksheets, newest first; corrected ones say by which."""
    with registry.reading() as session:
        return filled_for(session, subject_id)[::-1]


def worksheet_at(registry: Registry, worksheet_id: int) -> FilledWorksheet:
    with registry.reading() as session:
        row = session.get_one(WorksheetRow, worksheet_id)
        newer = select(WorksheetRow.id).filter_by(replaces_id=worksheet_id)
        return filled_worksheet(row, session.scalar(newer) or 0)


def worksheets_behind(registry: Registry, screening: Screening) -> tuple[FilledWorksheet, ...]:
    """Give the worksheets that a screening rests on, oldest first.

    Filled in for it, or with a result that one of its criteria was computed from; once it
    is decided, as they stood at the decision.
    """
    until = screening.decision.decided_at if screening.decision else None
    until = None if screening.is_open else until
    with registry.reading() as session:
        every = filled_for(session, screening.subject.id, until)
        used = _used_in(session, screening)
    return tuple(
        found
        for found in every
        if found.is_in_force and (found.screening_id == screening.id or found.id in used)
    )


def _used_in(session: Session, screening: Screening) -> frozenset[int]:
    findings = (item.finding for item in walked_items(screening.checklist.items))
    observed = {used for finding in findings if finding for used in finding.used}
    statement = select(ObservationRow.worksheet_id).where(ObservationRow.id.in_(observed))
    return frozenset(found for found in session.scalars(statement) if found is not None)


def filled_for(
    session: Session, subject_id: int, until: datetime | None = None
) -> tuple[FilledWorksheet, ...]:
    """Give a subject's worksheets, oldest first; with `until` as they stood then."""
    statement = select(WorksheetRow).filter_by(subject_id=subject_id)
    found = session.scalars(statement.order_by(WorksheetRow.id))
    rows = [row for row in found if until is None or row.entered_at <= until]
    replaced = {row.replaces_id: row.id for row in rows if row.replaces_id}
    return tuple(filled_worksheet(row, replaced.get(row.id, 0)) for row in rows)


def to_take_over(
    registry: Registry, subject_id: int, instrument: Instrument
) -> tuple[TakenOver, ...]:
    """Give what is known of the subject at the items of a worksheet, of each the newest.

    A limit of normal comes from the same report as its value.
    """
    with registry.reading() as session:
        subject = session.get_one(SubjectRow, subject_id)
        known = {"sex": subject.sex.value, "birth": subject.identity.birth_on.isoformat()}
        newest = _newest(observations_in_force(session, subject_id))
    return tuple(_taken_over(instrument, known, newest))


def _newest(observations: tuple[Observation, ...]) -> dict[str, Observation]:
    measured = (
        found
        for found in observations
        if found.told.nature is Nature.MEASURED and found.told.on is not None
    )
    in_order = sorted(measured, key=lambda found: (str(found.told.on), found.id))
    return {found.told.what: found for found in in_order}


def _taken_over(
    instrument: Instrument, known: Mapping[str, str], newest: Mapping[str, Observation]
) -> Iterator[TakenOver]:
    first: Observation | None = None
    for item in instrument.items:
        found = newest.get(item.analyte) if item.analyte else None
        if item.subject:
            yield TakenOver(item.key, known[item.subject], 0, _("from the subject's record"))
        elif found is not None and (said := _said_at(item, found)):
            first = first or found
            told = found.told
            yield TakenOver(item.key, said, found.id, source_words(told), told.document)
    for item in instrument.items:
        if first is not None and item.kind is ItemKind.DAY and not item.subject:
            yield TakenOver(item.key, str(first.told.on), first.id, source_words(first.told))


def _said_at(item: Item, found: Observation) -> str:
    """Give what an observation says at an item; nothing where the item cannot take it."""
    told = found.told
    figure = {"upper": told.high, "lower": told.low}.get(item.reference, told.value)
    said = f"{figure} {told.unit}".strip() if figure else ""
    try:
        return said if said and entry_of(item, said) else ""
    except Refused:
        return ""
