"""A backup taken out beside the registry, opened, and put in its place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from coordinator.domain.backup import BackupForged, BackupUnusable, Manifest
from coordinator.registry import backup_file, cipher, swapping
from coordinator.registry.backup_folder import identity_of
from coordinator.registry.backups import Source
from coordinator.registry.connections import faults_explained
from coordinator.registry.cover import keyring_of
from coordinator.registry.disk import flush, folder_explained
from coordinator.registry.errors import (
    KeyDoesNotFit,
    KeyringChanged,
    NotARegistry,
    RegistryInUse,
)
from coordinator.registry.heads import Heads
from coordinator.registry.keyring import Keyring
from coordinator.registry.sealing import WrongPasswordError
from coordinator.registry.whole import Content, Told, looked_through, nobody, part
from coordinator.text import N_, _

TAKEN_OUT = 0.4


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A backup whose files lie beside `target`, opened and looked through."""

    backup: Path
    target: Path
    manifest: Manifest
    key: bytes
    content: Content

    def __repr__(self) -> str:
        return f"TakenOut({self.backup!r})"

    @property
    def source(self) -> Source:
        return Source(swapping.restoring(self.target), self.key)


def take_out(
    backup: Path, target: Path, user_name: str, password: str, told: Told = nobody
) -> TakenOut:
    """Take a backup out beside `target`, open it with a password of then, and verify it.

    With the user name of the safe, the password is the recovery key.

    Raises:
        BackupUnusable, BackupForged; WrongPasswordError; FolderFull, RegistryTooNew, ….
    """
    words = _("Reading the backup…")
    told(0.0, words)
    with folder_explained(target.parent):
        swapping.go_forward(target)
        swapping.clear(target)
    place = swapping.restoring(target)
    try:
        manifest = _extracted(backup, place, part(told, 0.0, TAKEN_OUT))
        key = _opened(backup, place, user_name, password)
        backup_file.require_own(backup, manifest, key)
        content = looked_through(place, key, part(told, TAKEN_OUT, 1.0))
        _require_told(backup, manifest, content, identity_of(place))
        Heads(place).begin_anew()
    except BaseException:
        swapping.clear(target)
        raise
    return TakenOut(backup, target, manifest, key, content)


def read_whole(backup: Path, place: Path, key: bytes, told: Told = nobody) -> bool:
    """Read a backup whole, in `place`; say whether `key` opened it, or it has an older one.

    Raises:
        BackupUnusable, BackupForged; RegistryDamaged, FolderFull, ….
    """
    manifest = _extracted(backup, place, part(told, 0.0, TAKEN_OUT))
    try:
        content = looked_through(place, key, part(told, TAKEN_OUT, 1.0))
    except KeyDoesNotFit:
        return False
    backup_file.require_own(backup, manifest, key)
    _require_told(backup, manifest, content, identity_of(place))
    return True


def put_in_place(taken: TakenOut, kept_as: Path, current: Source | None) -> None:
    """Let the registry that was taken out take its place; the old one stays as `kept_as`.

    Raises:
        RegistryInUse: another window or program has the old one open.
    """
    target = taken.target
    flush(swapping.restoring(target))
    flush(keyring_of(swapping.restoring(target)))
    with folder_explained(target.parent), alone(current):
        swapping.prepare(target)
        swapping.decide(target, kept_as)
    with folder_explained(target.parent):
        swapping.go_forward(target)


def _require_told(backup: Path, manifest: Manifest, content: Content, registry: str) -> None:
    """See that the list tells of what lies beside it."""
    told = Content(manifest.schema, manifest.entries, manifest.head)
    if manifest.registry != registry or content != told:
        raise BackupForged(backup, N_("its registry and its list do not belong together"))


def _extracted(backup: Path, place: Path, told: Told) -> Manifest:
    manifest = backup_file.manifest_of(backup)
    total = max(sum(member.size for member in manifest.members), 1)
    done, words = 0, _("Reading the backup…")

    def read(size: int) -> None:
        nonlocal done
        done += size
        told(min(done / total, 1.0), words)

    into = {backup_file.REGISTRY: place, backup_file.KEYRING: keyring_of(place)}
    return backup_file.extract(backup, into, read)


def _opened(backup: Path, place: Path, user_name: str, password: str) -> bytes:
    try:
        return _key(Keyring(place), user_name, password)
    except KeyringChanged as fault:
        raise BackupForged(backup, N_("its keyring is not as it was")) from fault
    except (sqlite3.DatabaseError, NotARegistry) as fault:
        raise BackupUnusable(backup, N_("its keyring cannot be read")) from fault


def _key(keyring: Keyring, user_name: str, password: str) -> bytes:
    """Find the key; a backup that was made while the key was changed has two."""
    if not keyring.is_between_keys():
        return keyring.opened(user_name, password)
    for _generation, key in sorted(keyring.keys_of(user_name, password).items()):
        try:
            keyring.require_own(key)
        except KeyringChanged:
            continue
        return key
    raise WrongPasswordError


@contextmanager
def alone(current: Source | None) -> Iterator[int]:
    """Take a registry for this program alone, with nothing left in its log.

    Gives the number of its newest audit entry.

    Raises:
        RegistryInUse.
    """
    if current is None:
        yield 0
        return
    with (
        faults_explained(current.path),
        closing(cipher.connect(current.path, current.key)) as connection,
    ):
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")  # the lock stays until the connection is closed
        except cipher.Busy as fault:
            raise RegistryInUse(current.path) from fault
        if mode != "delete":
            raise RegistryInUse(current.path)
        newest = connection.execute("SELECT coalesce(max(id), 0) FROM audit_entry").fetchone()
        yield int(newest[0])
