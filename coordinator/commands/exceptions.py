"""Exceptions from a criterion that sponsor and ethics committee approved (S6)."""

from datetime import date

from coordinator.commands.signing import proven_signer
from coordinator.domain.approved_exception import (
    Approval,
    ApprovedException,
    ExceptionExists,
    ExceptionLeftBehind,
    ExceptionOver,
    ExceptionSigned,
    NotFailed,
    require_approvals,
)
from coordinator.domain.audit import Action
from coordinator.domain.checklist import Item
from coordinator.domain.criterion import Standing
from coordinator.domain.screening import ReasonMissing, Screening
from coordinator.domain.signature import ContentChanged, digest
from coordinator.domain.signed_content import exception_content
from coordinator.domain.staff import Duty, StaffMember
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.exceptions import ApprovedExceptionRow
from coordinator.registry.screenings import screening_of_row, screening_row
from coordinator.registry.store import Registry
from coordinator.text import N_


def enter_exception(  # noqa: PLR0913  of what, who approved, and why
    registry: Registry,
    actor: StaffMember,
    *,
    screening_id: int,
    criterion_id: int,
    sponsor: Approval,
    committee: Approval,
    ground: str,
) -> int:
    """Enter an exception for a failed criterion; it counts once the investigator signed it.

    Raises:
        NotDelegated, ScreeningEnded, NotFailed, ExceptionExists, ApprovalIncomplete,
        DateInFuture.
    """
    with registry.changing(Action.EXCEPTION_ENTERED, actor) as session:
        at = session.attribution.at
        screening = _open_screening(registry, session, screening_id)
        actor.require(Duty.ASSESS_CRITERIA, at.date(), screening.trial.id)
        item = _failed_item(screening, criterion_id)
        require_approvals(sponsor, committee, ground, at.date())
        code, newest = item.criterion.code, item.newest_revision
        if any(found.concerns(newest) for found in item.exceptions):
            raise ExceptionExists(code)
        row = ApprovedExceptionRow(
            screening_id=screening_id,
            criterion_id=criterion_id,
            label=f"{screening.trial.label} {screening.screening_number} {code}",
            revision=newest,
            ground=ground.strip(),
            entered_by=actor.name,
            entered_at=at,
            **_approved("sponsor", sponsor),
            **_approved("committee", committee),
        )
        session.add(row)
        session.flush()
        return row.id


def sign_exception(
    registry: Registry,
    actor: StaffMember,
    *,
    exception_id: int,
    user_name: str,
    password: str,
    content_sha256: str,
) -> None:
    """Sign as an investigator; `content_sha256` is of what was on the screen.

    Raises:
        NotYourPassword: recorded in the audit trail (G6).
        NotDelegated, ScreeningEnded, ExceptionLeftBehind, ExceptionOver, ExceptionSigned,
        ContentChanged.
    """
    signer = proven_signer(registry, actor, user_name, password)
    with registry.changing(Action.EXCEPTION_SIGNED, signer) as session:
        row = session.get_one(ApprovedExceptionRow, exception_id)
        screening = _open_screening(registry, session, row.screening_id)
        at = session.attribution.at
        _require_of_version(screening, row)
        signer.require(Duty.JUDGE_AND_CONFIRM, at.date(), screening.trial.id)
        item, exception = _in_force(screening, row)
        if exception.is_signed:
            raise ExceptionSigned(item.criterion.code)
        if digest(exception_content(screening, item, exception)) != content_sha256:
            raise ContentChanged
        row.signer, row.user_name = signer.name, signer.user_name
        row.role, row.content_sha256 = signer.role_kept, content_sha256
        row.signed_at, row.utc_offset = at, session.attribution.utc_offset


def withdraw_exception(
    registry: Registry, actor: StaffMember, *, exception_id: int, reason: str
) -> None:
    """Take an exception back; it stays readable. A decision that rests on it is reopened first.

    Raises:
        NotDelegated, ScreeningEnded, ExceptionOver, ReasonMissing.
    """
    with registry.changing(Action.EXCEPTION_WITHDRAWN, actor, reason) as session:
        row = session.get_one(ApprovedExceptionRow, exception_id)
        screening = _open_screening(registry, session, row.screening_id)
        actor.require(Duty.ASSESS_CRITERIA, session.attribution.at.date(), screening.trial.id)
        if not reason.strip():
            raise ReasonMissing(N_("Withdrawing an exception"))
        if row.voided_at is not None:
            raise ExceptionOver(_code(row))
        row.voided_at, row.void_reason = session.attribution.at, reason.strip()


def _approved(by: str, approval: Approval) -> dict[str, str | date | None]:
    return {
        f"{by}_by": approval.by.strip(),
        f"{by}_on": approval.on,
        f"{by}_document": approval.document.strip(),
    }


def _open_screening(
    registry: Registry, session: AuditedSession, screening_id: int
) -> Screening:
    row = screening_row(session, screening_id)
    screening = screening_of_row(registry, session, row)
    screening.require_open()
    return screening


def _item(screening: Screening, criterion_id: int) -> Item:
    """Find a criterion that counts for the verdict; raises NotFailed for any other."""
    for item in screening.checklist.asked:
        if item.criterion.id == criterion_id:
            return item
    raise NotFailed(screening.screening_number)


def _failed_item(screening: Screening, criterion_id: int) -> Item:
    item = _item(screening, criterion_id)
    if item.standing is not Standing.FAILED:
        raise NotFailed(item.criterion.code)
    return item


def _require_of_version(screening: Screening, row: ApprovedExceptionRow) -> None:
    """Refuse to sign what was recorded before the screening was moved (S4)."""
    if all(item.criterion.id != row.criterion_id for item in screening.checklist.asked):
        exceptions = (one for item in screening.checklist.asked for one in item.exceptions)
        found = next((one.version for one in exceptions if one.id == row.id), "")
        raise ExceptionLeftBehind(_code(row), found or screening.moves[-1].from_version)


def _code(row: ApprovedExceptionRow) -> str:
    return row.label.rsplit(" ", 1)[-1]


def _in_force(
    screening: Screening, row: ApprovedExceptionRow
) -> tuple[Item, ApprovedException]:
    """Give the exception with its criterion; raises ExceptionOver where that changed since."""
    item, exception = _item(screening, row.criterion_id), row.to_domain()
    if not exception.concerns(item.newest_revision) or item.standing is not Standing.FAILED:
        raise ExceptionOver(item.criterion.code)
    return item, exception
