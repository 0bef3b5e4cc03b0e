"""With the recovery key from the site's safe: a password for somebody who cannot get in."""

import platform
from contextlib import closing

from coordinator.commands.site import folded_user_name
from coordinator.commands.staff import person_named
from coordinator.domain.audit import Action
from coordinator.domain.delegation import AccessEnded
from coordinator.domain.errors import Refused
from coordinator.domain.password import require_password
from coordinator.entering import opened
from coordinator.queries.staff import site_of
from coordinator.registry.address import Place
from coordinator.registry.attempts import Attempts
from coordinator.registry.keyring import SAFE, Holder
from coordinator.registry.sealing import WrongPasswordError, read_recovery_key
from coordinator.registry.store import Clock, Registry, local_now
from coordinator.restoring import RECOVERY, RecoveryKeyMistyped
from coordinator.text import N_


class NoSuchPerson(Refused):
    problem = N_("Nobody with the user name {user_name} works at this site.")
    remedy = N_("See the names on the sign-in.")

    def __init__(self, user_name: str) -> None:
        super().__init__(user_name=user_name)


class RecoveryKeyWrong(Refused):
    problem = N_("This recovery key does not open the registry.")
    remedy = N_("Take the newest sheet from the safe: a new key puts the former out of force.")


def recover(
    path: Place, *, recovery_key: str, user_name: str, password: str, clock: Clock = local_now
) -> None:
    """Let a person in again: with `password`, which has to be changed at the sign-in.

    The audit trail tells that the recovery key was used; a wrong one is told by the next
    sign-in.

    Raises:
        RecoveryKeyMistyped, RecoveryKeyWrong, NoSuchPerson, AccessEnded, PasswordTooShort,
        PasswordObvious; RegistryMissing, RegistryDamaged, ….
    """
    typed = read_recovery_key(recovery_key)
    if typed is None:
        raise RecoveryKeyMistyped
    try:
        registry = opened(path, SAFE, typed, clock)
    except WrongPasswordError as fault:
        Attempts(path).note_failure(RECOVERY, clock(), platform.node(), told=False)
        raise RecoveryKeyWrong from fault
    with closing(registry):
        holder = _holder(registry, folded_user_name(user_name), password)
        with registry.changing(Action.RECOVERY_KEY_USED, RECOVERY) as session:
            session.note("StaffMember", holder.user_name)
        registry.keyring.enter(registry.key, [(holder, password)])
        registry.attempts.forget_failures(holder.user_name)


def _holder(registry: Registry, user_name: str, password: str) -> Holder:
    with registry.reading() as session:
        person = person_named(session, user_name)
    if person is None:
        raise NoSuchPerson(user_name)
    if person.ended_at is not None:
        raise AccessEnded(person.name, person.ended_at.astimezone().date())
    require_password(password, person.name, (user_name, person.name, site_of(registry).name))
    return Holder(user_name, person.name, person.role, must_change=True)
