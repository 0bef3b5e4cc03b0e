"""Signing in and out."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from coordinator.commands.site import folded_user_name
from coordinator.domain.audit import Action
from coordinator.domain.staff import SignInFailed, SignInLocked, StaffMember, lock_after
from coordinator.passwords import fits
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.rows.site import StaffRow
from coordinator.registry.store import Registry

NOBODY = "unknown user name"


def sign_in(registry: Registry, *, user_name: str, password: str) -> StaffMember:
    """Let a person in, and note it; a failure is noted too.

    Raises:
        SignInFailed: the two do not fit.
        SignInLocked: they did not fit too often; the lock grows with every further time.
    """
    with registry.reading() as session:
        tried = as_recorded(session, user_name)
        failures, last = wrong_passwords(session, tried)
    now = registry.clock()
    until = (last + lock_after(failures)).astimezone(now.tzinfo) if last else now
    if now < until and tried != NOBODY:
        with registry.changing(Action.SIGN_IN_REFUSED, tried) as session:
            session.note("StaffMember", tried)
        raise SignInLocked(tried, until, failures)
    with registry.reading() as session:
        found = known_person(session, user_name, password)
    if found is None:
        with registry.changing(Action.SIGN_IN_FAILED, tried) as session:
            session.note("StaffMember", tried)
        raise SignInFailed
    with registry.changing(Action.SIGNED_IN, found) as session:
        session.note("StaffMember", found.user_name)
    return found


def sign_out(registry: Registry, actor: StaffMember) -> None:
    with registry.changing(Action.SIGNED_OUT, actor) as session:
        session.note("StaffMember", actor.user_name)


def lock(registry: Registry, actor: StaffMember) -> None:
    """Note that the screen was locked (T1); unlocking is a sign-in."""
    with registry.changing(Action.LOCKED, actor) as session:
        session.note("StaffMember", actor.user_name)


def wrong_passwords(session: Session, user_name: str) -> tuple[int, datetime | None]:
    """Count the failures since the person last signed in, and say when the last one was."""
    entry = AuditEntryRow
    last_entry = select(func.max(entry.id)).where(
        entry.actor == user_name, entry.action == Action.SIGNED_IN.value
    )
    count, last = session.execute(
        select(func.count(entry.id), func.max(entry.at)).where(
            entry.actor == user_name,
            entry.action == Action.SIGN_IN_FAILED.value,
            entry.id > func.coalesce(last_entry.scalar_subquery(), 0),
        )
    ).one()
    return count, datetime.fromisoformat(last).astimezone() if last else None


def as_recorded(session: Session, user_name: str) -> str:
    """Give the name under which a failed attempt is recorded.

    What is no user name is not written down: it may be a password, typed one field too early.
    """
    folded = folded_user_name(user_name)
    known = session.scalars(select(StaffRow.user_name).filter_by(user_name=folded)).first()
    return known or NOBODY


def known_person(session: Session, user_name: str, password: str) -> StaffMember | None:
    """Find the person whose user name and password these are."""
    row = session.scalars(
        select(StaffRow)
        .filter_by(user_name=folded_user_name(user_name))
        .options(selectinload(StaffRow.delegations))
    ).one_or_none()
    if row is None or not fits(password, row.password_hash):
        return None
    return row.to_domain()
