"""The project's own Python environment: made once, filled from the locks, then left alone."""

import hashlib
import importlib.util
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coordinator.text import _
from installer.errors import DownloadFailed, ProjectNotInstalled, VenvFailed
from installer.terminal import say

ROOT = Path(__file__).resolve().parent.parent
RUNNING = ROOT / "installer" / "requirements.lock"
PACKING = ROOT / "installer" / "requirements-build.lock"
TESTING = ROOT / "installer" / "requirements-dev.lock"


@dataclass(frozen=True, slots=True)
class Environment:
    """The folder `.venv` beneath `root`, and what was installed into it."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        program = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
        return self.folder / program

    @property
    def site_packages(self) -> Path:
        if sys.platform == "win32":
            return self.folder / "Lib" / "site-packages"
        major, minor = sys.version_info[:2]
        return self.folder / "lib" / f"python{major}.{minor}" / "site-packages"

    def works(self) -> bool:
        """Tell whether the environment is whole and of the Python that runs this."""
        if not self.python.exists() or not (self.site_packages / "pip").exists():
            return False
        command = [str(self.python), "-c", "pass"]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    def prepare(self, *locks: Path) -> None:
        """Make the environment and install `locks` and the project, as far as not yet done."""
        if not self.works():
            self._make()
        wanted = {lock: fingerprint(lock) for lock in locks}
        changed = [lock for lock in locks if not self._has(lock, wanted[lock])]
        if changed:
            self._install(changed)
            for lock in changed:
                self._remember(lock, wanted[lock])
        self._install_project()

    def run(self, *arguments: str, also: Mapping[str, str] | None = None) -> int:
        """Run the environment's Python, with the variables `also`; give its exit status."""
        # -P: a folder named ui where the command was given must not be taken for ours
        command = [str(self.python), "-P", *arguments]
        return subprocess.run(command, env=also, check=False).returncode

    def _make(self) -> None:
        say(_("Making the environment {folder}").format(folder=self.folder))
        command = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        if subprocess.run(command, check=False).returncode != 0:
            raise VenvFailed(folder=self.folder)

    def _install(self, locks: list[Path]) -> None:
        names = ", ".join(lock.name for lock in locks)
        say(_("Installing the packages locked in {names}").format(names=names))
        files = [part for lock in locks for part in ("-r", str(lock))]
        options = ("--require-hashes", "--no-deps", "--only-binary=:all:")
        if self._pip(*options, *files) != 0:
            raise DownloadFailed

    def _install_project(self) -> None:
        description = self.root / "pyproject.toml"
        wanted = fingerprint(description, str(self.root))
        if self._has(description, wanted):
            return
        say(_("Installing the program itself"))
        # compat: one line in a .pth file, and nothing imported at every start
        options = ("--no-index", "--no-deps", "--no-build-isolation")
        mode = ("--config-settings", "editable_mode=compat")
        if self._pip(*options, *mode, "-e", str(self.root)) != 0:
            raise ProjectNotInstalled(folder=self.folder)
        self._remember(description, wanted)

    def _pip(self, *arguments: str) -> int:
        quiet = () if sys.stdout.isatty() else ("--quiet",)
        general = ("--disable-pip-version-check", "--no-input", *quiet)
        return self.run("-m", "pip", "install", *general, *arguments)

    def _has(self, source: Path, wanted: str) -> bool:
        stamp = self._stamp(source)
        return stamp.exists() and stamp.read_text("utf-8") == wanted

    def _remember(self, source: Path, installed: str) -> None:
        self._stamp(source).write_text(installed, "utf-8")

    def _stamp(self, source: Path) -> Path:
        return self.folder / f"{source.name}.installed"


def fingerprint(source: Path, *circumstances: str) -> str:
    """Give what changes when the content of `source` or one of the `circumstances` does."""
    parts = (source.read_bytes(), *(part.encode() for part in circumstances))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def can_make_environments() -> bool:
    """Tell whether Python came whole: Debian packs ensurepip by itself."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
