"""A screening put together from its rows."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from coordinator.domain.checklist import Checklist, item_of
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.entry import Entry
from coordinator.domain.expiring import expired_on
from coordinator.domain.finding import Finding
from coordinator.domain.known import Counting, Known, known_on
from coordinator.domain.screening import OPEN_STATES, UNDECIDED, Screening, age_at
from coordinator.findings.criteria import finding_on
from coordinator.registry.assembly import trial_of_row, version_of_row
from coordinator.registry.consents import again_of, lacking_of
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.evidence import Screened, known_of
from coordinator.registry.exceptions import exceptions_at, with_exceptions
from coordinator.registry.moving import earlier_answers, followed
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
    selectinload(ScreeningRow.moves),
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
    revision = row.version.checks_revision
    criteria = criteria_in_walk(registry, session, row.version_id, revision)
    decision = row.decisions[-1].to_domain() if row.decisions else None
    again = again_of(session, row.id)
    history = entries_of(session, row.id)
    now = registry.clock()
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
        checklist=checklist_on(session, row, criteria, followed(history), now),
        decision=decision,
        signatures=tuple(found.to_domain() for found in row.signatures),
        age_at_consent=age_at(row.subject.identity.birth_on, row.dates),
        consents_again=again,
        lacking=lacking_of(session, row, again, now),
        planned_enrolment=row.planned_enrolment_on,
        enrolment=row.enrolment,
        allotment=row.allotment,
        moves=tuple(move.to_domain() for move in row.moves),
        earlier=earlier_answers(registry, session, row, history),
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


def known_for(
    session: Session, row: ScreeningRow, now: datetime, *, as_of: datetime | None = None
) -> Known:
    """Give what is known of the subject in a screening; with `as_of` what was known then."""
    return known_of(
        session,
        Screened(row.id, row.subject_id, row.trial_id, row.attempt, row.recorded_at),
        sex=row.subject.sex,
        birth=row.subject.identity.birth_on,
        dates=row.dates,
        counting=Counting(row.trial.age_anchor, row.trial.result_anchor, row.trial.result_days),
        today=(as_of or now).astimezone(now.tzinfo).date(),
        as_of=as_of,
    )


def decided_at(row: ScreeningRow) -> datetime | None:
    """Give when a screening was decided; None while it can still be answered."""
    if row.state in UNDECIDED or not row.decisions:
        return None
    return row.decisions[-1].decided_at


def checklist_on(
    session: Session,
    row: ScreeningRow,
    criteria: tuple[Criterion, ...],
    history: dict[int, tuple[Entry, ...]],
    now: datetime,
) -> Checklist:
    """Give the checklist of these criteria, with what was entered at each (oldest first)."""
    decided = decided_at(row)
    then = known_for(session, row, now, as_of=decided)
    asked = walked(criteria)
    is_later = decided is not None and any(found.deferred_to for found in asked)
    later = known_for(session, row, now) if is_later else then
    findings = {
        found.id: finding_on(found, later if found.deferred_to else then) for found in asked
    }
    items = with_exceptions(
        tuple(item_of(found, history, findings) for found in criteria),
        exceptions_at(session, row, criteria),
    )
    day = _day_that_counts(row, now.date())
    if day is None:
        return Checklist(items)
    on_day = known_on(then, day)
    if on_day != then:
        ending = (found for found in asked if _ends_before(findings[found.id], day))
        findings |= {found.id: finding_on(found, on_day) for found in ending}
    return Checklist(items, day, expired_on(day, items, findings))


def _day_that_counts(row: ScreeningRow, today: date) -> date | None:
    """Give the day on which results have to hold for the subject to be found eligible (W2)."""
    return row.enrolment_on or today if row.state in OPEN_STATES else None


def _ends_before(finding: Finding | None, day: date) -> bool:
    return finding is not None and finding.valid_until is not None and finding.valid_until < day
