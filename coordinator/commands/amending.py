"""An amendment: what it is called, who approved it, and from which day it is used."""

from datetime import date

from sqlalchemy import select

from coordinator.commands.drafts import WHOLE, draft_row, require_reason, version_row
from coordinator.commands.versions import put_to_use, require_in_order, require_ready
from coordinator.domain.audit import Action
from coordinator.domain.protocol import (
    NothingPlanned,
    UsedBeforeApproval,
    VersionState,
)
from coordinator.domain.staff import StaffMember
from coordinator.domain.windows import require_past
from coordinator.registry.assembly import version_of_row
from coordinator.registry.rows.trials import VersionRow
from coordinator.registry.store import PROGRAM, Registry
from coordinator.text import N_, _


def describe_amendment(  # noqa: PLR0913  an amendment has these
    registry: Registry,
    actor: StaffMember,
    *,
    version_id: int,
    amendment: str,
    approved_on: date | None,
    approval_document: str,
    reason: str = "",
) -> None:
    """Enter by what name the sponsor calls a version, and the ethics committee's approval.

    Raises:
        NotDelegated, DateInFuture, UsedBeforeApproval.
        ReasonMissing: the version was planned or put to use with other particulars.
    """
    with registry.changing(Action.AMENDMENT_DESCRIBED, actor, reason) as session:
        row = version_row(session, actor, version_id)
        told = (amendment.strip(), approved_on, approval_document.strip())
        known = (row.amendment, row.approved_on, row.approval_document)
        if row.state is not VersionState.DRAFT and any(
            was and was != said for was, said in zip(known, told, strict=True)
        ):
            require_reason(N_("Changing the particulars of a version in use"), reason)
        if approved_on is not None:
            require_past(N_("The day of approval"), approved_on, session.attribution.at.date())
        row.amendment, row.approved_on, row.approval_document = told
        if row.activates_on is not None:
            _require_approved_before(row, row.activates_on)


def plan_activation(
    registry: Registry, actor: StaffMember, *, version_id: int, day: date
) -> None:
    """Put a reviewed draft to use from `day` on: at once, or by itself when the day comes.

    Until then it can be read, not changed, and consents are taken with the one in use.

    Raises:
        ReviewOpen, NoCriteria, ProtocolUnidentified: it is not ready yet.
        VersionPlanned, VersionInUse, VersionSuperseded, UsedBeforeApproval, PlansCross.
    """
    with registry.changing(Action.VERSION_PLANNED, actor) as session:
        row = draft_row(session, actor, version_id)
        require_ready(version_of_row(row))
        _require_approved_before(row, day)
        require_in_order(row, day)
        row.activates_on = day
        if day <= session.attribution.at.date():
            put_to_use(row, session.attribution.at)
        else:
            row.state, row.planned_by = VersionState.PLANNED, actor.name


def take_plan_back(
    registry: Registry, actor: StaffMember, *, version_id: int, reason: str
) -> None:
    """Make a planned version a draft again.

    Raises:
        NothingPlanned, ReasonMissing, NotDelegated.
    """
    require_reason(N_("Taking a plan back"), reason)
    with registry.changing(Action.PLAN_TAKEN_BACK, actor, reason) as session:
        row = version_row(session, actor, version_id)
        if row.state is not VersionState.PLANNED:
            raise NothingPlanned(row.name)
        row.state, row.activates_on, row.planned_by = VersionState.DRAFT, None, ""


def put_planned_to_use(registry: Registry) -> int:
    """Put to use what was planned for today or earlier, and say how many versions that were.

    The program does it, at the first opening on that day, on behalf of who planned it.
    """
    due = _due(registry)
    for version_id in due:
        _put_planned_to_use(registry, version_id)
    return len(due)


def _put_planned_to_use(registry: Registry, version_id: int) -> None:
    reason = _("on behalf of {name}, who planned it for {day}")
    with registry.reading() as session:
        planned = session.get_one(VersionRow, version_id)
        reason = reason.format(name=planned.planned_by, day=planned.activates_on)
    with registry.changing(Action.VERSION_ACTIVATED, PROGRAM, reason) as session:
        row = session.scalars(select(VersionRow).filter_by(id=version_id).options(*WHOLE)).one()
        # Another window may have been faster, or have planned it for another day.
        is_due = row.activates_on is not None and row.activates_on <= registry.clock().date()
        if row.state is VersionState.PLANNED and is_due:
            put_to_use(row, session.attribution.at, opens_again=False)


def _due(registry: Registry) -> tuple[int, ...]:
    """Give the versions whose day has come, in the order of their days."""
    statement = (
        select(VersionRow.id)
        .where(
            VersionRow.state == VersionState.PLANNED,
            VersionRow.activates_on <= registry.clock().date(),
        )
        .order_by(VersionRow.activates_on, VersionRow.id)
    )
    with registry.reading() as session:
        return tuple(session.scalars(statement))


def _require_approved_before(row: VersionRow, day: date) -> None:
    if row.approved_on is not None and day < row.approved_on:
        raise UsedBeforeApproval(row.name, day, row.approved_on)
