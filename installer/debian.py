"""A Debian package around the bundle: files in /opt, a menu entry, the libraries it needs."""

import platform
import shutil
import subprocess
from pathlib import Path

from installer.environment import ROOT
from installer.system_libraries import EXPECTED, EXPECTED_ON, packages_of

NAME = "trial-coordinator"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

MENU_ENTRY = f"""\
[Desktop Entry]
Type=Application
Name=Trial Coordinator
Comment=Registry of trials, eligibility checklists, screening log
Exec={NAME}-gui
Icon={NAME}
Categories=Office;Science;
"""


def build_package(bundle: Path, version: str, folder: Path) -> Path:
    """Put the `bundle` into a package in `folder`, and give its path."""
    architecture = ARCHITECTURES[platform.machine()]
    tree = folder / f"{NAME}_{version}_{architecture}"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "opt" / NAME, symlinks=True)
    link_programs(tree)
    write(tree / "usr/share/applications" / f"{NAME}.desktop", MENU_ENTRY)
    icons = tree / "usr/share/icons/hicolor/scalable/apps"
    icons.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "mark.svg", icons / f"{NAME}.svg")
    licence = tree / "usr/share/doc" / NAME / "copyright"
    write(licence, (ROOT / "LICENSE").read_text("utf-8"))
    write(tree / "DEBIAN/control", control(version, architecture, size_of(tree)))
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(folder)],
        check=True,
    )
    return folder / f"{tree.name}.deb"


def link_programs(tree: Path) -> None:
    programs = tree / "usr/bin"
    programs.mkdir(parents=True)
    for name in (NAME, f"{NAME}-gui"):
        (programs / name).symlink_to(Path("/opt") / NAME / name)


def control(version: str, architecture: str, kilobytes: int) -> str:
    """Write what dpkg reads: the libraries are named as in Debian 12, which later ones know."""
    needs = packages_of((*EXPECTED, *EXPECTED_ON["xcb"]))
    return f"""\
Package: {NAME}
Version: {version}
Architecture: {architecture}
Maintainer: Trial Coordinator <maintainers@trial-coordinator.invalid>
Installed-Size: {kilobytes}
Depends: {", ".join(needs)}
Section: science
Priority: optional
Description: registry of a site's clinical trials and eligibility checklists
 Keeps trials, walks through their eligibility criteria, logs screening decisions
 and prints the forms to be signed.
"""


def size_of(tree: Path) -> int:
    files = (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) // 1024


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
