"""Verifying the audit trail, which leaves an entry itself (T3, T4)."""

from hashlib import sha256

from coordinator.commands.printing import record_print
from coordinator.domain.audit import Action, Verification
from coordinator.domain.proof import Proof
from coordinator.domain.staff import StaffMember
from coordinator.registry.backup_heads import backup_heads
from coordinator.registry.breakage import breakage_of
from coordinator.registry.chain import Progress
from coordinator.registry.proof import prove
from coordinator.registry.store import Registry
from coordinator.registry.trust import distrust, judge


def verify_trail(
    registry: Registry, actor: StaffMember | str, progress: Progress | None = None
) -> Verification:
    """Walk the whole chain, note that it was done, and give what was found.

    Where it does not fit, the registry is open for reading only from then on.
    """
    found = registry.verify(progress)
    if found.broken_at is not None:
        with registry.walking() as raw:
            misfit = breakage_of(raw, found)
        distrust(registry, [misfit])
        return found
    _note(registry, actor, found, "the chain")
    return found


def verify_everything(
    registry: Registry, actor: StaffMember | str, progress: Progress | None = None
) -> Proof:
    """Walk the chain, and hold every record, the keyring and the newest backup against it.

    Where something does not fit, the registry is open for reading only from then on; where it
    was, and everything fits again, it may be written to again.
    """
    proof = prove(registry, progress, backup_heads(registry))
    judge(registry, proof)
    if proof.is_whole:
        _note(registry, actor, proof.verification, "everything")
    return proof


def note_report(registry: Registry, actor: StaffMember, content: bytes) -> None:
    """Note that the inspector's report was made, where an entry may be written."""
    if registry.distrust is None:
        digest = sha256(content).hexdigest()
        record_print(registry, actor, form="inspector's report", key="", sha256=digest)


def _note(registry: Registry, actor: StaffMember | str, found: Verification, what: str) -> None:
    if registry.distrust is not None:
        return
    with registry.changing(Action.TRAIL_VERIFIED, actor) as session:
        session.note(
            "AuditTrail", f"entries 1 to {found.count}", verified=what, head=found.head
        )
