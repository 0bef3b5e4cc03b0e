"""From a closed registry to one in which somebody has signed in."""

import platform

from coordinator.commands.site import folded_user_name
from coordinator.commands.staff import NOBODY, admit, require_unlocked
from coordinator.domain.staff import SignInFailed, StaffMember
from coordinator.registry.address import Address, Place
from coordinator.registry.attempts import Attempts
from coordinator.registry.connections import faults_explained
from coordinator.registry.errors import KeyDoesNotFit
from coordinator.registry.keyring import Keyring
from coordinator.registry.rotation import Unsettled, open_again, unsettled
from coordinator.registry.sealing import WrongPasswordError
from coordinator.registry.store import PROGRAM, Clock, Registry, local_now
from coordinator.registry.trust import look
from coordinator.text import _


def enter(
    place: Place, user_name: str, password: str, clock: Clock = local_now
) -> tuple[Registry, StaffMember]:
    """Open the registry at `place` with a person's password, and sign the person in.

    What fails while the registry is closed stands in its keyring, and is told to the audit
    trail by the next sign-in.

    Raises:
        SignInFailed, SignInLocked; RegistryMissing, KeyringMissing, RegistryDamaged, ….
    """
    keyring, attempts = Keyring(place), Attempts(place)
    known = {holder.user_name for holder in keyring.holders()}
    folded = folded_user_name(user_name)
    tried = folded if folded in known else NOBODY
    require_unlocked(attempts, tried, clock())
    try:
        registry = opened(place, folded, password, clock)
    except WrongPasswordError as fault:
        attempts.note_failure(tried, clock(), platform.node(), told=False)
        raise SignInFailed from fault
    try:
        return registry, admit(registry, folded)
    except BaseException:
        registry.close()
        raise


def opened(place: Place, user_name: str, secret: str, clock: Clock = local_now) -> Registry:
    """Open a registry with what somebody knows, before anybody has signed in.

    A rotation of the key that was cut off is brought to its end.

    Raises:
        WrongPasswordError; RegistryMissing, RegistryInUse, KeyDoesNotFit, ….
    """
    key, cut_off = _key(Keyring(place), user_name, secret)
    registry = Registry(place, clock, key=key)
    try:
        look(registry)
        if cut_off is not None and registry.distrust is None:
            _settle(registry, cut_off)
    except BaseException:
        registry.close()
        raise
    return registry


def _key(keyring: Keyring, user_name: str, password: str) -> tuple[bytes, Unsettled | None]:
    """Open the key in force; where its change was cut off, find which one opens the file."""
    path = keyring.registry
    if isinstance(path, Address) or not keyring.is_between_keys():
        return keyring.opened(user_name, password), None
    with faults_explained(path):
        found = unsettled(path, keyring.keys_of(user_name, password))
        if found is None:
            raise KeyDoesNotFit(path)
        open_again(path, found.key)
    return found.key, found


def _settle(registry: Registry, cut_off: Unsettled) -> None:
    """Bring to its end what a rotation left: it is told of before it is forgotten."""
    if cut_off.is_new:
        registry.tell_of_new_key(PROGRAM, _("The program had been ended during it."))
    registry.keyring.settle_generation(cut_off.generation, cut_off.key)
