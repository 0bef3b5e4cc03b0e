"""A private folder for copies that hold subject data, gone when the program ends.

It lies in memory where the system has a place for that, and on the disk elsewhere. A program
that is killed cannot clear up after itself: the next one does it.
"""

import atexit
import os
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from PySide6.QtCore import QLockFile, QStandardPaths

PREFIX = "trial-coordinator-print-"
IN_USE = ".in-use"  # held by the program whose folder it is


class PrivateFolder:
    @cached_property
    def path(self) -> Path:
        """The folder, readable by this person alone; it goes when the program ends."""
        clear_remains()
        folder = Path(mkdtemp(prefix=PREFIX, dir=next(places())))
        held = QLockFile(str(folder / IN_USE))
        held.setStaleLockTime(0)  # stale is what a program held that runs no more
        held.lock()
        atexit.register(_leave, folder, held)
        return folder


def clear_remains() -> None:
    """Remove the folders of programs that were ended before they could do it."""
    for place in places():
        for folder in place.glob(f"{PREFIX}*"):
            held = QLockFile(str(folder / IN_USE))
            held.setStaleLockTime(0)
            if _is_own(folder) and held.tryLock(0):
                _leave(folder, held)


def places() -> Iterator[Path]:
    """Give where such folders lie: first the one in memory, if the system has it."""
    kept = QStandardPaths.StandardLocation.RuntimeLocation
    if os.environ.get("XDG_RUNTIME_DIR") and (place := QStandardPaths.writableLocation(kept)):
        yield Path(place)
    yield Path(gettempdir())


def _is_own(folder: Path) -> bool:
    return not folder.is_symlink() and os.access(folder, os.W_OK | os.X_OK)


def _leave(folder: Path, held: QLockFile) -> None:
    held.unlock()
    shutil.rmtree(folder, ignore_errors=True)
