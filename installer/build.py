"""From a clone to a bundle that needs no Python, tried before it is called done."""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

if not __package__:  # started as a file
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from installer.python_version import require_supported

require_supported("installer/build.py")

from coordinator.domain.errors import Unavailable
from coordinator.text import _
from installer.debian import NAME, build_package
from installer.environment import PACKING, ROOT, RUNNING, Environment
from installer.preparation import make_ready
from installer.terminal import report, say

DIST = ROOT / "dist"
BUNDLE = DIST / NAME
ENDING = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    environment = Environment()
    try:
        make_ready(environment, (RUNNING, PACKING), (), {})
    except Unavailable as error:
        report(error)
        return 1
    say(_("Packing the program"))
    if pack(environment) != 0 or not works(BUNDLE):
        return 1
    say(_("The program that needs no Python lies in {folder}").format(folder=BUNDLE))
    if shutil.which("dpkg-deb"):
        say(
            _("Its Debian package is {path}").format(
                path=build_package(BUNDLE, version(), DIST)
            )
        )
    return 0


def pack(environment: Environment) -> int:
    specification = ROOT / "installer" / f"{NAME}.spec"
    folders = ("--distpath", str(DIST), "--workpath", str(ROOT / "build"))
    return environment.run(
        *("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *(*folders, str(specification)),
    )


def works(bundle: Path) -> bool:
    """Do a day's work with the bundle, and have its window paint and leave."""
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as folder:
        trials = (
            (f"{NAME}{ENDING}", "demo", str(Path(folder) / "demo")),
            (f"{NAME}-gui{ENDING}", "--smoke"),
        )
        for program, *arguments in trials:
            command = [str(bundle / program), *arguments]
            if subprocess.run(command, env=offscreen, check=False).returncode != 0:
                say(_("{program} does not work in the bundle").format(program=program))
                return False
    return True


def version() -> str:
    description = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(description["project"]["version"])


if __name__ == "__main__":
    sys.exit(main())
