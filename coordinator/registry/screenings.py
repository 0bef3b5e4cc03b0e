"""A screening put together from its rows."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from coordinator.domain.checklist import Checklist, item_of
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.entry import Entry
from coordinator.domain.finding import Finding, finding_on
from coordinator.domain.screening import Screening, age_at
from coordinator.registry.assembly import trial_of_row, version_of_row
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.rows.subjects import SubjectRow
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import Registry

WHOLE = (
    joinedload(ScreeningRow.trial),
    joinedload(ScreeningRow.version).joinedload(VersionRow.trial),
    joinedload(ScreeningRow.subject).selectinload(SubjectRow.identities),
    selectinload(ScreeningRow.decisions),
    selectinload(ScreeningRow.signatures),
)


def screening_row(session: Session, screening_id: int) -> ScreeningRow:
    """Load a screening with all that belongs to it."""
    return session.scalars(
        select(ScreeningRow).filter_by(id=screening_id).options(*WHOLE)
    ).one()


def screening_of_row(
    registry: Registry, session: Session, row: ScreeningRow, *, with_identity: bool = True
) -> Screening:
    """Give the facts. Ages are computed before the identity is left out (P1)."""
    criteria = criteria_in_walk(registry, session, row.version_id)
    decision = row.decisions[-1].to_domain() if row.decisions else None
    return Screening(
        id=row.id,
        screening_number=row.screening_number,
        attempt=row.attempt,
        trial=trial_of_row(row.trial),
        version=version_of_row(row.version, criteria),
        subject=row.subject.to_domain(with_identity=with_identity),
        consent=row.consent,
        dates=row.dates,
        state=row.state,
        checklist=_checklist(session, row, criteria),
        decision=decision,
        signatures=tuple(found.to_domain() for found in row.signatures),
        age_at_consent=age_at(row.subject.identity.birth_on, row.dates),
    )


def entries_of(session: Session, screening_id: int) -> dict[int, tuple[Entry, ...]]:
    """Give all entries by criterion id, oldest first."""
    found: dict[int, list[Entry]] = defaultdict(list)
    rows = session.scalars(
        select(EntryRow).filter_by(screening_id=screening_id).order_by(EntryRow.id)
    )
    for row in rows:
        found[row.criterion_id].append(row.to_domain())
    return {criterion_id: tuple(entries) for criterion_id, entries in found.items()}


def finding_for(row: ScreeningRow, criterion: Criterion) -> Finding | None:
    return finding_on(
        criterion,
        birth=row.subject.identity.birth_on,
        sex=row.subject.sex,
        dates=row.dates,
        anchor=row.trial.age_anchor,
    )


def _checklist(
    session: Session, row: ScreeningRow, criteria: tuple[Criterion, ...]
) -> Checklist:
    history = entries_of(session, row.id)
    findings = {found.id: finding_for(row, found) for found in walked(criteria)}
    return Checklist(tuple(item_of(found, history, findings) for found in criteria))
