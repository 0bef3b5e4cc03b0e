"""Verifying the audit trail, which leaves an entry itself (T3)."""

from coordinator.domain.audit import Action, Verification
from coordinator.domain.staff import StaffMember
from coordinator.registry.chain import Progress
from coordinator.registry.store import Registry


def verify_trail(
    registry: Registry, actor: StaffMember | str, progress: Progress | None = None
) -> Verification:
    """Walk the whole chain, note that it was done, and give what was found."""
    found = registry.verify(progress)
    with registry.changing(Action.TRAIL_VERIFIED, actor) as session:
        session.note(
            "AuditTrail",
            f"entries 1 to {found.count}",
            head=found.head,
            broken_at=found.broken_at,
        )
    return found
