"""What the evidence asks of somebody today: results that expire, criteria left for later."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.checklist import Checklist
from coordinator.domain.criterion import Criterion, Standing, walked
from coordinator.domain.known import known_on
from coordinator.domain.screening import DECIDED_FOR, State
from coordinator.domain.today import AnsweredLater, CorrectedEvidence, ExpiringResult
from coordinator.domain.windows import ScreeningDates
from coordinator.queries.windows import bars_of
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.rows.evidence import ObservationRow
from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.screenings import WHOLE, known_for
from coordinator.registry.standing import checklists_of
from coordinator.registry.store import Registry
from coordinator.registry.tables import (
    CRITERION,
    ENTRY,
    OBSERVATION,
    SCREENING,
    TRIAL,
    TRIAL_LABEL,
)

SOON = timedelta(days=7)
CORRECTED_SINCE = timedelta(days=30)  # for so long a correction is pointed out
MOST = 30
DECIDED = (*DECIDED_FOR, State.SCREEN_FAILURE)


def expiring(
    registry: Registry, session: Session, screenings: Sequence[int]
) -> tuple[ExpiringResult, ...]:
    """Give the results of open screenings that have to be repeated, the first to end first."""
    now = registry.clock()
    subjects = select(OBSERVATION.c.subject_id)
    rows = session.scalars(
        select(ScreeningRow)
        .where(ScreeningRow.id.in_(screenings), ScreeningRow.subject_id.in_(subjects))
        .options(*WHOLE)
    ).all()
    found = (each for row in rows for each in _expiring(registry, session, row, now.date()))
    return tuple(sorted(found, key=lambda each: (each.valid_until, each.screening_id)))


def _expiring(
    registry: Registry, session: Session, row: ScreeningRow, today: date
) -> Iterator[ExpiringResult]:
    criteria = criteria_in_walk(registry, session, row.version_id, row.version.checks_revision)
    day = max(row.enrolment_on or today + SOON, today)
    known = known_for(session, row, registry.clock())
    for bar in bars_of(criteria, known_on(known, day), today, day):
        if bar.repeat_by is not None:
            yield ExpiringResult(
                row.id,
                row.screening_number,
                row.trial.label,
                bar.title,
                bar.codes,
                bar.valid_until,
                row.enrolment_on,
            )


def answered_later(
    registry: Registry, session: Session, today: date
) -> tuple[AnsweredLater, ...]:
    """Give what decided screenings left for later, where it is due or has failed."""
    waiting = _waiting(registry, session)
    checklists = checklists_of(registry, session, waiting)
    rows = session.execute(
        select(
            SCREENING.c.id,
            SCREENING.c.screening_number,
            TRIAL_LABEL,
            SCREENING.c.consented_on,
            SCREENING.c.enrolment_on,
            SCREENING.c.first_dose_on,
        )
        .join_from(SCREENING, TRIAL, TRIAL.c.id == SCREENING.c.trial_id)
        .where(SCREENING.c.id.in_(waiting))
    )
    found = [
        replace(each, screening_id=id_, screening_number=number, trial=trial)
        for id_, number, trial, consent, enrolment, dose in rows
        for each in _later(
            checklists[id_],
            ScreeningDates(consent, enrolment=enrolment, first_dose=dose).of_deferred,
            today,
        )
    ]
    return tuple(sorted(found, key=lambda each: (not each.is_failed, each.due_on or today)))


def _waiting(registry: Registry, session: Session) -> dict[int, int]:
    """Give decided screenings with something left for later, and the version of each.

    Those where it has failed come first, then the newest, as many as fit a page.
    """
    versions = session.scalars(
        select(CRITERION.c.version_id)
        .where(CRITERION.c.deferred_to != "", CRITERION.c.is_voided == False)  # noqa: E712  SQL
        .distinct()
    ).all()
    found = [
        (Standing.FAILED in standings, screening_id, version_id)
        for version_id in versions
        for screening_id, standings in _left_for_later(registry, session, version_id)
        if standings != {Standing.SATISFIED}
    ]
    return {id_: version_id for _failed, id_, version_id in sorted(found, reverse=True)[:MOST]}


def _left_for_later(
    registry: Registry, session: Session, version_id: int
) -> Iterator[tuple[int, set[Standing]]]:
    """Give each decided screening of a version, and how what is answered later stands."""
    later = _later_leaves(criteria_in_walk(registry, session, version_id))
    decided = select(SCREENING.c.id).where(
        SCREENING.c.version_id == version_id, SCREENING.c.state.in_(DECIDED_FOR)
    )
    said = session.execute(
        select(ENTRY.c.screening_id, ENTRY.c.criterion_id, ENTRY.c.answer)
        .where(ENTRY.c.screening_id.in_(decided), ENTRY.c.criterion_id.in_(later))
        .order_by(ENTRY.c.id)
    )
    newest = {(screening_id, asked): answer for screening_id, asked, answer in said}
    for screening_id in session.scalars(decided):
        answers = ((each, newest.get((screening_id, each.id))) for each in later.values())
        yield screening_id, {each.standing(answer) for each, answer in answers}


def _later_leaves(criteria: tuple[Criterion, ...]) -> dict[int, Criterion]:
    return {
        found.id: found
        for found in walked(criteria)
        if found.deferred_to and not (found.is_heading or found.answered_by_parts)
    }


def _later(checklist: Checklist, due_on: date | None, today: date) -> Iterator[AnsweredLater]:
    """Give what is due or has failed; whose it is is not known here."""
    for item in checklist.asked:
        event = _event(item.criterion)
        if not event:
            continue
        is_failed = item.standing is Standing.FAILED
        is_due = item.is_deferred and (due_on is None or due_on <= today + SOON)
        if is_failed or is_due:
            yield AnsweredLater(0, "", "", (item.criterion.code,), event, due_on, is_failed)


def _event(criterion: Criterion) -> str:
    """Name what a criterion, or a part of it, is answered before."""
    return next((each.deferred_to for each in walked((criterion,)) if each.deferred_to), "")


def corrected_after_decision(
    registry: Registry, session: Session, today: date
) -> tuple[CorrectedEvidence, ...]:
    """Give the evidence that answers cite and that was corrected after the decision.

    It is pointed out for 30 days: whether the decision stands is for a person to say.
    """
    zone = registry.clock().tzinfo
    rows = session.scalars(
        select(ObservationRow)
        .where(ObservationRow.replaces_id.is_not(None))
        .order_by(ObservationRow.id.desc())
        .limit(MOST * MOST)
    )
    found: list[CorrectedEvidence] = []
    for row in rows:
        day = row.entered_at.astimezone(zone).date()
        if day < today - CORRECTED_SINCE:
            break
        found += _resting_on(session, registry, row, day)
    return tuple(found)


def _resting_on(
    session: Session, registry: Registry, row: ObservationRow, day: date
) -> Iterator[CorrectedEvidence]:
    decided = session.scalars(
        select(ScreeningRow)
        .where(ScreeningRow.subject_id == row.subject_id, ScreeningRow.state.in_(DECIDED))
        .options(*WHOLE)
    )
    for screening in decided:
        if not screening.decisions or screening.decisions[-1].decided_at > row.entered_at:
            continue
        citing = _citing(session, screening.id, row.replaces_id)
        criteria = criteria_in_walk(registry, session, screening.version_id)
        codes = tuple(each.code for each in walked(criteria) if each.id in citing)
        if codes:
            yield CorrectedEvidence(
                screening.id,
                screening.screening_number,
                screening.trial.label,
                codes,
                row.title,
                day,
            )


def _citing(session: Session, screening_id: int, observation_id: int | None) -> set[int]:
    """Give the criteria whose entry in force cites an observation."""
    entries = session.scalars(
        select(EntryRow).filter_by(screening_id=screening_id).order_by(EntryRow.id)
    )
    cited = {entry.criterion_id: entry.cited for entry in entries}
    return {criterion_id for criterion_id, cites in cited.items() if observation_id in cites}
