"""Drafts of protocol versions: finding one to change, and what every change of one needs."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from coordinator.commands.judged_checks import kept_as_judged, state_the_same
from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.criterion import Combination, Criterion, walked
from coordinator.domain.protocol import VersionInUse, VersionPlanned, VersionState
from coordinator.domain.review import LOST_SIGN, CriterionSetAside, VersionSuperseded
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import Duty, StaffMember
from coordinator.records.constraints import checks_in
from coordinator.registry.assembly import KEPT_AS_WRITTEN, criteria_of
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.trials import CriterionRow, PointRow, TrialRow, VersionRow

WHOLE = (
    joinedload(VersionRow.trial),
    selectinload(VersionRow.criteria),
    selectinload(VersionRow.points),
)


def require_maintainer(
    session: AuditedSession, actor: StaffMember, trial_id: int | None = None
) -> None:
    """Raise NotDelegated unless `actor` may maintain the trial today."""
    actor.require(Duty.MAINTAIN_TRIALS, session.attribution.at.date(), trial_id)


def trial_row(session: AuditedSession, actor: StaffMember, trial_id: int) -> TrialRow:
    require_maintainer(session, actor, trial_id)
    return session.scalars(select(TrialRow).filter_by(id=trial_id)).one()


def version_row(session: AuditedSession, actor: StaffMember, version_id: int) -> VersionRow:
    """Load a version whole, for somebody who may maintain its trial."""
    row = session.scalars(select(VersionRow).filter_by(id=version_id).options(*WHOLE)).one()
    require_maintainer(session, actor, row.trial_id)
    return row


def draft_row(session: AuditedSession, actor: StaffMember, version_id: int) -> VersionRow:
    """Load a version that can still be changed.

    Raises:
        VersionInUse, VersionSuperseded: screenings may be bound to it (S4).
        VersionPlanned: it was settled, to be used from a day on.
    """
    row = version_row(session, actor, version_id)
    if row.state is VersionState.ACTIVE:
        raise VersionInUse(row.name)
    if row.state is VersionState.PLANNED and row.activates_on is not None:
        raise VersionPlanned(row.name, row.activates_on)
    if row.state is VersionState.SUPERSEDED:
        raise VersionSuperseded(row.name)
    return row


def criterion_row(
    session: AuditedSession, actor: StaffMember, criterion_id: int
) -> CriterionRow:
    """Load a criterion of a draft that was not set aside."""
    found = select(CriterionRow.version_id).filter_by(id=criterion_id)
    version = draft_row(session, actor, session.scalars(found).one())
    row = next(row for row in version.criteria if row.id == criterion_id)
    if not is_in_use(row):
        raise CriterionSetAside(row.text)
    return row


def is_in_use(row: CriterionRow) -> bool:
    """Whether neither a criterion nor one that it is a part of was set aside."""
    rows = {found.id: found for found in row.version.criteria}
    above: CriterionRow | None = row
    while above is not None and not above.is_voided:
        above = rows.get(above.parent_id or 0)
    return above is None


def point_row(session: AuditedSession, actor: StaffMember, point_id: int) -> PointRow:
    found = select(PointRow.version_id).filter_by(id=point_id)
    version = draft_row(session, actor, session.scalars(found).one())
    return next(row for row in version.points if row.id == point_id)


def require_reason(what: str, reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing(what)


def withdraw_confirmation(version: VersionRow) -> None:
    """Take back that the wording was confirmed: what was confirmed has changed (S7)."""
    if version.wording_confirmed_at is not None:
        version.wording_confirmed_at = None
        version.wording_confirmed_by = ""


def coded(version: VersionRow) -> dict[int, Criterion]:
    """Give the criteria as they stand, by id."""
    return {criterion.id: criterion for criterion in walked(criteria_of(version))}


def change_text(row: CriterionRow, text: str) -> None:
    """Give a criterion another wording, and the checks that follow from it."""
    row.text = text
    read_checks_again(row)
    withdraw_confirmation(row.version)


def read_checks_again(row: CriterionRow) -> None:
    confirmed = [
        point
        for point in row.version.points
        if point.criterion_id == row.id and point.code == LOST_SIGN and point.resolved_at
    ]
    found = tuple(settled(row.text, check, confirmed) for check in checks_in(row.text))
    checks = kept_as_judged(row.checks or (), found, row.text)
    if not state_the_same(row.checks or (), checks):
        row.check_rule = None
    if checks != row.checks:
        row.checks = checks


def settled(text: str, check: Check, confirmed: list[PointRow]) -> Check:
    """Read a bare "=" as equality where a person confirmed that it is one."""
    words = text[slice(*check.span)]
    kept = (p.quote if p.choice == KEPT_AS_WRITTEN else p.choice for p in confirmed)
    if check.comparator is not Comparator.LOST or not any(
        choice.lstrip("(（ ").startswith("=") and (choice in words or words in choice)
        for choice in kept
    ):
        return check
    return replace(check, comparator=Comparator.EQUAL)


def suggested_marks(checks: tuple[Check, ...]) -> tuple[bool, bool]:
    """Say whether it looks as if the investigator answers, and as if it may not apply."""
    kinds = {check.kind for check in checks}
    return CheckKind.JUDGEMENT in kinds, CheckKind.PREGNANCY in kinds


def plain_criterion(row: CriterionRow) -> None:
    """Make a criterion one that has no parts to combine."""
    row.combination, row.at_least = Combination.WHOLE, 1


def answer_point(
    session: AuditedSession, actor: StaffMember, point: PointRow, choice: str, ground: str
) -> None:
    point.choice, point.ground = choice, ground
    point.resolved_by, point.resolved_at = actor.name, session.attribution.at


def open_again(point: PointRow) -> None:
    point.choice = point.ground = point.resolved_by = ""
    point.resolved_at = None
