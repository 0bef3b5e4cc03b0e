"""`demo`: the main job done without a display, into a folder."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from coordinator.demo import demonstrate
from coordinator.domain.errors import Unavailable
from coordinator.terminal.progress import progress
from coordinator.text import N_, _


class PicturesFailed(Unavailable):
    problem = N_("The pictures of the screens could not be made: {why}.")
    remedy = N_("Run “python3 installer/run.py” once: it finds what Qt lacks on this computer.")

    def __init__(self, why: str) -> None:
        super().__init__(why=why)


def run_demo(said: Namespace) -> int:
    with progress(_("Demonstrating")) as bar:
        made = demonstrate(said.out, bar.advance)
    take_pictures(made.registry, said.out / "screens")
    for path in sorted(found for found in said.out.rglob("*") if found.is_file()):
        sys.stdout.write(f"{path}\n")
    return 0


def take_pictures(registry: Path, folder: Path) -> None:
    """Show the program's own screens off screen, and keep pictures of them."""
    command = [sys.executable, "-m", "ui.screens", str(registry), str(folder)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    ended = subprocess.run(  # noqa: S603  our own program
        command, env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode != 0:
        last = ended.stderr.strip().splitlines()[-1:] or [str(ended.returncode)]
        raise PicturesFailed(last[0])
