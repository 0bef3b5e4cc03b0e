"""From a fresh clone to the outcome of the tests; what follows the command goes to pytest."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

if not __package__:  # started as a file
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from installer.python_version import require_supported

require_supported("installer/test.py")

from coordinator.domain.errors import Unavailable
from coordinator.text import _
from installer.display import virtual_screen
from installer.environment import ROOT, RUNNING, TESTING, Environment
from installer.preparation import make_ready
from installer.terminal import report, say

ON_LINUX = sys.platform == "linux"
PROGRAMS = {"git": "git", "Xvfb": "xvfb"} if ON_LINUX else {}
if ON_LINUX and os.geteuid() == 0:  # elsewhere what needs them is skipped
    PROGRAMS["pg_createcluster"] = "postgresql"
    PROGRAMS["cupsd"] = "cups"

# One process a core; the tests of a file stay together, and share what they begin with. When
# one of these processes dies, the run ends: in its place a new one would wait for ever.
SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile", "--max-worker-restart", "0")


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    passes: Callable[[], bool]


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="trial-coordinator-") as folder:
        # Qt warns when a session has no folder for its sockets, and a warning fails a test
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if ON_LINUX:  # and so does a locale that is not UTF-8
            os.environ["LC_ALL"] = "C.UTF-8"
        outcomes = run_through(Environment(), arguments)
    failed = [name for name, passed in outcomes.items() if not passed]
    say(_("All steps passed.") if not failed else _("Failed: ") + ", ".join(failed))
    return 1 if failed else 0


def run_through(environment: Environment, arguments: list[str]) -> dict[str, bool]:
    """Take every step; one that fails does not hide the outcome of the next."""
    ready = Step(_("this machine is ready"), lambda: is_ready(environment))
    outcomes = {ready.name: outcome(ready)}
    if environment.works():
        following = steps(environment, arguments)
        outcomes |= {step.name: outcome(step) for step in following}
    return outcomes


def steps(environment: Environment, arguments: list[str]) -> tuple[Step, ...]:
    def tool(name: str, *options: str) -> Step:
        return Step(
            " ".join((name, *options)),
            lambda: environment.run("-m", name, *options) == 0,
        )

    return (
        tool("ruff", "check"),
        tool("ruff", "format", "--check"),
        tool("mypy"),
        tool("pytest", *SIDE_BY_SIDE, *arguments),
        Step(_("the program starts"), lambda: starts(environment)),
    )


def outcome(step: Step) -> bool:
    say(f"── {step.name}")
    began = time.monotonic()
    passed = step.passes()
    word = _("passed") if passed else _("FAILED")
    say(f"── {step.name}: {word}, {time.monotonic() - began:.0f} s")
    return passed


def is_ready(environment: Environment) -> bool:
    platforms = ("xcb",) if ON_LINUX else ()
    try:
        make_ready(environment, (RUNNING, TESTING), platforms, PROGRAMS)
    except Unavailable as error:
        report(error)
        return False
    return True


def starts(environment: Environment) -> bool:
    """Open the real program, on a virtual screen where this can be had, and have it leave."""
    command = ("-m", "ui", "--smoke")
    if not ON_LINUX:
        return environment.run(*command) == 0
    try:
        with virtual_screen() as screen:
            on_screen = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
            return environment.run(*command, also=on_screen) == 0
    except Unavailable as error:
        report(error)
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
