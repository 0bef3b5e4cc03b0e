"""What SQLite reports about the machine, as sentences; loads without SQLAlchemy."""

import os
from collections.abc import Callable
from pathlib import Path

from coordinator.domain.errors import Unavailable
from coordinator.registry.errors import (
    DiskFailed,
    DiskFull,
    NotARegistry,
    RegistryDamaged,
    RegistryLocked,
    RegistryReadOnly,
)


def meaning(path: Path, fault: BaseException | None) -> Unavailable | None:
    """Explain `fault`, met at the file `path`; None where it is a bug of ours."""
    code: str = getattr(fault, "sqlite_errorname", "")
    known: dict[str, Callable[[], Unavailable]] = {
        "SQLITE_BUSY": lambda: RegistryLocked(path),
        "SQLITE_LOCKED": lambda: RegistryLocked(path),
        "SQLITE_READONLY": lambda: RegistryReadOnly(path),
        "SQLITE_FULL": lambda: DiskFull(path),
        "SQLITE_NOTADB": lambda: NotARegistry(path),
        "SQLITE_CORRUPT": lambda: RegistryDamaged(path, code),
        "SQLITE_IOERR": lambda: DiskFailed(path, code),
        "SQLITE_CANTOPEN": lambda: _cannot_open(path, code),
    }
    # An extended code is the primary one, an underscore and more: SQLITE_IOERR_FSYNC.
    made = known.get("_".join(code.split("_")[:2]))
    return made() if made else None


def _cannot_open(path: Path, code: str) -> Unavailable:
    """Tell a folder in which nothing may be written from one that is out of reach."""
    if path.is_file() and not os.access(path.parent, os.W_OK):
        return RegistryReadOnly(path)
    return DiskFailed(path, code)
