"""Make a machine ready: Python's packages, then what Qt lacks of the system."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from installer import system_libraries, system_packages
from installer.environment import Environment, can_make_environments
from installer.errors import SystemLibrariesMissing, VenvMissing


def make_ready(
    environment: Environment,
    locks: Iterable[Path],
    platforms: tuple[str, ...],
    programs: dict[str, str],
) -> None:
    """Provide the environment and what windows on `platforms` and the `programs` need.

    Args:
        environment: the project's own Python.
        locks: the files that say what goes into it.
        platforms: Qt's names of what windows will open on, offscreen apart.
        programs: commands that must be there, each with the Debian package it is in.
    """
    if not environment.works() and not can_make_environments():
        provide_venv(platforms, programs)
    environment.prepare(*locks)
    if sys.platform == "linux":
        provide_system(environment, platforms, programs)


def provide_venv(platforms: tuple[str, ...], programs: dict[str, str]) -> None:
    """Install Python's venv module with all else that is lacking, so that one command does."""
    major, minor = sys.version_info[:2]
    libraries = system_libraries.expected_lacking(platforms)
    packages = (
        f"python{major}.{minor}-venv",
        *system_libraries.packages_of(libraries),
        *packages_of_absent(programs),
    )
    lacking = ("venv", *libraries, *absent(programs))
    try:
        system_packages.provide(packages, lacking)
    except SystemLibrariesMissing as error:
        raise VenvMissing(command=f"python{major}.{minor} -m ensurepip") from error


def provide_system(
    environment: Environment, platforms: tuple[str, ...], programs: dict[str, str]
) -> None:
    libraries = system_libraries.lacking(environment.site_packages, platforms)
    lacking = (*libraries, *absent(programs))
    if not lacking:
        return
    packages = (*system_libraries.packages_of(libraries), *packages_of_absent(programs))
    system_packages.provide(packages, lacking)
    still = (
        *system_libraries.lacking(environment.site_packages, platforms),
        *absent(programs),
    )
    if still:
        raise SystemLibrariesMissing(lacking=", ".join(still))


def absent(programs: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in programs if shutil.which(name) is None)


def packages_of_absent(programs: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted({programs[name] for name in absent(programs)}))
