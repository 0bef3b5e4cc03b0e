"""Making a registry: the work behind the first start. Loads the database only when called."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember
from coordinator.registry.address import Address, Place
from coordinator.registry.cover import keyring_of
from coordinator.registry.disk import flush
from coordinator.registry.errors import RegistryExists
from coordinator.registry.places import require_own_disk
from coordinator.text import _

Report = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Founded:
    """A new registry, and the recovery key that is shown once, for the site's safe."""

    path: Place
    recovery_key: str = ""

    def __repr__(self) -> str:
        return f"Founded({self.path!r})"


def found_registry(place: Place, site: Site, people: Sequence[NewStaffMember]) -> Founded:
    """Make a registry for `site` at `place`, with a recovery key.

    It is made beside and put there when it is whole: a power cut leaves nothing half made.

    Raises:
        OnNetwork, RegistryExists, DiskFull, …; DatabaseTaken, ServerOutOfReach, …;
        NameMissing, PasswordTooShort, UserNameTaken.
    """
    if isinstance(place, Address):
        return _found_on_server(place, site, people)
    path = place
    require_own_disk(path)
    beside = path.with_name(f"{path.name}.making")
    _forget_half(path, beside)
    if path.exists() or keyring_of(path).exists():
        raise RegistryExists(path)
    clear(beside)
    try:
        recovery_key = _found(beside, site, people)
        put(beside, path)
    finally:
        clear(beside)
    return Founded(path, recovery_key)


def _found_on_server(address: Address, site: Site, people: Sequence[NewStaffMember]) -> Founded:
    """Make the registry here, encrypted, and put it on the server in one transaction."""
    from coordinator.registry.sealing import new_key  # noqa: PLC0415  loads SQLAlchemy
    from coordinator.registry.server_copies import pour_in  # noqa: PLC0415
    from coordinator.registry.server_engine import require_empty  # noqa: PLC0415

    require_empty(address)
    with TemporaryDirectory(prefix="trial-coordinator-") as folder:
        made = Path(folder) / "made.registry"
        key = new_key()
        recovery_key = _found(made, site, people, key)
        pour_in(made, key, address)
    return Founded(address, recovery_key)


def _found(
    path: Path, site: Site, people: Sequence[NewStaffMember], key: bytes | None = None
) -> str:
    from coordinator.commands.site import found_site  # noqa: PLC0415  loads SQLAlchemy
    from coordinator.registry.sealing import new_recovery_key  # noqa: PLC0415
    from coordinator.registry.store import Registry  # noqa: PLC0415

    with closing(Registry.create(path, key=key)) as registry:
        found_site(registry, site=site, people=people)
        recovery_key = new_recovery_key()
        registry.keyring.keep_recovery_key(registry.key, recovery_key)
    return recovery_key


def make_samples(report: Report, path: Path) -> Founded:
    """Make the registry with the sample trials at `path`, unless it is there already.

    It is made beside and put there when it is whole, so that nobody opens half of one.
    """
    if path.exists():
        return Founded(path)
    from coordinator.samples import create_sample_registry  # noqa: PLC0415  loads SQLAlchemy

    beside = path.with_name(f"{path.name}.making")
    clear(beside)
    words = _("Making the sample registry…")
    try:
        create_sample_registry(beside, advance=lambda done, all_: report(done / all_, words))
        put(beside, path)
    finally:
        clear(beside)
    return Founded(path)


def put(beside: Path, path: Path) -> None:
    """Put a whole registry where it belongs: its keys first, without which it is lost."""
    keyring_of(beside).replace(keyring_of(path))
    try:
        beside.replace(path)
    except OSError:
        keyring_of(path).unlink()  # alone it would only be in the way
        raise
    flush(path.parent)


def _forget_half(path: Path, beside: Path) -> None:
    """Remove keys that were put in place before a power cut, and their registry was not.

    Nobody has worked with that registry yet: nobody was told that it is there.
    """
    is_half = beside.exists() and not keyring_of(beside).exists()
    if is_half and not path.exists():
        keyring_of(path).unlink(missing_ok=True)


def clear(path: Path) -> None:
    """Remove a registry that was not finished, with what belongs to it."""
    for ending in ("", "-wal", "-shm", ".keys", ".keys-journal"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
