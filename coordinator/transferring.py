"""A registry in a file goes to the site's server: copied whole, compared, and then left."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.commands.backups import back_up_now
from coordinator.commands.keys import require_keeper
from coordinator.domain.audit import Action
from coordinator.domain.backup import Backup
from coordinator.domain.errors import Refused, Unavailable
from coordinator.domain.staff import StaffMember
from coordinator.registry.address import Address
from coordinator.registry.backups import Source
from coordinator.registry.cover import keyring_of
from coordinator.registry.disk import flush, folder_explained
from coordinator.registry.kept_names import MOVED, name_kept
from coordinator.registry.proof import prove
from coordinator.registry.restoring import alone, read_whole
from coordinator.registry.server_engine import require_empty
from coordinator.registry.store import Clock, Registry, local_now
from coordinator.registry.whole import Content, Told, looked_through, nobody, part
from coordinator.text import N_, _

BACKED_UP, READ = 0.3, 0.4  # shares of the time
SURE = "-wal"  # beside a file that another program has open


class WrittenMeanwhile(Refused):
    problem = N_("Somebody wrote to the registry while it was copied; nothing was moved.")
    remedy = N_("Close the program wherever else it has this registry open, and try again.")


class ArrivedOtherwise(Unavailable):
    problem = N_("What arrived at {place} is not the same as the file ({detail}).")
    remedy = N_(
        "Go on with the file, which is as it was. Ask who keeps the server for another empty "
        "database."
    )

    def __init__(self, place: object, detail: str) -> None:
        super().__init__(place=place, detail=detail)


@dataclass(frozen=True, slots=True)
class Transfer:
    """Who agreed that the registry at `path` goes to `address`."""

    path: Path
    key: bytes
    address: Address
    actor: StaffMember

    def __repr__(self) -> str:
        return f"Transfer({self.path!r}, {self.address!r})"


@dataclass(frozen=True, slots=True)
class Transferred:
    """`kept_as` is what the file is called now; `backup` was made just before."""

    address: Address
    kept_as: Path
    backup: Path
    entries: int


def require_movable(registry: Registry, actor: StaffMember, address: Address) -> None:
    """See that a registry can go to `address`; nothing is done.

    Raises:
        NotForYou, PasswordTemporary, OnlyReadable, KeptOnServer; DatabaseTaken, DatabaseUnfit,
        DatabaseMissing, ServerRefuses, ServerOutOfReach, ….
    """
    require_keeper(actor)
    registry.require_trusted()
    _ = registry.path
    require_empty(address)


def transfer(wanted: Transfer, told: Told = nobody, clock: Clock = local_now) -> Transferred:
    """Put the registry on the server, whole or not at all; nobody may have it open.

    A backup is made first. The trail of both tells of the move; the file is kept under
    another name, so that nobody goes on with it by mistake.

    Raises:
        RegistryInUse, WrittenMeanwhile, ArrivedOtherwise, DatabaseTaken, FolderFull, ….
    """
    from coordinator.registry.server_copies import pour_in  # noqa: PLC0415  seldom needed

    made = _backed_up(wanted, part(told, 0.0, BACKED_UP), clock)
    with (
        TemporaryDirectory(prefix="trial-coordinator-") as folder,
        _held(wanted, made),
    ):
        copy = Path(folder) / "registry"
        read_whole(made.path, copy, wanted.key, part(told, BACKED_UP, READ))
        with closing(Registry(copy, clock, key=wanted.key)) as registry:
            _tell(registry, wanted, wanted.path.name)
        content = looked_through(copy, wanted.key)
        pour_in(copy, wanted.key, wanted.address, part(told, READ, 1.0))
        _require_arrived(wanted, content, clock)
    return Transferred(wanted.address, _left(wanted, clock), made.path, content.entries)


def _backed_up(wanted: Transfer, told: Told, clock: Clock) -> Backup:
    with closing(Registry(wanted.path, clock, key=wanted.key)) as registry:
        require_movable(registry, wanted.actor, wanted.address)
        return back_up_now(registry, wanted.actor, told=told)


@contextmanager
def _held(wanted: Transfer, made: Backup) -> Iterator[None]:
    """Keep everybody from the file, in which nothing came but the note of the backup."""
    noted = made.manifest.entries + 1 if made.manifest else 0
    with alone(Source(wanted.path, wanted.key)) as newest:
        if newest != noted:
            raise WrittenMeanwhile
        yield


def _tell(registry: Registry, wanted: Transfer, name: str) -> None:
    with registry.changing(Action.REGISTRY_MOVED, wanted.actor) as session:
        session.note("Registry", name, moved_to=str(wanted.address))


def _require_arrived(wanted: Transfer, content: Content, clock: Clock) -> None:
    """Hold every record on the server against the trail, and its end against the file's."""
    with closing(Registry(wanted.address, clock, key=wanted.key)) as registry:
        proof = prove(registry)
        if not proof.is_whole:
            raise ArrivedOtherwise(wanted.address, _("the audit trail does not fit"))
        if (proof.verification.count, registry.head()) != (content.entries, content.head):
            raise ArrivedOtherwise(wanted.address, _("the audit trail ends elsewhere"))


def _left(wanted: Transfer, clock: Clock) -> Path:
    """Note in the file that it was left, and give it the name under which it is kept."""
    with closing(Registry(wanted.path, clock, key=wanted.key)) as registry:
        _tell(registry, wanted, wanted.path.name)
    if wanted.path.with_name(f"{wanted.path.name}{SURE}").exists():
        return wanted.path  # somebody opened it at this moment
    kept_as = name_kept(wanted.path, MOVED, clock())
    with folder_explained(wanted.path.parent):
        # Whenever the power fails, the file has its keyring beside it.
        shutil.copyfile(keyring_of(wanted.path), keyring_of(kept_as))
        keyring_of(kept_as).chmod(0o600)
        flush(keyring_of(kept_as))
        wanted.path.replace(kept_as)
        keyring_of(wanted.path).unlink()
        flush(wanted.path.parent)
    return kept_as
