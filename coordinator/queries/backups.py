"""What is known of the backups: when the last good one was made, where they lie."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator.domain.audit import Action
from coordinator.domain.backup import BackupState, LastBackup
from coordinator.registry.address import Address
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.backup_folder import folders_of
from coordinator.registry.rows.site import StaffRow
from coordinator.registry.store import PROGRAM, Registry

# A backup that lacks nothing but these lacks nothing that anybody did.
COMING_AND_GOING = (
    Action.SIGNED_IN,
    Action.SIGNED_OUT,
    Action.LOCKED,
    Action.BACKUP_MADE,
)


def is_on_server(registry: Registry) -> bool:
    return isinstance(registry.place, Address)


def backup_state(registry: Registry) -> BackupState:
    with registry.reading() as session:
        made = _last_made(session)
        founded = _founded(session)
        folder, second = folders_of(session, registry.place)
        has_news = _has_news(session, made[0] if made else 0)
    now = registry.clock()
    last = LastBackup(_local(made[1], now), made[2]) if made else LastBackup()
    return BackupState(
        last=last,
        folder=folder,
        second=second,
        has_news=has_news,
        is_old=last.is_old(now, datetime.fromisoformat(founded)),
        is_of_today=last.at is not None and last.at.date() == now.date(),
        now=now,
    )


def days_without_backup(registry: Registry) -> int | None:
    """Say for how many days there was no good backup, once somebody should see to it."""
    now = registry.clock()
    with registry.reading() as session:
        made, founded = _last_made(session), _founded(session)
    last = LastBackup(_local(made[1], now)) if made else LastBackup()
    begun = datetime.fromisoformat(founded)
    return (now - (last.at or begun)).days if last.is_old(now, begun) else None


def _founded(session: Session) -> str:
    first = select(AuditEntryRow.at).order_by(AuditEntryRow.id).limit(1)
    return str(session.execute(first).scalar_one())


def _last_made(session: Session) -> tuple[int, str, str] | None:
    """Find the newest entry of a backup: by person, for which the trail has an index."""
    people = (*session.scalars(select(StaffRow.user_name)), PROGRAM)
    newest = select(func.max(AuditEntryRow.id)).where(
        AuditEntryRow.actor.in_(people), AuditEntryRow.action == Action.BACKUP_MADE.value
    )
    found = session.execute(
        select(AuditEntryRow.id, AuditEntryRow.at, AuditEntryRow.key).where(
            AuditEntryRow.id == newest.scalar_subquery()
        )
    ).one_or_none()
    return None if found is None else (found[0], found[1], found[2])


def _has_news(session: Session, since: int) -> bool:
    """Say whether anything was done since; the newest entries are looked at first."""
    quiet = [action.value for action in COMING_AND_GOING]
    statement = (
        select(AuditEntryRow.id)
        .where(AuditEntryRow.id > since, AuditEntryRow.action.not_in(quiet))
        .limit(1)
    )
    return session.execute(statement).first() is not None


def _local(at: str, now: datetime) -> datetime:
    return datetime.fromisoformat(at).astimezone(now.tzinfo)
