"""From a backup to the registry in its place: looked at, compared, and then put there."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coordinator.commands.keys import KEEPERS
from coordinator.commands.site import NotForYou, folded_user_name
from coordinator.domain.audit import Action
from coordinator.domain.backup import BackupOfAnother, Difference
from coordinator.domain.errors import CoordinatorError, Refused
from coordinator.domain.staff import SignInFailed
from coordinator.registry import swapping
from coordinator.registry.address import Address
from coordinator.registry.backups import Source
from coordinator.registry.cipher import FAULTS
from coordinator.registry.connections import faults_explained
from coordinator.registry.differing import difference
from coordinator.registry.errors import RegistryMissing
from coordinator.registry.kept_names import REPLACED, name_kept
from coordinator.registry.keyring import SAFE, Keyring
from coordinator.registry.restoring import TakenOut, put_in_place, take_out
from coordinator.registry.sealing import WrongPasswordError, read_recovery_key
from coordinator.registry.store import Clock, Registry, local_now
from coordinator.registry.whole import Told, nobody
from coordinator.text import N_

UNOPENED: tuple[type[Exception], ...] = (CoordinatorError, *FAULTS)
RECOVERY = "recovery key"  # who acts, as the trail has it, when nobody's password was used


class RecoveryKeyMistyped(Refused):
    problem = N_("This is not a recovery key: a sign is wrong or missing.")
    remedy = N_("Type it again as it stands on the sheet; hyphens and case do not matter.")


@dataclass(frozen=True, slots=True)
class Proof:
    """A person with the password of then; with `user_name` empty, the recovery key."""

    user_name: str
    password: str

    def __repr__(self) -> str:
        return f"Proof({self.user_name!r})"


@dataclass(frozen=True, slots=True)
class Examined:
    """A backup that was looked through, and how it differs from the registry in use.

    `difference` is None where there is no registry in use, or it could not be opened, for
    the reason `why`.
    """

    taken: TakenOut
    actor: str
    current: Source | None
    difference: Difference | None = None
    why: str = ""

    def __repr__(self) -> str:
        return f"Examined({self.taken!r})"


@dataclass(frozen=True, slots=True)
class Restored:
    path: Path
    kept_as: Path | None


def examine(
    backup: Path,
    target: Path,
    proof: Proof,
    key_in_use: bytes | None = None,
    told: Told = nobody,
) -> Examined:
    """Take a backup out beside the registry in use, verify it, and compare the two.

    `key_in_use` opens the registry in use; without it, the proof is tried on it too.

    Raises:
        BackupUnusable, BackupForged, SignInFailed, RecoveryKeyMistyped, NotForYou, ….
    """
    user_name, password = as_kept(proof)
    try:
        taken = take_out(backup, target, user_name, password, told)
    except WrongPasswordError as fault:
        raise SignInFailed from fault
    try:
        _require_keeper(taken, user_name)
        current, why = _in_use(target, user_name, password, key_in_use)
        found = None
        if current is not None:
            try:
                found = difference(current, taken.source)
            except UNOPENED as error:
                current, why = None, str(error)
    except BaseException:
        swapping.clear(target)
        raise
    return Examined(taken, user_name or RECOVERY, current, found, why)


def drop(examined: Examined) -> None:
    """Let go of a backup that is not restored after all."""
    swapping.clear(examined.taken.target)


def restore(examined: Examined, *, another: bool = False, clock: Clock = local_now) -> Restored:
    """Put the backup in the place of the registry in use, which is kept beside it.

    The audit trail of the restored registry tells of it. `another` lets the backup of another
    registry take this one's place.

    Raises:
        BackupOfAnother, RegistryInUse, FolderFull, ….
    """
    taken, found = examined.taken, examined.difference
    if found is not None and not found.is_same_registry and not another:
        raise BackupOfAnother(taken.backup, taken.manifest.site_name)
    at = clock()
    kept_as = name_kept(taken.target, REPLACED, at)
    try:
        _tell(examined, kept_as.name, clock)
        put_in_place(taken, kept_as, examined.current)
    finally:
        swapping.clear(taken.target)  # nothing is left of it when it was put in place
    return Restored(taken.target, kept_as if kept_as.exists() else None)


def restore_on_server(
    examined: Examined, address: Address, told: Told = nobody, clock: Clock = local_now
) -> None:
    """Put a backup that was examined in an empty folder into an empty database, whole.

    Raises:
        DatabaseTaken, DatabaseUnfit, DatabaseMissing, ServerOutOfReach, ….
    """
    from coordinator.registry.server_copies import pour_in  # noqa: PLC0415  seldom needed

    source = examined.taken.source
    try:
        _tell(examined, str(address), clock)
        pour_in(source.path, source.key, address, told)
    finally:
        swapping.clear(examined.taken.target)


def _tell(examined: Examined, replaced: str, clock: Clock) -> None:
    """Note the restoring in what is restored, before it is anybody's registry."""
    source, found = examined.taken.source, examined.difference
    with (
        faults_explained(source.path),
        closing(Registry(source.path, clock, key=source.key)) as registry,
        registry.changing(Action.BACKUP_RESTORED, examined.actor) as session,
    ):
        session.note(
            "Backup",
            examined.taken.backup.name,
            made_at=examined.taken.manifest.made_at.isoformat(),
            entries=examined.taken.manifest.entries,
            head=examined.taken.manifest.head,
            entries_lost=found.lost_entries if found else None,
            replaced=replaced,
        )
    for kept in source.path.parent.glob(f"{source.path.name}.schema-*.backup*"):
        kept.unlink(missing_ok=True)  # the backup itself is what was before the migration


def as_kept(proof: Proof) -> tuple[str, str]:
    """Give user name and password as the keyring knows them.

    Raises:
        RecoveryKeyMistyped.
    """
    if proof.user_name:
        return folded_user_name(proof.user_name), proof.password
    typed = read_recovery_key(proof.password)
    if typed is None:
        raise RecoveryKeyMistyped
    return SAFE, typed


def _require_keeper(taken: TakenOut, user_name: str) -> None:
    """Let only those restore who may make a new key; the recovery key may always."""
    for holder in Keyring(taken.source.path).holders():
        if holder.user_name == user_name and holder.role not in KEEPERS:
            raise NotForYou(holder.name)


def _in_use(
    target: Path, user_name: str, password: str, key: bytes | None
) -> tuple[Source | None, str]:
    if key is not None:
        return Source(target, key), ""
    try:
        return Source(target, Keyring(target).opened(user_name, password)), ""
    except RegistryMissing:
        return None, ""
    except WrongPasswordError:
        return None, str(SignInFailed())
    except UNOPENED as error:
        return None, str(error)  # however it is damaged, it can be replaced
