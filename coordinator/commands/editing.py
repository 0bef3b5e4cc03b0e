"""What every edit of a draft's outline needs before and after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from coordinator.commands.combinations import counted_parts, settle_all_parts
from coordinator.commands.drafts import criterion_row, withdraw_confirmation
from coordinator.domain.audit import Action
from coordinator.domain.criterion import walked
from coordinator.domain.staff import StaffMember
from coordinator.registry.assembly import criteria_of
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.trials import CriterionRow, VersionRow
from coordinator.registry.store import Registry


@contextmanager
def editing(
    registry: Registry, actor: StaffMember, criterion_id: int, reason: str
) -> Iterator[tuple[AuditedSession, CriterionRow]]:
    """Open a criterion of a draft to be edited, in one transaction."""
    with registry.changing(Action.CRITERION_CHANGED, actor, reason) as session:
        row = criterion_row(session, actor, criterion_id)
        with seeing_to_consequences(session, actor, row.version):
            yield session, row


@contextmanager
def seeing_to_consequences(
    session: AuditedSession, actor: StaffMember, version: VersionRow
) -> Iterator[None]:
    """See to what follows from an edit of the outline.

    Whose parts come or go is asked how they combine; what was confirmed against the protocol
    is confirmed no longer once it reads otherwise.
    """
    had, read = counted_parts(version), _as_read(version)
    yield
    session.flush()
    session.refresh(version, ["criteria"])
    settle_all_parts(session, actor, version, had)
    if _as_read(version) != read:
        withdraw_confirmation(version)


def _as_read(version: VersionRow) -> tuple[tuple[str, str], ...]:
    return tuple((found.code, found.text) for found in walked(criteria_of(version)))
