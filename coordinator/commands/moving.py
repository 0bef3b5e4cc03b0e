"""Moving an open screening to another version of its protocol: an act of its own (S4)."""

from datetime import datetime

from sqlalchemy import select

from coordinator.commands.drafts import require_reason
from coordinator.domain.audit import Action
from coordinator.domain.moving import AlreadyOnVersion, Carried, MovedMeanwhile, MovePlan
from coordinator.domain.protocol import VersionNotActive, VersionState
from coordinator.domain.screening import UNDECIDED, ScreeningEnded
from coordinator.domain.staff import Duty, StaffMember
from coordinator.registry.audit import AuditedSession
from coordinator.registry.criteria import WITH_CRITERIA
from coordinator.registry.moving import plan_of
from coordinator.registry.rows.moves import ScreeningMoveRow
from coordinator.registry.rows.screening import EntryRow, ScreeningRow
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.screenings import entries_of, known_for, screening_row
from coordinator.registry.store import Registry
from coordinator.text import N_


def move_screening(
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    version_id: int,
    reason: str,
    expected: tuple[int, ...] | None = None,
) -> int:
    """Move an open screening to the version in use, and count the answers that followed.

    An answer follows where the text is equal and the kind too; each becomes a new entry that
    says who had given it, when and on which version. `expected` are the revisions that were
    to follow by the comparison that the person saw.

    Raises:
        NotDelegated, ReasonMissing, ScreeningEnded, AlreadyOnVersion, VersionNotActive,
        MovedMeanwhile.
    """
    require_reason(N_("Moving a screening"), reason)
    with registry.changing(Action.SCREENING_MOVED, actor, reason) as session:
        now = session.attribution.at
        row = screening_row(session, screening_id)
        actor.require(Duty.ASSESS_CRITERIA, now.date(), row.trial_id)
        target = _target(session, row, version_id)
        histories = entries_of(session, row.id)
        plan = plan_of(registry, session, row, target, histories, known_for(session, row, now))
        if expected is not None and expected != plan.revisions:
            raise MovedMeanwhile(row.screening_number)
        session.add(_move_row(session, row, target, plan, actor))
        row.version = target
        session.flush()
        for found in plan.carried:
            session.append(_carried_row(row, found, actor.name, now))
    return len(plan.carried)


def _target(session: AuditedSession, row: ScreeningRow, version_id: int) -> VersionRow:
    if row.state not in UNDECIDED:
        raise ScreeningEnded(row.screening_number, row.state)
    target = session.scalars(
        select(VersionRow)
        .filter_by(id=version_id, trial_id=row.trial_id)
        .options(*WITH_CRITERIA)
    ).one()
    if target.id == row.version_id:
        raise AlreadyOnVersion(row.screening_number, target.name)
    if target.state is not VersionState.ACTIVE:
        raise VersionNotActive(target.name)
    return target


def _move_row(
    session: AuditedSession,
    row: ScreeningRow,
    target: VersionRow,
    plan: MovePlan,
    actor: StaffMember,
) -> ScreeningMoveRow:
    return ScreeningMoveRow(
        screening=row,
        from_version=row.version,
        to_version=target,
        reason=session.attribution.reason.strip(),
        carried=[found.criterion.code for found in plan.carried],
        anew=[found.criterion.code for found in plan.anew],
        moved_by=actor.name,
        moved_at=session.attribution.at,
    )


def _carried_row(row: ScreeningRow, found: Carried, mover: str, now: datetime) -> EntryRow:
    carried = EntryRow.of(found.entry)
    carried.screening_id, carried.criterion_id = row.id, found.criterion.id
    carried.label = f"{row.audit_key} {found.criterion.code}"
    carried.entered_by, carried.entered_at = mover, now
    if found.entry.origin is not None:
        carried.carry(found.entry.origin)
    return carried
