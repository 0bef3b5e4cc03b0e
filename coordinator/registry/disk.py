"""Files on a disk: kept before it is said that they are, and what the system refuses."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coordinator.domain.fault_words import fault_words

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def flush(path: Path) -> None:
    """See that what was written, or renamed in a folder, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # a folder cannot be opened there; its renames are kept by the journal
    number = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def forget_cached(path: Path) -> None:
    """Let the next reading come from the disk itself, where the system can be asked to."""
    if hasattr(os, "posix_fadvise"):
        number = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(number)


@contextmanager
def folder_explained(folder: Path) -> Iterator[None]:
    """Turn what the system refuses about a folder into a sentence that says what to do."""
    try:
        yield
    except OSError as fault:
        # Not for the sign-in, which looks at files as well, to wait for.
        from coordinator.domain.backup import (  # noqa: PLC0415
            FolderFull,
            FolderOutOfReach,
            FolderReadOnly,
        )

        if fault.errno in FULL:
            raise FolderFull(folder) from fault
        if fault.errno in READ_ONLY:
            raise FolderReadOnly(folder) from fault
        raise FolderOutOfReach(folder, fault_words(fault)) from fault
