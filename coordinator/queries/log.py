"""The screening log: without what identifies a subject (P1), page by page by key."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session, joinedload, selectinload

from coordinator.domain.form import LogRow
from coordinator.domain.log import LogFilter, LogOrder, LogPage
from coordinator.domain.screening import OPEN_STATES, State
from coordinator.domain.subject import normalised_hospital_number
from coordinator.domain.windows import age_on
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.screenings import screening_of_row
from coordinator.registry.store import Registry

ORDERS: dict[LogOrder, tuple[Any, ...]] = {
    LogOrder.CONSENT: (ScreeningRow.consented_on, ScreeningRow.id),
    LogOrder.NUMBER: (ScreeningRow.screening_number, ScreeningRow.id),
    LogOrder.STATE: (ScreeningRow.state, ScreeningRow.consented_on, ScreeningRow.id),
    LogOrder.TRIAL: (ScreeningRow.trial_id, ScreeningRow.consented_on, ScreeningRow.id),
}
WITH_ALL = (
    joinedload(ScreeningRow.trial),
    joinedload(ScreeningRow.version),
    joinedload(ScreeningRow.subject).selectinload(SubjectRow.identities),
    selectinload(ScreeningRow.signatures),
)


def log_page(
    registry: Registry, wanted: LogFilter, *, after: str = "", limit: int = 200
) -> LogPage:
    """Give the rows that follow `after`, the `next` of the page before."""
    columns = ORDERS[wanted.order]
    statement = _ordered(select(ScreeningRow), wanted).limit(limit)
    if after:
        statement = statement.where(_beyond(columns, after, descending=wanted.descending))
    with registry.reading() as session:
        rows = session.scalars(statement.options(*WITH_ALL)).all()
        key = _key_of(rows[-1], columns) if len(rows) == limit else ""
        return LogPage(tuple(map(log_row, rows)), key)


def log_count(registry: Registry, wanted: LogFilter) -> int:
    with registry.reading() as session:
        statement = _filtered(select(func.count(ScreeningRow.id)), wanted)
        count: int = session.scalars(statement).one()
        return count


def log_rows(registry: Registry, wanted: LogFilter) -> tuple[LogRow, ...]:
    """Give the whole log for print and export; open ones with how many criteria are open."""
    with registry.reading() as session:
        rows = session.scalars(_ordered(select(ScreeningRow), wanted).options(*WITH_ALL))
        return tuple(
            log_row(row, _open_count(registry, session, row) if row.state in OPEN_STATES else 0)
            for row in rows
        )


def log_row(row: ScreeningRow, open_count: int = 0) -> LogRow:
    identity = row.subject.identity
    return LogRow(
        screening_id=row.id,
        screening_number=row.screening_number,
        attempt=row.attempt,
        initials=row.subject.initials,
        sex=row.subject.sex.value,
        age=age_on(identity.birth_on, row.consented_on),
        trial=row.trial.label,
        version=row.version.version,
        consented_on=row.consented_on,
        consent_version=row.consent_version,
        screened_on=row.visit_on,
        state=row.state.value,
        failed=tuple(row.failed),
        reason=row.reason,
        ended_on=row.ended_on,
        enrolled_on=row.enrolment_on if row.state is State.ENROLLED else None,
        signed_by=tuple(found.signer for found in row.signatures if found.voided_at is None),
        open_count=open_count,
    )


def _open_count(registry: Registry, session: Session, row: ScreeningRow) -> int:
    return len(screening_of_row(registry, session, row).checklist.open)


def _ordered(statement: Select[ScreeningRow], wanted: LogFilter) -> Select[ScreeningRow]:
    columns = ORDERS[wanted.order]
    direction = [column.desc() if wanted.descending else column for column in columns]
    return _filtered(statement, wanted).order_by(*direction)


def _filtered(statement: Select[Any], wanted: LogFilter) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.trial_id is not None:
        conditions.append(ScreeningRow.trial_id == wanted.trial_id)
    if wanted.states:
        conditions.append(ScreeningRow.state.in_(wanted.states))
    if wanted.consented_from is not None:
        conditions.append(ScreeningRow.consented_on >= wanted.consented_from)
    if wanted.consented_until is not None:
        conditions.append(ScreeningRow.consented_on <= wanted.consented_until)
    if wanted.words.strip():
        conditions.append(_resembling(wanted.words.strip(), wanted))
    return statement.where(*conditions)


def _resembling(words: str, wanted: LogFilter) -> ColumnElement[bool]:
    of_initials = select(SubjectRow.id).where(_begins(SubjectRow.initials, words.upper()))
    ways = [
        _begins(ScreeningRow.screening_number, words),
        ScreeningRow.subject_id.in_(of_initials),
        ScreeningRow.trial_id.in_(
            select(TrialRow.id).where(
                or_(
                    TrialRow.short_title.contains(words, autoescape=True),
                    TrialRow.nct == words.upper(),
                    TrialRow.chictr == words,
                )
            )
        ),
    ]
    if wanted.with_identity:
        folded = normalised_hospital_number(words)
        of_identity = select(IdentityRow.subject_id).where(
            or_(
                _begins(IdentityRow.hospital_number_folded, folded),
                _begins(IdentityRow.name, words),
            )
        )
        ways.append(ScreeningRow.subject_id.in_(of_identity))
    return or_(*ways)


def _begins(column: Any, words: str) -> ColumnElement[bool]:  # noqa: ANN401  any text column
    """Compare by range, which an index serves; LIKE would read the whole table."""
    found: ColumnElement[bool] = (column >= words) & (column < words + "\U0010ffff")
    return found


def _beyond(columns: Iterable[Any], after: str, *, descending: bool) -> ColumnElement[bool]:
    here, there = tuple_(*columns), tuple_(*json.loads(after))
    return here < there if descending else here > there


def _key_of(row: ScreeningRow, columns: Sequence[Any]) -> str:
    values = [getattr(row, column.key) for column in columns]
    return json.dumps(
        [value if isinstance(value, int | str) else value.isoformat() for value in values]
    )
