"""Questions about a criterion: asked, answered, and put right where they were mistyped."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coordinator.commands.drafts import require_reason
from coordinator.domain.audit import Action
from coordinator.domain.clarification import (
    AnsweredBeforeAsked,
    ClarificationAnswered,
    ClarificationIncomplete,
)
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.windows import EARLIEST, OutOfRange, require_past
from coordinator.registry.audit import AuditedSession
from coordinator.registry.criteria import criterion_in_walk
from coordinator.registry.rows.clarifications import ClarificationRow
from coordinator.registry.rows.trials import CriterionRow, VersionRow
from coordinator.registry.store import Registry
from coordinator.text import N_

_WITH_TRIAL = joinedload(CriterionRow.version).joinedload(VersionRow.trial)


def ask(
    registry: Registry,
    actor: StaffMember,
    *,
    criterion_id: int,
    question: str,
    asked_of: str,
    asked_on: date | None,
) -> int:
    """Note a question about a criterion, and of whom it was asked; give its number.

    Raises:
        NotDelegated, ClarificationIncomplete, DateInFuture, OutOfRange.
    """
    with registry.changing(Action.CLARIFICATION_ASKED, actor) as session:
        criterion = session.scalars(
            select(CriterionRow).filter_by(id=criterion_id).options(_WITH_TRIAL)
        ).one()
        _require_delegated(session, actor, criterion)
        row = ClarificationRow(
            criterion=criterion,
            asked_by=actor.name,
            entered_at=session.attribution.at,
        )
        _put_question(
            session,
            row,
            code=_code(registry, session, criterion),
            question=question,
            asked_of=asked_of,
            asked_on=asked_on,
        )
        session.add(row)
        session.flush()
    return row.id


def answer_clarification(  # noqa: PLR0913  an answer has these fields
    registry: Registry,
    actor: StaffMember,
    *,
    clarification_id: int,
    answer: str,
    answered_by: str,
    answered_on: date | None,
    applies_from: date | None,
) -> None:
    """Enter what was answered, by whom and when, and from which day it applies.

    Raises:
        NotDelegated, ClarificationAnswered, ClarificationIncomplete, DateInFuture,
        AnsweredBeforeAsked, OutOfRange.
    """
    with registry.changing(Action.CLARIFICATION_ANSWERED, actor) as session:
        row = _clarification_row(session, actor, clarification_id)
        code = _code(registry, session, row.criterion)
        if row.answered_on is not None:
            raise ClarificationAnswered(code, row.answered_by, row.answered_on)
        _put_answer(
            session,
            row,
            code=code,
            answer=answer,
            answered_by=answered_by,
            answered_on=answered_on,
            applies_from=applies_from,
        )


def correct_clarification(  # noqa: PLR0913  a clarification has these fields
    registry: Registry,
    actor: StaffMember,
    *,
    clarification_id: int,
    question: str,
    asked_of: str,
    asked_on: date | None,
    answer: str = "",
    answered_by: str = "",
    answered_on: date | None = None,
    applies_from: date | None = None,
    reason: str,
) -> None:
    """Put a question, or its answer, right; the audit trail keeps what stood there.

    An open question stays open: then nothing of an answer is given.

    Raises:
        ReasonMissing, and what `ask` and `answer_clarification` refuse.
    """
    require_reason(N_("Correcting a clarification"), reason)
    with registry.changing(Action.CLARIFICATION_CORRECTED, actor, reason.strip()) as session:
        row = _clarification_row(session, actor, clarification_id)
        code = _code(registry, session, row.criterion)
        _put_question(
            session, row, code=code, question=question, asked_of=asked_of, asked_on=asked_on
        )
        if row.answered_on is not None or answer.strip() or answered_on is not None:
            _put_answer(
                session,
                row,
                code=code,
                answer=answer,
                answered_by=answered_by,
                answered_on=answered_on,
                applies_from=applies_from,
            )


def _clarification_row(
    session: AuditedSession, actor: StaffMember, clarification_id: int
) -> ClarificationRow:
    with_criterion = joinedload(ClarificationRow.criterion)
    row = session.scalars(
        select(ClarificationRow)
        .filter_by(id=clarification_id)
        .options(with_criterion.joinedload(CriterionRow.version).joinedload(VersionRow.trial))
    ).one()
    _require_delegated(session, actor, row.criterion)
    return row


def _require_delegated(
    session: AuditedSession, actor: StaffMember, criterion: CriterionRow
) -> None:
    today = session.attribution.at.date()
    actor.require(Duty.ASSESS_CRITERIA, today, criterion.version.trial_id)


def _put_question(
    session: AuditedSession,
    row: ClarificationRow,
    *,
    code: str,
    question: str,
    asked_of: str,
    asked_on: date | None,
) -> None:
    _require(code, N_("the question"), question)
    _require(code, N_("of whom it was asked"), asked_of)
    if asked_on is None:
        raise ClarificationIncomplete(code, N_("the day it was asked"))
    require_past(N_("The question"), asked_on, session.attribution.at.date())
    row.question, row.asked_of, row.asked_on = question.strip(), asked_of.strip(), asked_on


def _put_answer(  # noqa: PLR0913  an answer has these fields
    session: AuditedSession,
    row: ClarificationRow,
    *,
    code: str,
    answer: str,
    answered_by: str,
    answered_on: date | None,
    applies_from: date | None,
) -> None:
    _require(code, N_("the answer"), answer)
    _require(code, N_("who answered"), answered_by)
    if answered_on is None:
        raise ClarificationIncomplete(code, N_("the day of the answer"))
    if applies_from is None:
        raise ClarificationIncomplete(code, N_("the day from which it applies"))
    require_past(N_("The answer"), answered_on, session.attribution.at.date())
    if answered_on < row.asked_on:
        raise AnsweredBeforeAsked(code, row.asked_on, answered_on)
    if applies_from < EARLIEST:
        raise OutOfRange(applies_from)
    row.answer, row.answered_by = answer.strip(), answered_by.strip()
    row.answered_on, row.applies_from = answered_on, applies_from


def _require(code: str, what: str, words: str) -> None:
    if not words.strip():
        raise ClarificationIncomplete(code, what)


def _code(registry: Registry, session: AuditedSession, row: CriterionRow) -> str:
    """Give a criterion's code; for one that was set aside since, the words it has."""
    if row.is_voided:
        return f"“{row.text}”"
    try:
        return criterion_in_walk(registry, session, row.version_id, row.id).code
    except KeyError:  # what it is a part of was set aside
        return f"“{row.text}”"
