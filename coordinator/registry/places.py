"""Where a registry should not lie: folders that a program copies about, and network disks.

SQLite relies on locks that such places do not keep; two computers can each believe to be the
only one that writes, and the file is damaged (https://www.sqlite.org/howtocorrupt.html, 2).
"""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath

from coordinator.domain.errors import Refused
from coordinator.text import N_, _

MOUNTS = Path("/proc/self/mounts")
DRIVE_REMOTE = 4  # GetDriveTypeW
NETWORK_SYSTEMS = frozenset(
    {"9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone",
     "fuse.sshfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
)  # fmt: skip
# How the folder of each service is named, in lower case, whatever follows.
SYNCED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("cloudstorage", "CloudStorage"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("nutstore", "Nutstore (坚果云)"),
    ("坚果云", "Nutstore (坚果云)"),
    ("我的坚果云", "Nutstore (坚果云)"),
    ("baidunetdisk", "Baidu Netdisk (百度网盘)"),
    ("baidusyncdisk", "Baidu Netdisk (百度网盘)"),
    ("baiduyun", "Baidu Netdisk (百度网盘)"),
    ("百度网盘", "Baidu Netdisk (百度网盘)"),
    ("百度云", "Baidu Netdisk (百度网盘)"),
    ("wps cloud", "WPS Cloud (WPS云盘)"),
    ("wps云盘", "WPS Cloud (WPS云盘)"),
    ("wpsdrive", "WPS Cloud (WPS云盘)"),
    ("weiyun", "Weiyun (微云)"),
    ("腾讯微云", "Weiyun (微云)"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("seafile", "Seafile"),
    ("syncthing", "Syncthing"),
    ("megasync", "MEGA"),
    ("pclouddrive", "pCloud"),
)
# What such a service leaves in the folder that it keeps, however the folder is named.
MARKS = (
    (".dropbox", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nutstore", "Nutstore (坚果云)"),
)


class OnNetwork(Refused):
    problem = N_("{path} lies on another computer, where a registry file can be damaged.")
    remedy = N_(
        "Choose a folder on this computer's own disk. Where several workstations share a "
        "registry, it lies in a database on a server: postgresql://…."
    )

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class Doubt(StrEnum):
    SYNCED = "synced"
    NETWORK = "network"


DOUBT_WORDS = {
    Doubt.SYNCED: N_(
        "{service} copies this folder to other computers while the program writes to it, which "
        "can damage the registry and carries subjects' data out of the house."
    ),
    Doubt.NETWORK: N_(
        "This folder lies on another computer, where the registry can be damaged when the "
        "network fails or two workstations write at once."
    ),
}
ADVICE = N_("Choose a folder on this computer's own disk.")


def doubt_about(path: Path) -> str:
    """Say why a registry had better not lie at `path`; empty where nothing does."""
    if service := synced_by(path):
        return _(DOUBT_WORDS[Doubt.SYNCED]).format(service=service)
    return _(DOUBT_WORDS[Doubt.NETWORK]) if is_on_network(path) else ""


def require_own_disk(path: Path) -> None:
    """Refuse to make a registry file on another computer's disk.

    Raises:
        OnNetwork.
    """
    if is_on_network(path):
        raise OnNetwork(path)


def synced_by(path: Path) -> str:
    """Name the service that keeps a folder above `path` the same on several computers."""
    for part in reversed(path.parts):
        for beginning, service in SYNCED:
            if part.casefold().startswith(beginning):
                return service
    for folder in path.parents:
        for mark, service in MARKS:
            if (folder / mark).exists():
                return service
    return ""


def is_on_network(path: Path) -> bool:
    if is_unc(path):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(path)
    if sys.platform == "darwin":
        # Disks of other computers are mounted here; so are sticks, which go away as easily.
        return path.absolute().parts[1:2] == ("Volumes",)
    mounts = MOUNTS.read_text("utf-8", "replace") if MOUNTS.exists() else ""
    return file_system_of(path.absolute(), mounts.splitlines()) in NETWORK_SYSTEMS


def is_unc(path: PurePath) -> bool:
    r"""Say whether `path` names a share, as in `\\server\share\folder`."""
    return PureWindowsPath(str(path)).drive.startswith("\\\\")


def file_system_of(path: PurePath, mounts: Sequence[str]) -> str:
    """Find in the lines of /proc/self/mounts which file system `path` lies on."""
    best, kind = -1, ""
    for line in mounts:
        _device, mounted, system, *_options = line.split(" ")
        folder = PurePath(mounted.replace("\\040", " "))
        if path.is_relative_to(folder) and len(folder.parts) >= best:
            best, kind = len(folder.parts), system
    return kind


def _is_remote_drive(path: Path) -> bool:
    import ctypes  # noqa: PLC0415  only where there are drives

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  exists on Windows alone
    return bool(kernel.GetDriveTypeW(f"{path.absolute().drive}\\") == DRIVE_REMOTE)
