"""Swaps a registry again and again, and ends each time one step further on, as by a power cut.

`python -m tests.registry.cutting PREPARED OUT`: prints how often it was cut off.
"""

import os
import shutil
import sys
from pathlib import Path

from coordinator.registry.backups import Source
from coordinator.registry.restoring import TakenOut, put_in_place
from coordinator.registry.whole import Content
from tests.conftest import KEY

STEPS = frozenset({"os.rename", "os.link", "os.remove", "open"})
CUT = 9


def cut_off_at(step: int, folder: Path) -> None:
    """Swap the registry in `folder`; the process is gone when it would do step `step`."""
    target, seen = folder / "site.registry", 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in STEPS and str(folder) in str(arguments[0]):
            seen += 1
            if seen == step:
                os._exit(CUT)

    sys.addaudithook(watch)
    taken = TakenOut(folder / "b", target, None, KEY, Content("", 0, ""))
    put_in_place(taken, target.with_name("site.registry.replaced"), Source(target, KEY))
    os._exit(0)


def main() -> None:
    prepared, out = map(Path, sys.argv[1:])
    step = 0
    while True:
        step += 1
        folder = out / str(step)
        shutil.copytree(prepared, folder)
        if (child := os.fork()) == 0:
            cut_off_at(step, folder)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != CUT:
            break
    sys.stdout.write(str(step - 1))


if __name__ == "__main__":
    main()
