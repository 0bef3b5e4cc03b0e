"""From a fresh clone to the program in use; what follows the command goes to the program."""

import os
import sys
from pathlib import Path

if not __package__:  # started as a file
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from installer.python_version import require_supported

require_supported("installer/run.py")

from coordinator.domain.errors import Unavailable
from coordinator.text import _
from installer import display
from installer.environment import ROOT, RUNNING, Environment
from installer.preparation import make_ready
from installer.terminal import report, say


def main(arguments: list[str]) -> int:
    environment = Environment()
    try:
        make_ready(environment, (RUNNING,), display.platforms(os.environ), {})
    except Unavailable as error:
        report(error)
        return 1
    if display.is_open(os.environ):
        say(_("Opening Trial Coordinator"))
        return environment.run("-m", "ui", *arguments)
    return demonstrate(environment, arguments)


def demonstrate(environment: Environment, arguments: list[str]) -> int:
    """Do without a screen what the windows would show, and tell where it can be seen."""
    folder = Path(arguments[0]) if arguments else unused(ROOT / "out" / "demo")
    say(_("There is no display here, so the program does a day's work without windows."))
    status = environment.run(
        *("-m", "coordinator.cli", "demo", str(folder), *arguments[1:]),
        also={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if status == 0:
        tell_what_lies_in(folder)
    return status


def unused(folder: Path) -> Path:
    """Give `folder`, or if an earlier run filled it, the first free name after it."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def tell_what_lies_in(folder: Path) -> None:
    kinds = {
        ".pdf": _("The printed forms (PDF) lie in {place}"),
        ".png": _("The pictures of the screens (PNG) lie in {place}"),
    }
    for ending, sentence in kinds.items():
        for place in sorted({path.parent for path in folder.rglob(f"*{ending}")}):
            say(sentence.format(place=place))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
