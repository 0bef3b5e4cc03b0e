"""What SQLite reports about the machine, as sentences; loads without SQLAlchemy."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from coordinator.domain.errors import Unavailable
from coordinator.registry.errors import (
    DiskFailed,
    DiskFull,
    KeyDoesNotFit,
    NotARegistry,
    RegistryDamaged,
    RegistryLocked,
    RegistryMoved,
    RegistryReadOnly,
)

LEAST_FREE = 1 << 16  # bytes: what SQLite needs to open a file for several programs
BAR = "moved_to_a_new_key"  # what a trigger says that a rotation of the key leaves


def meaning(path: Path, fault: BaseException | None) -> Unavailable | None:
    """Explain `fault`, met at the file `path`; None where it is a bug of ours."""
    if str(fault) == BAR:
        return RegistryMoved(path)
    code: str = getattr(fault, "sqlite_errorname", "")
    known: dict[str, Callable[[], Unavailable]] = {
        "SQLITE_BUSY": lambda: RegistryLocked(path),
        "SQLITE_LOCKED": lambda: RegistryLocked(path),
        "SQLITE_READONLY": lambda: RegistryReadOnly(path),
        "SQLITE_FULL": lambda: DiskFull(path),
        "SQLITE_NOTADB": lambda: _no_database(path, fault),
        "SQLITE_CORRUPT": lambda: RegistryDamaged(path, code),
        "SQLITE_IOERR": lambda: _failed(path, code),
        "SQLITE_CANTOPEN": lambda: _cannot_open(path, code),
    }
    # An extended code is the primary one, an underscore and more: SQLITE_IOERR_FSYNC.
    made = known.get("_".join(code.split("_")[:2]))
    return made() if made else None


def _failed(path: Path, code: str) -> Unavailable:
    """Tell a disk that fails from one that is full, of which SQLite does not always know."""
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return DiskFailed(path, code)
    return DiskFull(path) if free < LEAST_FREE else DiskFailed(path, code)


def _cannot_open(path: Path, code: str) -> Unavailable:
    """Tell a folder in which nothing may be written from one that is out of reach."""
    if path.is_file() and not os.access(path.parent, os.W_OK):
        return RegistryReadOnly(path)
    return DiskFailed(path, code)


def _no_database(path: Path, fault: BaseException | None) -> Unavailable:
    """Tell a file that its key does not open from one that is none of ours."""
    if type(fault).__module__.startswith("sqlcipher3"):
        return KeyDoesNotFit(path)
    return NotARegistry(path)
