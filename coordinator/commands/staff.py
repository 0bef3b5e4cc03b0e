"""Signing in and out."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from coordinator.commands.site import folded_user_name
from coordinator.domain.audit import Action
from coordinator.domain.staff import SignInFailed, StaffMember
from coordinator.passwords import fits
from coordinator.registry.rows.site import StaffRow
from coordinator.registry.store import Registry

NOBODY = "unknown user name"


def sign_in(registry: Registry, *, user_name: str, password: str) -> StaffMember:
    """Let a person in, and note it; a failure is noted too.

    Raises:
        SignInFailed: the two do not fit.
    """
    with registry.reading() as session:
        found = known_person(session, user_name, password)
        tried = as_recorded(session, user_name)
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
