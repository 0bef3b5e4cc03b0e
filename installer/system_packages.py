"""Parts of the system that Python's packages do not bring: installed by root, else named."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from coordinator.text import _
from installer.errors import (
    SystemLibrariesMissing,
    SystemPackagesFailed,
    SystemPackagesMissing,
)
from installer.terminal import say


def provide(packages: Iterable[str], lacking: Iterable[str]) -> None:
    """Install the Debian `packages` that hold what is `lacking`.

    Raises:
        SystemPackagesMissing: if somebody with the right to install must do it.
        SystemLibrariesMissing: on a system without apt-get.
        SystemPackagesFailed: if apt-get does not manage.
    """
    wanted, missing = tuple(packages), ", ".join(lacking)
    if shutil.which("apt-get") is None:
        raise SystemLibrariesMissing(lacking=missing)
    if not is_root():
        raise SystemPackagesMissing(lacking=missing, command=command_for_a_person(wanted))
    say(_("Installing {packages}").format(packages=" ".join(wanted)))
    for command in commands_for_root(wanted):
        if not _succeeds(command):
            raise SystemPackagesFailed(packages=" ".join(wanted))


def command_for_a_person(packages: tuple[str, ...]) -> str:
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def commands_for_root(packages: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (
        ("apt-get", "update", "-q"),
        ("apt-get", "install", "-q", "-y", "--no-install-recommends", *packages),
    )


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _succeeds(command: tuple[str, ...]) -> bool:
    unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    words = None if sys.stdout.isatty() else subprocess.DEVNULL
    return (
        subprocess.run(
            command, check=False, env=unattended, stdin=subprocess.DEVNULL, stdout=words
        ).returncode
        == 0
    )
