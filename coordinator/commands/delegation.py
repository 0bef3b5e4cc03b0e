"""The delegation log: lines are entered, signed by the investigator, and ended."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.commands.drafts import require_reason
from coordinator.commands.signing import proven_signer
from coordinator.domain.audit import Action
from coordinator.domain.delegation import (
    AccessEnded,
    DelegatedAlready,
    LineEnded,
    LogNotForYou,
    NoLineToSign,
    NothingDelegated,
    NotInCharge,
    content_of_line,
    in_charge,
    overlap,
    require_duty,
    require_period,
)
from coordinator.domain.signature import digest
from coordinator.domain.staff import (
    Delegation,
    Duty,
    PasswordTemporary,
    Role,
    StaffMember,
)
from coordinator.domain.windows import EARLIEST, EntryLate, OutOfRange
from coordinator.registry.audit import AuditedSession
from coordinator.registry.delegations import everybody
from coordinator.registry.rows.site import DelegationRow, SiteRow, StaffRow
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.store import Registry
from coordinator.text import N_, _

WHAT = N_("The delegation")


def propose_delegation(  # noqa: PLR0913  a line has these
    registry: Registry,
    actor: StaffMember,
    *,
    user_name: str,
    duties: Sequence[Duty],
    from_on: date,
    until_on: date | None = None,
    trial_id: int | None = None,
    reason: str = "",
) -> tuple[int, ...]:
    """Enter a line for each duty, and give their ids; they hold when they are signed.

    Without a trial they are for all trials of the site. A first day that lies further back
    than the site's limit asks for a reason (W4).

    Raises:
        LogNotForYou, NothingDelegated, AccessEnded, DutyNotForRole, PeriodImpossible,
        DelegatedAlready, OutOfRange, EntryLate.
    """
    if not duties:
        raise NothingDelegated
    require_period(from_on, until_on)
    with registry.changing(Action.DELEGATION_PROPOSED, actor, reason) as session:
        _require_staff(actor)
        today = session.attribution.at.date()
        _require_day(session, from_on, today, reason)
        if trial_id is not None:
            session.get_one(TrialRow, trial_id)
        person = _working(session, user_name)
        rows = [
            DelegationRow(duty=duty, from_on=from_on, until_on=until_on, trial_id=trial_id)
            for duty in duties
        ]
        for row in rows:
            row.is_proposed, row.entry_reason = True, reason.strip()
            row.entered_by, row.entered_at = actor.name, session.attribution.at
            _require_new(person, row.to_domain())
        person.delegations.extend(rows)
        session.flush()
        return tuple(row.id for row in rows)


def sign_delegations(
    registry: Registry,
    actor: StaffMember,
    *,
    delegation_ids: Sequence[int],
    user_name: str,
    password: str,
) -> None:
    """Sign lines as the investigator with `user_name` and `password`; from now on they hold.

    Raises:
        NotYourPassword: recorded in the audit trail (G6).
        PasswordTemporary, NotInCharge, NoLineToSign, LineEnded.
    """
    signer = proven_signer(registry, actor, user_name, password)
    with registry.changing(Action.DELEGATION_SIGNED, signer) as session:
        if not delegation_ids:
            raise NoLineToSign
        for number in delegation_ids:
            row = session.get_one(DelegationRow, number)
            if row.signed_at is not None:
                raise NoLineToSign
            _require_running(row, session.attribution.at.date())
            _require_charge(session, signer, row)
            _sign(row, signer, session)


def end_delegation(  # noqa: PLR0913  who, which, from when, why
    registry: Registry,
    actor: StaffMember,
    *,
    delegation_id: int,
    ended_on: date,
    reason: str,
    user_name: str,
    password: str,
) -> None:
    """End a line as the investigator: from `ended_on` on it holds no more.

    The day is today or later: what was done before stays done under the delegation.

    Raises:
        NotYourPassword, PasswordTemporary, NotInCharge, LineEnded, OutOfRange, ReasonMissing.
    """
    signer = proven_signer(registry, actor, user_name, password)
    with registry.changing(Action.DELEGATION_ENDED, signer, reason) as session:
        row = session.get_one(DelegationRow, delegation_id)
        require_reason(_(WHAT), reason)
        today = session.attribution.at.date()
        _require_running(row, today)
        _require_charge(session, signer, row)
        if ended_on < today:
            raise OutOfRange(ended_on)
        row.ended_on, row.ended_by = ended_on, signer.name
        row.ended_at, row.end_reason = session.attribution.at, reason.strip()


def _sign(row: DelegationRow, signer: StaffMember, session: AuditedSession) -> None:
    said, person = session.attribution, row.staff_member
    content = content_of_line(person.user_name, person.name, person.role, row.to_domain())
    row.is_proposed = False
    row.signed_by, row.signer_user_name = signer.name, signer.user_name
    row.signed_at, row.signed_offset = said.at, said.utc_offset
    row.content_sha256 = digest({**content, "signed_by": signer.user_name})


def _require_staff(actor: StaffMember) -> None:
    if actor.must_change:
        raise PasswordTemporary(actor.name)
    if actor.role is Role.MONITOR:
        raise LogNotForYou(actor.name)


def _require_charge(session: AuditedSession, signer: StaffMember, row: DelegationRow) -> None:
    day = session.attribution.at.date()
    with session.no_autoflush:
        whom = in_charge(everybody(session), day, row.trial_id)
    if signer.user_name not in {person.user_name for person in whom}:
        raise NotInCharge(signer.name, tuple(person.name for person in whom))


def _require_day(session: Session, from_on: date, today: date, reason: str) -> None:
    if from_on < EARLIEST:
        raise OutOfRange(from_on)
    limit = session.scalars(select(SiteRow.late_entry_days)).one()
    if (today - from_on).days > limit and not reason.strip():
        raise EntryLate(_(WHAT), from_on, limit)


def _working(session: Session, user_name: str) -> StaffRow:
    row = session.scalars(select(StaffRow).filter_by(user_name=user_name)).one()
    if row.ended_at is not None:
        raise AccessEnded(row.name, row.ended_at.astimezone().date())
    return row


def _require_new(person: StaffRow, line: Delegation) -> None:
    require_duty(person.role, line.duty)
    if any(overlap(line, known.to_domain()) for known in person.delegations):
        raise DelegatedAlready(person.name, line.duty)


def _require_running(row: DelegationRow, today: date) -> None:
    last = row.ended_on or row.until_on
    if row.ended_on is not None or (last is not None and last < today):
        raise LineEnded
