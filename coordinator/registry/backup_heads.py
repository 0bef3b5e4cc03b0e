"""Where the audit trail ended when the newest backup was made."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.domain.audit import Action
from coordinator.domain.backup import Backup, BackupForged
from coordinator.domain.errors import Unavailable
from coordinator.registry import backup_file
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.backup_folder import backups_in, folders_of, identity_of
from coordinator.registry.heads import Head
from coordinator.registry.store import Registry


def backup_heads(registry: Registry) -> tuple[Head, ...]:
    """Give the head that the newest backup in each folder tells, as far as one is in reach.

    Backups from before the registry itself came from one are of a trail that was left behind.
    """
    with registry.reading() as session:
        folders, restored_at = folders_of(session, registry.place), _restored_at(session)
    found = []
    for folder in folders:
        try:
            backups = backups_in(folder, identity_of(registry.place)) if folder else ()
        except Unavailable:
            continue  # a stick that is not plugged in keeps nobody from verifying
        ours = (backup for backup in backups if _is_own(backup, registry.key, restored_at))
        if (newest := next(ours, None)) is not None and newest.manifest is not None:
            found.append(Head(newest.manifest.entries, newest.manifest.head))
    return tuple(found)


def _is_own(backup: Backup, key: bytes, after: datetime | None) -> bool:
    manifest = backup.manifest
    if manifest is None or (after is not None and manifest.made_at < after):
        return False
    try:
        backup_file.require_own(backup.path, manifest, key)
    except BackupForged:
        return False  # or made under another key of the registry: its own verification tells
    return True


def _restored_at(session: Session) -> datetime | None:
    at = session.scalar(
        select(func.max(AuditEntryRow.at)).where(
            AuditEntryRow.action == Action.BACKUP_RESTORED.value
        )
    )
    return datetime.fromisoformat(at) if at else None
