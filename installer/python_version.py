"""Which Pythons run the program; itself readable by older ones, so that they can say so."""

from __future__ import annotations

import shutil
import sys

from coordinator.text import _

SUPPORTED = ((3, 11), (3, 12), (3, 13))


def require_supported(script: str) -> None:
    """Leave with a sentence, and the command to give instead, unless this Python will do."""
    if sys.version_info[:2] not in SUPPORTED:
        sys.exit(refusal(sys.version_info[:2], script, supported_here()))


def supported_here() -> str | None:
    """Name the command of a supported Python on this machine, the newest first."""
    for major, minor in reversed(SUPPORTED):
        name = f"python{major}.{minor}"
        if shutil.which(name):
            return name
    return None


def refusal(version: tuple[int, ...], script: str, instead: str | None) -> str:
    wrong = _("This is Python {version}; the program needs Python 3.11, 3.12 or 3.13.")
    if instead:
        remedy = _("One is here: run {instead} {script}")
    elif sys.platform == "win32":
        remedy = _("Install one, then run py -3.13 {script}")
    else:
        remedy = _("Install one, then run python3.13 {script}")
    sentences = f"{wrong} {remedy}"
    return sentences.format(
        version=".".join(str(part) for part in version), script=script, instead=instead
    )
