"""The registry's key: a new one, and a new recovery key for the safe."""

from collections.abc import Callable

from coordinator.commands.site import NotForYou
from coordinator.domain.audit import Action
from coordinator.domain.staff import PasswordTemporary, Role, StaffMember
from coordinator.registry.rotation import Step
from coordinator.registry.store import Registry

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})


def rotate_key(
    registry: Registry, actor: StaffMember, *, told: Callable[[Step], None] = lambda _step: None
) -> None:
    """Encrypt the registry anew with another random key.

    Everybody's password opens it as before; an old copy of the keyring does not.

    Raises:
        NotForYou, RegistryInUse, RegistryDamaged, DiskFull, …
    """
    require_keeper(actor)
    registry.rotate_key(actor, told)


def keep_recovery_key(registry: Registry, actor: StaffMember, *, recovery_key: str) -> None:
    """Put a new recovery key in force; the former one opens the registry no more.

    It comes from `new_recovery_key`, and is on paper before this is called: whatever fails
    on the way, one of the two sheets opens the registry.

    Raises:
        NotForYou, DiskFull, ….
    """
    require_keeper(actor)
    with registry.changing(Action.RECOVERY_KEY_MADE, actor) as session:
        session.note("Registry", registry.place.name)
    registry.keyring.keep_recovery_key(registry.key, recovery_key)


def require_keeper(actor: StaffMember) -> None:
    """Raise NotForYou or PasswordTemporary unless the person looks after the site's keys."""
    if actor.must_change:
        raise PasswordTemporary(actor.name)
    if actor.role not in KEEPERS:
        raise NotForYou(actor.name)
