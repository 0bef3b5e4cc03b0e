"""Finding subjects. What identifies them is shown to the site's own staff only (P1)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from coordinator.domain.screening import STATE_WORDS
from coordinator.domain.subject import Subject, SubjectLine, normalised_hospital_number
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.subjects import IdentityRow, SubjectRow
from coordinator.registry.store import Registry
from coordinator.text import _

_NEWEST = (
    select(func.max(IdentityRow.id))
    .where(IdentityRow.subject_id == SubjectRow.id)
    .correlate(SubjectRow)
    .scalar_subquery()
)


def subject_of(registry: Registry, subject_id: int) -> Subject:
    with registry.reading() as session:
        return session.get_one(SubjectRow, subject_id).to_domain(with_identity=True)


def subjects_like(registry: Registry, words: str, limit: int = 50) -> tuple[SubjectLine, ...]:
    """Give subjects, newest first, in whose name, number or initials `words` stand."""
    with registry.reading() as session:
        statement = select(SubjectRow).order_by(SubjectRow.id.desc()).limit(limit)
        if words.strip():
            statement = statement.join(IdentityRow, IdentityRow.id == _NEWEST).where(
                _resembling(words.strip())
            )
        return _lines(session, _with_identities(session, statement))


def possible_duplicates(
    registry: Registry,
    *,
    name: str,
    hospital_number: str,
    birth_on: date | None,
    but: int = 0,
) -> tuple[Subject, ...]:
    """Give subjects with this hospital number, or this name, or name and birth date alike."""
    folded = normalised_hospital_number(hospital_number)
    likeness: list[ColumnElement[bool]] = []
    if folded:
        likeness.append(IdentityRow.hospital_number_folded == folded)
    if name.strip():
        alike = IdentityRow.name == name.strip()
        likeness.append(
            alike if birth_on is None else alike & (IdentityRow.birth_on == birth_on)
        )
    if not likeness:
        return ()
    statement = (
        select(SubjectRow)
        .join(IdentityRow, IdentityRow.id == _NEWEST)
        .where(or_(*likeness), SubjectRow.id != but)
        .limit(5)
    )
    with registry.reading() as session:
        rows = _with_identities(session, statement)
        return tuple(row.to_domain(with_identity=True) for row in rows)


def _resembling(words: str) -> ColumnElement[bool]:
    return or_(
        IdentityRow.name.contains(words, autoescape=True),
        IdentityRow.hospital_number_folded.startswith(
            normalised_hospital_number(words), autoescape=True
        ),
        SubjectRow.initials.startswith(words.upper(), autoescape=True),
        SubjectRow.id.in_(
            select(ScreeningRow.subject_id).where(
                ScreeningRow.screening_number.startswith(words, autoescape=True)
            )
        ),
    )


def _with_identities(session: Session, statement: Select[SubjectRow]) -> Sequence[SubjectRow]:
    found = session.scalars(statement.options(selectinload(SubjectRow.identities)))
    return tuple(found)


def _lines(session: Session, rows: Sequence[SubjectRow]) -> tuple[SubjectLine, ...]:
    screenings = session.scalars(
        select(ScreeningRow)
        .where(ScreeningRow.subject_id.in_([row.id for row in rows]))
        .options(joinedload(ScreeningRow.trial))
        .order_by(ScreeningRow.id.desc())
    )
    of_subject: dict[int, list[tuple[int, str, str, str]]] = defaultdict(list)
    for found in screenings:
        of_subject[found.subject_id].append(
            (found.id, found.screening_number, found.trial.label, _(STATE_WORDS[found.state]))
        )
    return tuple(
        SubjectLine(row.to_domain(with_identity=True), tuple(of_subject[row.id]))
        for row in rows
    )
