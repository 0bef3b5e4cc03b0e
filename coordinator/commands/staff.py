"""Signing in and out."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from coordinator.commands.site import folded_user_name
from coordinator.domain.audit import Action
from coordinator.domain.staff import (
    PasswordTemporary,
    SignInFailed,
    SignInLocked,
    StaffMember,
    locked_until,
)
from coordinator.registry.attempts import Attempts
from coordinator.registry.rows.site import StaffRow
from coordinator.registry.store import NOBODY, PROGRAM, Registry
from coordinator.registry.trust import keep_head

__all__ = ["NOBODY"]


def sign_in(registry: Registry, *, user_name: str, password: str) -> StaffMember:
    """Let a person into an open registry, and note it; a failure is noted too.

    Raises:
        SignInFailed: the two do not fit.
        SignInLocked: they did not fit too often; the lock grows with every further time.
    """
    tried = as_recorded(registry, user_name)
    try:
        require_unlocked(registry.attempts, tried, registry.clock())
    except SignInLocked:
        if registry.distrust is None:
            with registry.changing(Action.SIGN_IN_REFUSED, tried) as session:
                session.note("StaffMember", tried)
        raise
    if tried == NOBODY or not registry.keyring.fits(tried, password):
        if registry.distrust is not None:
            raise SignInFailed
        with registry.changing(Action.SIGN_IN_FAILED, tried) as session:
            session.note("StaffMember", tried)
            said = session.attribution
        registry.attempts.note_failure(tried, said.at, said.workstation, told=True)
        raise SignInFailed
    return admit(registry, tried)


def admit(registry: Registry, user_name: str) -> StaffMember:
    """Note that a person who proved the password signed in, and what failed before it.

    Raises:
        SignInFailed: the keyring knows the person, but the registry does not, or not any more.
    """
    with registry.reading() as session:
        found = person_named(session, user_name)
    if found is None or found.ended_at is not None:
        raise SignInFailed
    if registry.distrust is None:
        tell_failures(registry)
        with registry.changing(Action.SIGNED_IN, found) as session:
            session.note("StaffMember", found.user_name)
        keep_head(registry)
        put_keyring_right(registry)
    registry.attempts.note_seen(found.user_name, registry.clock())
    return replace(found, must_change=must_change(registry, user_name))


def tell_failures(registry: Registry) -> None:
    """Tell the audit trail of the wrong passwords that were typed while it was closed."""
    untold = registry.attempts.untold()
    if not untold:
        return
    with registry.changing(Action.SIGN_IN_FAILED, PROGRAM) as session:
        for failure in untold:
            session.note(
                "StaffMember", failure.user_name, at=failure.at, workstation=failure.workstation
            )
    registry.attempts.mark_told(untold)


def put_keyring_right(registry: Registry) -> None:
    """Do at the keyring what the registry tells and a power cut kept from being done there.

    Whose access was ended opens nothing any more; names and roles are those of today.
    """
    with registry.reading() as session:
        people = {row.user_name: row for row in session.scalars(select(StaffRow))}
    for holder in registry.keyring.holders():
        row = people.get(holder.user_name)
        if row is None:
            continue
        if row.ended_at is not None:
            registry.keyring.take_away(registry.key, holder.user_name)
        elif (row.name, row.role) != (holder.name, holder.role):
            registry.keyring.describe(registry.key, holder.user_name, row.name, row.role)


def must_change(registry: Registry, user_name: str) -> bool:
    """Say whether a person's password was set by somebody else."""
    holders = registry.keyring.holders()
    return any(found.user_name == user_name and found.must_change for found in holders)


def renewed(registry: Registry, user_name: str) -> StaffMember | None:
    """Give a person as the registry now knows them; None when the access was ended."""
    with registry.reading() as session:
        found = person_named(session, user_name)
    return found if found is not None and found.ended_at is None else None


def require_unlocked(attempts: Attempts, user_name: str, now: datetime) -> None:
    """Raise SignInLocked while a person has to wait after wrong passwords."""
    failures, last = (0, None) if user_name == NOBODY else attempts.failures(user_name)
    until = locked_until(failures, last, now)
    if until is not None:
        raise SignInLocked(user_name, until, failures)


def sign_out(registry: Registry, actor: StaffMember) -> None:
    """Note that a person leaves, and where the audit trail ends then (T3).

    In a registry that is open for reading only nothing is noted (T4).
    """
    if registry.distrust is not None:
        return
    with registry.changing(Action.SIGNED_OUT, actor) as session:
        session.note("StaffMember", actor.user_name)
    keep_head(registry)


def lock(registry: Registry, actor: StaffMember) -> None:
    """Note that the screen was locked (T1); unlocking is a sign-in."""
    if registry.distrust is not None:
        return
    with registry.changing(Action.LOCKED, actor) as session:
        session.note("StaffMember", actor.user_name)


def as_recorded(registry: Registry, user_name: str) -> str:
    """Give the name under which a failed attempt is recorded.

    What is no user name is not written down: it may be a password, typed one field too early.
    """
    folded = folded_user_name(user_name)
    with registry.reading() as session:
        known = session.scalars(select(StaffRow.user_name).filter_by(user_name=folded)).first()
    return known or NOBODY


def known_person(registry: Registry, user_name: str, password: str) -> StaffMember | None:
    """Find the person whose user name and password these are, to sign with them.

    Raises:
        PasswordTemporary: somebody else set it, and could sign with it (G6).
    """
    folded = folded_user_name(user_name)
    if not registry.keyring.fits(folded, password):
        return None
    with registry.reading() as session:
        found = person_named(session, folded)
    if found is None or found.ended_at is not None:
        return None
    if must_change(registry, folded):
        raise PasswordTemporary(found.name)
    return found


def person_named(session: Session, user_name: str) -> StaffMember | None:
    row = session.scalars(
        select(StaffRow)
        .filter_by(user_name=user_name)
        .options(selectinload(StaffRow.delegations))
    ).one_or_none()
    return None if row is None else row.to_domain()
