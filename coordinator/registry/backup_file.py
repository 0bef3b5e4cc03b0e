"""One file a backup: a zip, not compressed, with the encrypted registry and its keyring.

    registry       the registry, encrypted with its own key
    keyring        who may open it
    manifest.json  what the backup tells of itself; a key-bound tag proves who wrote it

Nothing of it is believed before it was looked at: a backup may have been made by an enemy.
"""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from coordinator.domain.backup import (
    BackupForged,
    BackupOutOfReach,
    BackupUnusable,
    Manifest,
    Member,
)
from coordinator.domain.fault_words import fault_words
from coordinator.registry.disk import folder_explained
from coordinator.registry.sealing import tag_of
from coordinator.text import N_

ENDING = ".backup"
FORMAT = 1
REGISTRY, KEYRING, MANIFEST = "registry", "keyring", "manifest.json"
LONGEST_MANIFEST = 64 << 10  # bytes
LONGEST_KEYRING = 16 << 20
CHUNK = 1 << 20
ALWAYS = (1980, 1, 1, 0, 0, 0)  # what each file says of its time: the manifest has the true one

Read = Callable[[int], object]
"""Hears of each number of bytes that were read or written."""


def write(
    path: Path,
    members: dict[str, Path],
    listed: Callable[[tuple[Member, ...]], Manifest],
    read: Read,
) -> Manifest:
    """Write a backup; its list comes last: one that is cut off has none."""
    path.touch(mode=0o600)
    written = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, source in members.items():
            info = zipfile.ZipInfo(name, ALWAYS)
            info.file_size = source.stat().st_size
            digest = hashlib.sha256()
            with source.open("rb") as content, archive.open(info, "w") as into:
                for chunk in chunks(content):
                    into.write(chunk)
                    digest.update(chunk)
                    read(len(chunk))
            written.append(Member(name, info.file_size, digest.hexdigest()))
        manifest = listed(tuple(written))
        archive.writestr(zipfile.ZipInfo(MANIFEST, ALWAYS), as_json(manifest))
    return manifest


def measured(name: str, path: Path, read: Read = lambda _size: None) -> Member:
    with path.open("rb") as content:
        return _member(name, content, read)


def manifest_of(path: Path) -> Manifest:
    """Read what a backup tells of itself, having seen that it is shaped as ours are.

    Raises:
        BackupUnusable: it is none, or not whole.
        BackupOutOfReach: it cannot be read.
    """
    with _opened(path) as archive:
        return _manifest(path, archive)


def require_as_written(path: Path, read: Read = lambda _size: None) -> Manifest:
    """Read a backup whole and see that each file in it is as it was put there.

    Raises:
        BackupUnusable, BackupOutOfReach.
    """
    with _opened(path) as archive:
        manifest = _manifest(path, archive)
        for told in manifest.members:
            with archive.open(told.name) as content:
                if _member(told.name, content, read) != told:
                    raise BackupUnusable(path, N_("its content does not fit its list"))
    return manifest


def extract(path: Path, into: dict[str, Path], read: Read = lambda _size: None) -> Manifest:
    """Take the files of a backup out, each to the place that `into` says.

    Raises:
        BackupUnusable, BackupOutOfReach; FolderFull, FolderReadOnly, ….
    """
    with _opened(path) as archive:
        manifest = _manifest(path, archive)
        for told in manifest.members:
            place = into[told.name]
            with folder_explained(place.parent):
                place.touch(mode=0o600)
                with archive.open(told.name) as content, place.open("wb") as out:
                    shutil.copyfileobj(content, out, CHUNK)
            if measured(told.name, place, read) != told:
                raise BackupUnusable(path, N_("its content does not fit its list"))
    return manifest


def require_own(path: Path, manifest: Manifest, key: bytes) -> None:
    """See that who wrote the manifest had the registry's key.

    Raises:
        BackupForged.
    """
    if tag_of(key, _tagged(manifest)) != manifest.tag:
        raise BackupForged(path, N_("its list was not written by this program"))


def tagged(manifest: Manifest, key: bytes) -> str:
    return tag_of(key, _tagged(manifest))


def as_json(manifest: Manifest) -> str:
    told = {**_told(manifest), "tag": manifest.tag}
    return json.dumps(told, ensure_ascii=False, indent=1)


def chunks(content: IO[bytes]) -> Iterator[bytes]:
    while chunk := content.read(CHUNK):
        yield chunk


def _member(name: str, content: IO[bytes], read: Read) -> Member:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks(content):
        digest.update(chunk)
        size += len(chunk)
        read(len(chunk))
    return Member(name, size, digest.hexdigest())


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as fault:
        raise BackupUnusable(path, N_("it is cut off, or another kind of file")) from fault
    except OSError as fault:
        raise BackupOutOfReach(path, fault_words(fault)) from fault


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    """Read the manifest, if the archive has our three files, each as long as it says."""
    found = {info.filename: info for info in archive.infolist()}
    limits = {REGISTRY: path.stat().st_size, KEYRING: LONGEST_KEYRING}
    limits[MANIFEST] = LONGEST_MANIFEST
    if set(found) != set(limits) or len(archive.infolist()) != len(limits):
        raise BackupUnusable(path, N_("it has other files in it than a backup"))
    for name, info in found.items():
        is_plain = info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & 1
        if not is_plain or info.file_size != info.compress_size:
            raise BackupUnusable(path, N_("it is packed in another way than a backup"))
        if info.file_size > limits[name]:
            raise BackupUnusable(path, N_("a file in it is too large"))
    try:
        manifest = _parsed(json.loads(archive.read(MANIFEST)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise BackupUnusable(path, N_("its list cannot be read")) from fault
    sizes = {told.name: told.size for told in manifest.members}
    if sizes != {name: found[name].file_size for name in (REGISTRY, KEYRING)}:
        raise BackupUnusable(path, N_("its content does not fit its list"))
    return manifest


def _parsed(told: Any) -> Manifest:  # noqa: ANN401  JSON that anybody may have written
    if told["format"] != FORMAT:
        raise ValueError
    made_at = datetime.fromisoformat(told["made_at"])
    if made_at.utcoffset() is None:
        raise ValueError
    members = tuple(
        Member(str(name), int(member["size"]), str(member["sha256"]))
        for name, member in told["members"].items()
    )
    words = ("registry", "site_name", "site_number", "made_by", "schema", "head", "tag")
    return Manifest(
        **{name: str(told[name]) for name in words},
        made_at=made_at,
        is_automatic=told["is_automatic"] is True,
        entries=int(told["entries"]),
        members=members,
    )


def _tagged(manifest: Manifest) -> list[object]:
    return ["backup", _told(manifest)]


def _told(manifest: Manifest) -> dict[str, object]:
    return {
        "format": FORMAT,
        "registry": manifest.registry,
        "site_name": manifest.site_name,
        "site_number": manifest.site_number,
        "made_at": manifest.made_at.isoformat(),
        "made_by": manifest.made_by,
        "is_automatic": manifest.is_automatic,
        "schema": manifest.schema,
        "entries": manifest.entries,
        "head": manifest.head,
        "members": {
            member.name: {"size": member.size, "sha256": member.sha256}
            for member in manifest.members
        },
    }
