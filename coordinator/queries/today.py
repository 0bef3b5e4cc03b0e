"""What needs somebody today."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.domain.checklist import Item, walked_items
from coordinator.domain.criterion import Answer, Standing
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import Severity
from coordinator.domain.screening import OPEN_STATES, Screening, State
from coordinator.domain.signature import Meaning
from coordinator.domain.today import (
    AwaitedResult,
    OpenScreening,
    Recruitment,
    Today,
    VersionToReview,
)
from coordinator.domain.trial import TrialState
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.trials import PointRow, TrialRow, VersionRow
from coordinator.registry.screenings import WHOLE, screening_of_row
from coordinator.registry.store import Registry

MOST = 30  # screenings on the page; the log has all of them


def today_of(registry: Registry, *, day: date) -> Today:
    with registry.reading() as session:
        found = _open_screenings(registry, session)
        lines = [(screening, _line(screening)) for screening in found]
        return Today(
            day=day,
            waiting=tuple(line for s, line in lines if _waits(s) and not _unsigned(s)),
            unsigned=tuple(line for s, line in lines if _waits(s) and _unsigned(s)),
            open=tuple(line for screening, line in lines if screening.is_open),
            awaited=tuple(a for screening in found for a in _awaited(screening)),
            reviews=_reviews(session),
            recruitment=_recruitment(session),
            open_total=_count_open(session),
        )


def _waits(screening: Screening) -> bool:
    return screening.state is State.AWAITING_INVESTIGATOR


def _unsigned(screening: Screening) -> bool:
    return screening.next_meaning is Meaning.COMPLETED


def _open_screenings(registry: Registry, session: Session) -> list[Screening]:
    rows = session.scalars(
        select(ScreeningRow)
        .where(ScreeningRow.state.in_(OPEN_STATES))
        .order_by(ScreeningRow.consented_on, ScreeningRow.id)
        .limit(MOST)
        .options(*WHOLE)
    ).all()
    return [screening_of_row(registry, session, row, with_identity=False) for row in rows]


def _line(screening: Screening) -> OpenScreening:
    checklist = screening.checklist
    return OpenScreening(
        screening.id,
        screening.screening_number,
        screening.subject.initials,
        screening.trial.label,
        screening.state,
        checklist.decided_count,
        len(checklist.asked),
        next(iter(checklist.open), ""),
        checklist.failed,
        screening.consent.given_on,
    )


def _awaited(screening: Screening) -> list[AwaitedResult]:
    def is_awaited(item: Item) -> bool:
        return item.entry.answer is Answer.PENDING and item.standing is Standing.OPEN

    return [
        AwaitedResult(
            screening.id,
            screening.screening_number,
            item.criterion.code,
            item.entry.reason,
            item.entry.due_on,
        )
        for item in walked_items(screening.checklist.items)
        if screening.is_open and is_awaited(item)
    ]


def _reviews(session: Session) -> tuple[VersionToReview, ...]:
    is_open = PointRow.resolved_at.is_(None) & (PointRow.severity != Severity.NOTE)
    statement = (
        select(VersionRow, TrialRow, func.count(PointRow.id))
        .join(TrialRow, TrialRow.id == VersionRow.trial_id)
        .outerjoin(PointRow, (PointRow.version_id == VersionRow.id) & is_open)
        .where(VersionRow.state == VersionState.DRAFT)
        .group_by(VersionRow.id, TrialRow.id)
        .order_by(VersionRow.id)
    )
    return tuple(
        VersionToReview(trial.id, version.id, trial.label, version.version, count)
        for version, trial, count in session.execute(statement)
    )


def _recruitment(session: Session) -> tuple[Recruitment, ...]:
    enrolled = (
        select(func.count(ScreeningRow.id))
        .where(ScreeningRow.trial_id == TrialRow.id, ScreeningRow.state == State.ENROLLED)
        .correlate(TrialRow)
        .scalar_subquery()
    )
    statement = select(TrialRow, enrolled).filter_by(state=TrialState.RECRUITING)
    return tuple(
        Recruitment(trial.id, trial.label, count, trial.target_enrolment)
        for trial, count in session.execute(statement.order_by(TrialRow.id))
    )


def _count_open(session: Session) -> int:
    return session.scalars(
        select(func.count(ScreeningRow.id)).where(ScreeningRow.state.in_(OPEN_STATES))
    ).one()
