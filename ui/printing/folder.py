"""A private folder for copies that hold subject data, gone when the program ends."""

import atexit
import shutil
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp


class PrivateFolder:
    @cached_property
    def path(self) -> Path:
        """The folder, readable by this person alone; it goes when the program ends."""
        folder = Path(mkdtemp(prefix="trial-coordinator-print-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return folder
