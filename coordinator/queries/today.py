"""What needs somebody today."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, select
from sqlalchemy.orm import Session

from coordinator.domain.checklist import Checklist, Item, walked_items
from coordinator.domain.clarification import ClarifiedCriterion
from coordinator.domain.criterion import Answer, Standing
from coordinator.domain.log import LogFilter
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import Severity
from coordinator.domain.screening import OPEN_STATES, State
from coordinator.domain.signature import Meaning
from coordinator.domain.today import (
    AwaitedResult,
    OpenQuestion,
    OpenScreening,
    Recruitment,
    Today,
    VersionToReview,
)
from coordinator.domain.trial import TrialState
from coordinator.queries.amendments import amendments_in_use
from coordinator.queries.backups import days_without_backup
from coordinator.queries.clarifications import open_ones
from coordinator.queries.consents import consents_due
from coordinator.queries.log_search import first_ids
from coordinator.queries.today_evidence import (
    SOON,
    answered_later,
    corrected_after_decision,
    expiring,
)
from coordinator.queries.wet_ink import awaited_copies
from coordinator.registry.standing import checklists_of
from coordinator.registry.store import Registry
from coordinator.registry.tables import (
    ENTRY,
    POINT,
    SCREENING,
    SIGNATURE,
    SUBJECT,
    TRIAL,
    TRIAL_LABEL,
    VERSION,
    WAS_ENROLLED,
)

MOST = 30  # screenings of each kind; the log has all of them
OLDEST_OPEN = LogFilter(states=OPEN_STATES, descending=False)
TO_SIGN = LogFilter(states=(State.AWAITING_INVESTIGATOR,), descending=False)
NEWER = ENTRY.alias()

_OPEN = (
    select(
        SCREENING.c.id,
        SCREENING.c.version_id,
        SCREENING.c.screening_number,
        SCREENING.c.state,
        SCREENING.c.consented_on,
        SUBJECT.c.initials,
        TRIAL_LABEL,
    )
    .join_from(SCREENING, TRIAL, TRIAL.c.id == SCREENING.c.trial_id)
    .join(SUBJECT, SUBJECT.c.id == SCREENING.c.subject_id)
    .order_by(SCREENING.c.consented_on, SCREENING.c.id)
)
_WITH_A_RESULT_DUE = (
    select(SCREENING.c.id)
    .join_from(SCREENING, ENTRY, ENTRY.c.screening_id == SCREENING.c.id)
    .where(
        SCREENING.c.state == State.IN_SCREENING,
        ENTRY.c.answer == Answer.PENDING,
        ENTRY.c.due_on <= bindparam("until"),
        ~exists().where(
            NEWER.c.screening_id == ENTRY.c.screening_id,
            NEWER.c.criterion_id == ENTRY.c.criterion_id,
            NEWER.c.id > ENTRY.c.id,
        ),
    )
    .order_by(ENTRY.c.due_on, ENTRY.c.id)
    .limit(MOST)
)
_COMPLETED = select(SIGNATURE.c.screening_id).where(
    SIGNATURE.c.screening_id.in_(bindparam("screenings", expanding=True)),
    SIGNATURE.c.meaning == Meaning.COMPLETED,
    SIGNATURE.c.voided_at.is_(None),
)


def today_of(registry: Registry, *, day: date) -> Today:
    consents, questions = consents_due(registry), open_ones(registry)
    backup_days = days_without_backup(registry)
    with registry.reading() as session:
        found = _open_screenings(registry, session, day)
        waiting = [line for line, _ in found if line.state is State.AWAITING_INVESTIGATOR]
        completed = _completed(session, waiting)
        return Today(
            day=day,
            waiting=tuple(line for line in waiting if line.screening_id in completed),
            unsigned=tuple(line for line in waiting if line.screening_id not in completed),
            open=tuple(line for line, _ in found if line not in waiting),
            awaited=tuple(
                awaited
                for line, checklist in found
                if line not in waiting
                for awaited in _awaited(line, checklist)
            ),
            reviews=_reviews(session),
            recruitment=_recruitment(session),
            open_total=_count_open(session),
            amendments=amendments_in_use(registry, session),
            expiring=expiring(registry, session, [line.screening_id for line, _ in found]),
            later=answered_later(registry, session, day),
            corrected=corrected_after_decision(registry, session, day),
            consents=consents,
            questions=tuple(_unanswered(questions, day)),
            backup_days=backup_days,
            copies=awaited_copies(session),
        )


def _open_screenings(
    registry: Registry, session: Session, day: date
) -> list[tuple[OpenScreening, Checklist]]:
    """Give the oldest open screenings and those that wait, each with how far it has got."""
    ids = set(session.connection().execute(_WITH_A_RESULT_DUE, {"until": day + SOON}).scalars())
    for wanted in (OLDEST_OPEN, TO_SIGN):
        ids |= set(session.connection().execute(first_ids(session, wanted, "", MOST)).scalars())
    rows = session.connection().execute(_OPEN.where(SCREENING.c.id.in_(ids))).all()
    checklists = checklists_of(registry, session, {row.id: row.version_id for row in rows})
    return [(_line(row, checklists[row.id]), checklists[row.id]) for row in rows]


def _line(row: Row[*tuple[Any, ...]], checklist: Checklist) -> OpenScreening:
    return OpenScreening(
        row.id,
        row.screening_number,
        row.initials,
        row.trial,
        row.state,
        checklist.decided_count,
        len(checklist.asked),
        next(iter(checklist.open), ""),
        checklist.failed,
        row.consented_on,
    )


def _unanswered(asked: Iterable[ClarifiedCriterion], day: date) -> Iterator[OpenQuestion]:
    """Give the questions that have been open for more than a week."""
    for line in asked:
        for question in line.clarifications:
            if question.is_open and question.asked_on < day - SOON:
                yield OpenQuestion(
                    line.trial_id, line.trial, line.code, question.asked_of, question.asked_on
                )


def _completed(session: Session, waiting: list[OpenScreening]) -> set[int]:
    """Give those of the screenings that the coordinator has signed."""
    asked = {"screenings": [line.screening_id for line in waiting]}
    return set(session.connection().execute(_COMPLETED, asked).scalars())


def _awaited(line: OpenScreening, checklist: Checklist) -> Iterator[AwaitedResult]:
    def is_awaited(item: Item) -> bool:
        return item.entry.answer is Answer.PENDING and item.standing is Standing.OPEN

    for item in filter(is_awaited, walked_items(checklist.items)):
        yield AwaitedResult(
            line.screening_id,
            line.screening_number,
            item.criterion.code,
            item.entry.reason,
            item.entry.due_on,
        )


def _reviews(session: Session) -> tuple[VersionToReview, ...]:
    is_open = POINT.c.resolved_at.is_(None) & (POINT.c.severity != Severity.NOTE)
    statement = (
        select(TRIAL.c.id, VERSION.c.id, TRIAL_LABEL, VERSION.c.version, func.count(POINT.c.id))
        .join_from(VERSION, TRIAL, TRIAL.c.id == VERSION.c.trial_id)
        .outerjoin(POINT, (POINT.c.version_id == VERSION.c.id) & is_open)
        .where(VERSION.c.state == VersionState.DRAFT)
        .group_by(VERSION.c.id, TRIAL.c.id)
        .order_by(VERSION.c.id)
    )
    return tuple(VersionToReview(*row) for row in session.connection().execute(statement))


def _recruitment(session: Session) -> tuple[Recruitment, ...]:
    enrolled = (
        select(func.count())
        .select_from(SCREENING)
        .where(SCREENING.c.trial_id == TRIAL.c.id, WAS_ENROLLED)
        .correlate(TRIAL)
        .scalar_subquery()
    )
    statement = (
        select(TRIAL.c.id, TRIAL_LABEL, enrolled, TRIAL.c.target_enrolment)
        .where(TRIAL.c.state == TrialState.RECRUITING)
        .order_by(TRIAL.c.id)
    )
    return tuple(Recruitment(*row) for row in session.connection().execute(statement))


def _count_open(session: Session) -> int:
    statement = (
        select(func.count()).select_from(SCREENING).where(SCREENING.c.state.in_(OPEN_STATES))
    )
    return session.connection().execute(statement).scalar_one()
