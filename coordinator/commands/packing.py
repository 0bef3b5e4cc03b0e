"""Noting that an inspector's pack was made (T1)."""

from coordinator.domain.audit import Action
from coordinator.domain.staff import StaffMember
from coordinator.registry.store import Registry


def record_pack(
    registry: Registry,
    actor: StaffMember,
    *,
    key: str,
    sha256: str,
    files: int,
    identifies: bool,
) -> None:
    """Note what a pack is about; `sha256` is that of the whole file."""
    with registry.changing(Action.PACK_MADE, actor) as session:
        session.note("Pack", key, sha256=sha256, files=files, identifies=identifies)
