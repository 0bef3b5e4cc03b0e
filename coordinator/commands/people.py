"""Who works at the site: entered, changed, let in again, and let out (G6)."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.commands.site import require_person
from coordinator.commands.staff import as_recorded, require_unlocked, tell_failures
from coordinator.domain.access import keepers_of
from coordinator.domain.audit import Action
from coordinator.domain.delegation import AccessEnded
from coordinator.domain.errors import Refused
from coordinator.domain.password import PasswordAsBefore, WrongPassword, require_password
from coordinator.domain.staff import (
    DUTIES_OF,
    NameMissing,
    NewStaffMember,
    PasswordTemporary,
    Role,
    StaffMember,
    UserNameTaken,
)
from coordinator.domain.staff_changes import changed
from coordinator.registry.audit import AuditedSession
from coordinator.registry.delegations import everybody
from coordinator.registry.keyring import Holder
from coordinator.registry.rows.site import SiteRow, StaffRow
from coordinator.registry.store import Registry
from coordinator.text import N_, _


class PeopleNotForYou(Refused):
    problem = N_("{name} may not enter, change or end the access of people.")
    remedy = N_("Ask {whom}.")

    def __init__(self, name: str, whom: tuple[str, ...]) -> None:
        super().__init__(name=name, whom=_(" or ").join(whom) or _("an administrator"))


class NotYourself(Refused):
    problem = N_(
        "Nobody changes their own role, ends their own access or resets their own password."
    )
    remedy = N_("Ask another person, or use “Change my password”.")


def enter_staff_member(
    registry: Registry, actor: StaffMember, *, person: NewStaffMember
) -> None:
    """Enter a person, with a password that has to be changed at the first sign-in.

    Raises:
        PeopleNotForYou, NameMissing, UserNameTaken, PasswordTooShort, PasswordObvious.
    """
    with registry.changing(Action.STAFF_MEMBER_ENTERED, actor) as session:
        require_keeper(session, actor)
        user_name = require_person(person, _site_name(session))
        if _row_named(session, user_name) is not None:
            raise UserNameTaken(user_name)
        session.add(
            StaffRow(
                user_name=user_name,
                name=person.name.strip(),
                role=person.role,
                initials=person.initials.strip(),
            )
        )
    holder = Holder(user_name, person.name.strip(), person.role, must_change=True)
    registry.keyring.enter(registry.key, [(holder, person.password)])


def change_staff_member(  # noqa: PLR0913  a person has these
    registry: Registry,
    actor: StaffMember,
    *,
    user_name: str,
    name: str,
    initials: str,
    role: Role,
    reason: str = "",
    seen: StaffMember | None = None,
) -> None:
    """Change a person's name, initials or role; delegations beyond the new role end.

    `seen` is the person that was on the screen: what was left as it was stays as it is
    stored, and what was changed meanwhile is not written over. Without it all is set.

    Raises:
        PeopleNotForYou, NotYourself, AccessEnded, NameMissing, ChangedMeanwhile.
    """
    before = seen.role if seen else None
    with registry.reading() as session:
        is_other_role = role is not (before or _known_row(session, user_name).role)
    action = Action.ROLE_CHANGED if is_other_role else Action.STAFF_MEMBER_CHANGED
    with registry.changing(action, actor, reason) as session:
        require_keeper(session, actor)
        row = _known_row(session, user_name)
        stored = row.to_domain()
        wanted = replace(stored, name=name.strip(), initials=initials.strip(), role=role)
        person = changed(stored, seen or stored, wanted)
        if row.role is not person.role and user_name == actor.user_name:
            raise NotYourself
        if not name.strip():
            raise NameMissing(N_("A person's name"))
        row.name, row.initials, row.role = person.name, person.initials, person.role
        _end_delegations(session, row, actor, _("The role was changed."))
    registry.keyring.describe(registry.key, user_name, person.name, person.role)


def end_access(
    registry: Registry, actor: StaffMember, *, user_name: str, reason: str = ""
) -> None:
    """Let a person open the registry no more; all records keep the name.

    Raises:
        PeopleNotForYou, NotYourself, AccessEnded.
    """
    with registry.changing(Action.ACCESS_ENDED, actor, reason) as session:
        require_keeper(session, actor)
        if user_name == actor.user_name:
            raise NotYourself
        row = _known_row(session, user_name)
        row.ended_at = session.attribution.at
        _end_delegations(session, row, actor, _("The access was ended."))
    registry.keyring.take_away(registry.key, user_name)
    registry.attempts.forget_failures(user_name)


def reset_password(
    registry: Registry, actor: StaffMember, *, user_name: str, password: str
) -> None:
    """Set a temporary password: nobody signs with it, and it is changed at the next sign-in.

    Raises:
        PeopleNotForYou, NotYourself, AccessEnded, PasswordTooShort, PasswordObvious.
    """
    with registry.changing(Action.PASSWORD_RESET, actor) as session:
        require_keeper(session, actor)
        if user_name == actor.user_name:
            raise NotYourself
        row = _known_row(session, user_name)
        require_password(password, row.name, (user_name, row.name, _site_name(session)))
        session.note("StaffMember", user_name)
        holder = Holder(user_name, row.name, row.role, must_change=True)
    registry.keyring.enter(registry.key, [(holder, password)])
    tell_failures(registry)
    registry.attempts.forget_failures(user_name)


def unlock_person(registry: Registry, actor: StaffMember, *, user_name: str) -> None:
    """Let a person try again at once after wrong passwords.

    Raises:
        PeopleNotForYou, AccessEnded.
    """
    tell_failures(registry)
    with registry.changing(Action.PERSON_UNLOCKED, actor) as session:
        require_keeper(session, actor)
        session.note("StaffMember", _known_row(session, user_name).user_name)
    registry.attempts.forget_failures(user_name)


def change_own_password(
    registry: Registry, actor: StaffMember, *, current: str, password: str
) -> None:
    """Change one's own password; after a reset this is what is done first of all.

    Raises:
        WrongPassword: recorded as a failed sign-in.
        SignInLocked: it was wrong too often.
        PasswordTooShort, PasswordObvious, PasswordAsBefore, AccessEnded.
    """
    user_name = actor.user_name
    require_unlocked(registry.attempts, user_name, registry.clock())
    if not registry.keyring.fits(user_name, current):
        with registry.changing(Action.SIGN_IN_FAILED, actor) as session:
            session.note("StaffMember", as_recorded(registry, user_name))
            said = session.attribution
        registry.attempts.note_failure(user_name, said.at, said.workstation, told=True)
        raise WrongPassword(actor.name)
    if password == current:
        raise PasswordAsBefore(actor.name)
    with registry.changing(Action.PASSWORD_CHANGED, actor) as session:
        row = _known_row(session, user_name)
        require_password(password, row.name, (user_name, row.name, _site_name(session)))
        session.note("StaffMember", user_name)
        holder = Holder(user_name, row.name, row.role)
    registry.keyring.enter(registry.key, [(holder, password)])


def require_keeper(session: Session, actor: StaffMember) -> None:
    """Refuse who may not enter people: an administrator may, or a coordinator without one.

    Raises:
        PeopleNotForYou, PasswordTemporary.
    """
    if actor.must_change:
        raise PasswordTemporary(actor.name)
    keepers = keepers_of(everybody(session))
    if actor.user_name not in {person.user_name for person in keepers}:
        raise PeopleNotForYou(actor.name, tuple(person.name for person in keepers))


def _end_delegations(
    session: AuditedSession, row: StaffRow, actor: StaffMember, why: str
) -> None:
    """End from today what the person may not do any more, whoever delegated it."""
    at = session.attribution.at
    allowed = DUTIES_OF[row.role] if row.ended_at is None else ()
    for line in row.delegations:
        last = line.ended_on or line.until_on
        if line.duty not in allowed and (last is None or last >= at.date()):
            line.ended_on, line.ended_by, line.ended_at = at.date(), actor.name, at
            line.end_reason = why


def _known_row(session: Session, user_name: str) -> StaffRow:
    row = session.scalars(select(StaffRow).filter_by(user_name=user_name)).one()
    if row.ended_at is not None:
        raise AccessEnded(row.name, row.ended_at.astimezone().date())
    return row


def _row_named(session: Session, user_name: str) -> StaffRow | None:
    return session.scalars(select(StaffRow).filter_by(user_name=user_name)).one_or_none()


def _site_name(session: Session) -> str:
    return session.scalars(select(SiteRow.name)).one()
