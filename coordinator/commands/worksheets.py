"""Filling in worksheets: what was entered is kept, and its settled results become evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from coordinator.commands.evidence import store_observation
from coordinator.commands.observing import require_assessor, require_days, told_row
from coordinator.commands.worksheet_entry import Sheet, sheet_of
from coordinator.domain.audit import Action
from coordinator.domain.evidence import Evidence
from coordinator.domain.filled_worksheet import (
    OtherWorksheet,
    WorksheetReplaced,
    source_words,
)
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import StaffMember
from coordinator.instruments.entering import Rating, Said, as_said
from coordinator.instruments.keeping import kept_of
from coordinator.instruments.library import instrument as instrument_named
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.evidence import ObservationRow, WorksheetRow
from coordinator.registry.rows.subjects import SubjectRow
from coordinator.registry.store import Registry
from coordinator.registry.worksheets import kept_line, kept_note, kept_outcome
from coordinator.text import N_


def fill_in(  # noqa: PLR0913  a worksheet has these
    registry: Registry,
    actor: StaffMember,
    *,
    subject_id: int,
    instrument: str,
    said: Mapping[str, Said],
    rating: Rating,
    document: Evidence,
    remark: str = "",
    screening_id: int | None = None,
    criterion_id: int | None = None,
    correction: str = "",
    replaces_id: int | None = None,
    taken_over: Mapping[str, int] | None = None,
    for_study: bool = False,
) -> int:
    """Keep a worksheet and, as evidence, its settled results; give the worksheet's id.

    `taken_over` names the observations that items were filled in from. One whose main result
    is open is kept, but is no evidence yet. With `replaces_id` it corrects an earlier one.
    Where it was done for the trial and is entered late, the remark says why (W4).

    Raises:
        NotDelegated, WorksheetReplaced, OtherWorksheet, ReasonMissing, DateInFuture,
        DateBeforeBirth, BeforeConsent, and what `sheet_of` refuses.
    """
    asked = instrument_named(instrument)
    with registry.changing(Action.WORKSHEET_FILLED_IN, actor, correction) as session:
        require_assessor(session, actor, subject_id, screening_id)
        birth = session.get_one(SubjectRow, subject_id).identity.birth_on
        sheet = sheet_of(asked, said, rating, document, birth, for_study=for_study)
        why_late = correction or remark
        require_days(session, sheet.usual, subject_id, screening_id, why_late)
        former = _former(session, sheet, replaces_id, correction)
        row = _row(sheet, _taken_over(session, subject_id, taken_over or {}))
        row.subject_id, row.screening_id = subject_id, screening_id
        row.criterion_id, row.replaces_id = criterion_id, replaces_id
        row.remark, row.correction = remark.strip(), correction.strip()
        row.entered_by, row.entered_at = actor.name, session.attribution.at
        worksheet_id = session.append(row)
        where = _Where(subject_id, screening_id, worksheet_id, correction.strip(), why_late)
        _keep_results(session, actor, sheet, where, former)
    return worksheet_id


@dataclass(frozen=True, slots=True)
class _Where:
    subject_id: int
    screening_id: int | None
    worksheet_id: int
    correction: str
    why_late: str


def _former(
    session: AuditedSession, sheet: Sheet, replaces_id: int | None, correction: str
) -> dict[str, ObservationRow]:
    """Give the results in force of the worksheet that is corrected, by what they are of."""
    if replaces_id is None:
        return {}
    if not correction.strip():
        raise ReasonMissing(N_("A correction"))
    former = session.get_one(WorksheetRow, replaces_id)
    if former.instrument != sheet.instrument.name:
        raise OtherWorksheet(former.title)
    newer = session.scalars(select(WorksheetRow).filter_by(replaces_id=replaces_id)).first()
    if newer is not None:
        raise WorksheetReplaced(former.title, newer.entered_by)
    statement = select(ObservationRow).filter_by(worksheet_id=replaces_id)
    rows = session.scalars(statement.order_by(ObservationRow.id)).all()
    taken_back = {row.replaces_id for row in rows if row.is_withdrawn}
    return {row.what: row for row in rows if not row.is_withdrawn and row.id not in taken_back}


def _taken_over(
    session: AuditedSession, subject_id: int, taken_over: Mapping[str, int]
) -> dict[str, ObservationRow]:
    """Give the observations that items were filled in from; id 0 is what the record knows."""
    found = {key: session.get_one(ObservationRow, of) for key, of in taken_over.items() if of}
    for row in found.values():
        if row.subject_id != subject_id:
            raise KeyError(row.id)
    return found


def _row(sheet: Sheet, taken_over: Mapping[str, ObservationRow]) -> WorksheetRow:
    asked, findings, result = sheet.instrument, sheet.findings, sheet.result
    document, kept = sheet.document, kept_of(asked, findings, result)
    sources = {key: source_words(row.to_domain().told) for key, row in taken_over.items()}
    births = {item.key for item in asked.items if item.subject == "birth"}  # P1
    return WorksheetRow(
        instrument=asked.name,
        instrument_version=asked.version,
        title=asked.title,
        citation=asked.citation,
        said={key: told for key, told in as_said(findings).items() if key not in births},
        taken_over={key: row.id for key, row in taken_over.items() if findings.entry(key)},
        lines=[
            kept_line(replace(line, source=sources.get(line.key, "")))
            for line in kept.lines
            if line.key not in births
        ],
        outcomes=[kept_outcome(outcome) for outcome in kept.outcomes],
        notes=[kept_note(note) for note in kept.notes],
        working=result.working,
        rest_is_absent=findings.rest_is_absent,
        for_study=sheet.for_study,
        rater=findings.rater.strip(),
        rated_on=sheet.day,
        source_kind=document.kind,
        source_place=document.place.strip(),
        source_dated_on=document.dated_on,
    )


def _keep_results(
    session: AuditedSession,
    actor: StaffMember,
    sheet: Sheet,
    where: _Where,
    former: dict[str, ObservationRow],
) -> None:
    """Store each result; one that the correction leaves open is taken back."""
    for told in sheet.told():
        replaced = former.pop(told.what, None)
        if replaced is None:
            store_observation(
                session,
                actor,
                subject_id=where.subject_id,
                told=told,
                screening_id=where.screening_id,
                worksheet_id=where.worksheet_id,
                late_reason=where.why_late,
            )
        else:
            _replace(session, actor, replaced, told, where)
    for left in former.values():
        _replace(session, actor, left, left.to_domain().told, where, is_withdrawn=True)


def _replace(
    session: AuditedSession,
    actor: StaffMember,
    former: ObservationRow,
    told: NewObservation,
    where: _Where,
    *,
    is_withdrawn: bool = False,
) -> None:
    row = told_row(session, actor, told)
    row.subject_id, row.screening_id = where.subject_id, where.screening_id
    row.worksheet_id, row.replaces_id = where.worksheet_id, former.id
    row.is_withdrawn, row.correction = is_withdrawn, where.correction
    session.append(row)
