"""Making a backup, while others write; and finding those that a folder holds.

The copy is made beside its place, read whole, packed, flushed, read again, and only then
given its name: a backup that is cut off has none, and its remains are cleared away later.
"""

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import time

from coordinator.domain.backup import (
    Backup,
    BackupUnusable,
    FolderFull,
    FolderOutOfReach,
    Manifest,
    Member,
)
from coordinator.registry import backup_file, cipher, cover
from coordinator.registry.address import Address
from coordinator.registry.backup_names import free_name
from coordinator.registry.connections import faults_explained
from coordinator.registry.cover import keyring_of
from coordinator.registry.disk import flush, folder_explained, forget_cached
from coordinator.registry.errors import DiskFailed, DiskFull, RegistryDamaged
from coordinator.registry.keyring import Keyring
from coordinator.registry.whole import Content, Told, looked_through, nobody, part
from coordinator.text import N_, _

PAGES_A_STEP = 2048  # 8 MB between two reports of progress
REMAINS = "trial-coordinator-"  # how the name of a backup begins while it is made
REMAINS_AFTER = 60 * 60  # seconds: whoever made it is not at it any more
COPIED, LOOKED_AT = 0.3, 0.7  # shares of the time


@dataclass(frozen=True, slots=True)
class Source:
    """The registry that is backed up, and its key."""

    path: Path
    key: bytes


@dataclass(frozen=True, slots=True)
class ServerSource:
    """A registry on a server that is backed up, and its key."""

    path: Address
    key: bytes

    def __repr__(self) -> str:
        return f"ServerSource({self.path!r})"


@dataclass(frozen=True, slots=True)
class Said:
    """Who makes a backup, when, and whether by the program's own rule."""

    by: str
    at: datetime
    is_automatic: bool = False


def back_up(
    source: Source | ServerSource, folder: Path, said: Said, told: Told = nobody
) -> Backup:
    """Make a backup of the registry in `folder`, verified, while others may write.

    Raises:
        FolderOutOfReach, FolderReadOnly, FolderFull; RegistryDamaged, RegistryLocked, ….
    """
    with cover.reading(source.path) as keyring:
        registry, name, number = keyring.execute(
            "SELECT registry, site_name, site_number FROM cover"
        ).fetchone()
    with folder_explained(folder):
        folder.mkdir(exist_ok=True)  # its parent must be there: a stick may not be
        _clear_remains(folder)
        copy = folder / f"{REMAINS}{secrets.token_hex(4)}.copy"
        part_written = copy.with_suffix(".part")
        try:
            content = _copied(source, copy, told)
            manifest = Manifest(
                *(registry, name, number, said.at, said.by, said.is_automatic),
                *(content.schema, content.entries, content.head, ()),
            )
            manifest = _packed(copy, part_written, manifest, source.key, told)
            path = free_name(folder, name or number, said.at)
            part_written.replace(path)
            flush(folder)
        finally:
            _clear(copy)
            part_written.unlink(missing_ok=True)
        return Backup(path, path.stat().st_size, manifest)


def copy_of(backup: Backup, folder: Path, told: Told = nobody) -> Backup:
    """Put the same backup into a second folder, verified as the first was.

    Raises:
        FolderOutOfReach, FolderReadOnly, FolderFull; BackupUnusable.
    """
    words, read = _("Copying the backup…"), _counted(told, 2 * backup.size)
    with folder_explained(folder):
        folder.mkdir(exist_ok=True)
        _clear_remains(folder)
        unfinished = folder / f"{REMAINS}{secrets.token_hex(4)}.part"
        try:
            unfinished.touch(mode=0o600)
            with backup.path.open("rb") as content, unfinished.open("wb") as into:
                for chunk in backup_file.chunks(content):
                    into.write(chunk)
                    read(len(chunk), words)
            flush(unfinished)
            forget_cached(unfinished)
            found = backup_file.require_as_written(unfinished, lambda size: read(size, words))
            if found != backup.manifest:
                raise BackupUnusable(unfinished, N_("its content does not fit its list"))
            path = free_name(folder, found.site_name or found.site_number, found.made_at)
            unfinished.replace(path)
            flush(folder)
        finally:
            unfinished.unlink(missing_ok=True)
    return Backup(path, path.stat().st_size, found)


def _copied(source: Source | ServerSource, copy: Path, told: Told) -> Content:
    """Copy registry and keyring as they are at one moment, and read the copy whole."""
    if isinstance(source, Source):
        ends = _copied_file(source, copy, told)
    else:
        from coordinator.registry.server_copies import pour_out  # noqa: PLC0415  seldom needed

        with _blamed(copy.parent), faults_explained(copy):
            ends = pour_out(source, copy, part(told, 0.0, COPIED))
            _in_one_file(copy, source.key)
    Keyring(copy).require_own(source.key)
    content = looked_through(copy, source.key, part(told, COPIED, LOOKED_AT))
    if (content.entries, content.head) != ends:
        raise RegistryDamaged(copy, _("the copy is not the same"))
    return content


def _in_one_file(copy: Path, key: bytes) -> None:
    with closing(cipher.connect(copy, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _copied_file(source: Source, copy: Path, told: Told) -> tuple[int, str]:
    copy.touch(mode=0o600)
    words = _("Copying the registry…")

    def progress(_status: int, remaining: int, total: int) -> None:
        told(COPIED * (1 - remaining / max(total, 1)), words)

    with (
        _blamed(copy.parent),
        faults_explained(source.path),
        closing(cipher.connect(source.path, source.key, read_only=True)) as origin,
        closing(cipher.connect(copy, source.key)) as target,
    ):
        target.execute("PRAGMA synchronous = OFF")  # it is flushed once, when it is packed
        origin.execute("BEGIN")  # one view of the registry: others may write meanwhile
        ends = _end_of(origin)
        origin.backup(target, pages=PAGES_A_STEP, progress=progress)
        _copy_keyring(source.path, copy)
        target.execute("PRAGMA journal_mode = DELETE")
    return ends


@contextmanager
def _blamed(folder: Path) -> Iterator[None]:
    """Tell a failing disk of the backup from one of the registry, which is only read."""
    try:
        yield
    except cipher.FAULTS as fault:
        # What fails in the midst of copying comes from the driver without a code.
        if "full" in str(fault):
            raise FolderFull(folder) from fault
        raise FolderOutOfReach(folder, str(fault)) from fault
    except DiskFull as fault:
        raise FolderFull(folder) from fault
    except DiskFailed as fault:
        if "READ" in str(fault.facts["detail"]):
            raise
        raise FolderOutOfReach(folder, str(fault.facts["detail"])) from fault


def _end_of(connection: sqlite3.Connection) -> tuple[int, str]:
    found = connection.execute("SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1")
    return tuple(found.fetchone() or (0, ""))


def _copy_keyring(registry: Path, copy: Path) -> None:
    keyring_of(copy).touch(mode=0o600)
    with (
        cover.reading_file(registry) as origin,
        closing(sqlite3.connect(keyring_of(copy))) as target,
    ):
        origin.backup(target)


def _packed(copy: Path, path: Path, manifest: Manifest, key: bytes, told: Told) -> Manifest:
    """Pack the copy, flush it, and see that the disk gives back what was packed."""
    members = {backup_file.REGISTRY: copy, backup_file.KEYRING: keyring_of(copy)}
    total = 2 * sum(source.stat().st_size for source in members.values())
    words, read = _("Writing the backup…"), _counted(part(told, LOOKED_AT, 1.0), total)

    def listed(written: tuple[Member, ...]) -> Manifest:
        whole = replace(manifest, members=written)
        return replace(whole, tag=backup_file.tagged(whole, key))

    found = backup_file.write(path, members, listed, lambda size: read(size, words))
    flush(path)
    forget_cached(path)
    again = _("Reading the backup again…")
    if backup_file.require_as_written(path, lambda size: read(size, again)) != found:
        raise BackupUnusable(path, N_("its content does not fit its list"))
    return found


def _counted(told: Told, total: int) -> Callable[[int, str], None]:
    done = 0

    def read(size: int, words: str) -> None:
        nonlocal done
        done += size
        told(min(done / max(total, 1), 1.0), words)

    return read


def _clear(copy: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal", ".keys", ".keys-journal"):
        copy.with_name(f"{copy.name}{ending}").unlink(missing_ok=True)


def _clear_remains(folder: Path) -> None:
    """Remove what was left when a backup was cut off, some time ago."""
    for path in (*folder.glob(f"{REMAINS}*.copy*"), *folder.glob(f"{REMAINS}*.part")):
        if time() - path.stat().st_mtime > REMAINS_AFTER:
            path.unlink(missing_ok=True)
