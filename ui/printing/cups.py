"""The printing system of Linux and macOS (CUPS): forms handed over, trays, what became of it.

A PDF is handed over as it is: what is drawn as lines and letters stays so on paper.
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from enum import IntEnum
from functools import cache
from typing import Final

from coordinator.domain.errors import Unavailable
from coordinator.domain.fault_words import fault_words
from coordinator.text import N_, _
from ui.printing.order import Order

PATIENCE: Final = 60  # seconds
ALL_JOBS: Final = -1
SLOT: Final = "InputSlot"
_REQUEST: Final = re.compile(r"request id is (\S+-\d+)")


class NotPrinted(Unavailable):
    problem = N_("The form was not printed: {why}.")
    remedy = N_("See whether the printer is on, or save the form as PDF and print that.")

    def __init__(self, why: str) -> None:
        super().__init__(why=why)


class Fate(IntEnum):
    """What became of a job, in the numbers of the printing protocol (IPP job-state)."""

    WAITING = 3
    HELD = 4
    PRINTING = 5
    STOPPED = 6
    CANCELLED = 7
    FAILED = 8
    DONE = 9

    @property
    def is_settled(self) -> bool:
        return self in (Fate.CANCELLED, Fate.FAILED, Fate.DONE)


class _Job(ctypes.Structure):
    """`cups_job_t` of libcups 2."""

    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    )


def printing_program() -> str | None:
    """Give the program that takes PDFs for the printers here; None where there is none."""
    return None if sys.platform == "win32" else shutil.which("lp")


def lp_command(program: str, order: Order, title: str) -> tuple[str, ...]:
    """Say to `lp` what was chosen."""
    command = [program, "-n", str(order.copies), "-t", title]
    if order.printer:
        command += ["-d", order.printer]
    if order.first:
        command += ["-P", f"{order.first}-{order.last}"]
    for option, value in _options(order):
        command += ["-o", f"{option}={value}"]
    return tuple(command)


def _options(order: Order) -> Iterator[tuple[str, str]]:
    """Yield options; the size is never changed but where that was asked for."""
    if order.sides:
        yield "sides", order.sides
    if order.paper:
        yield "media", order.paper
    if order.tray:
        yield SLOT, order.tray
    if order.is_reversed:
        yield "outputorder", "reverse"
    if order.is_grey:
        yield "print-color-mode", "monochrome"
    yield "collate", "true" if order.is_collated else "false"
    yield from (pair for pair in order.others if not (order.tray and pair[0] == SLOT))
    yield "print-scaling", "fit" if order.is_fitted else "none"


def hand_over(command: tuple[str, ...], pdf: bytes) -> str:
    """Give the PDF to the printing system through a pipe: no copy of it lies on the disk.

    Gives the name of the job, by which it can be asked after; empty where none was told.

    Raises:
        NotPrinted: it was not taken.
    """
    ended = _run(command, pdf)
    if ended.returncode != 0:
        why = ended.stderr.decode("utf-8", "replace").strip()
        raise NotPrinted(why or str(ended.returncode))
    found = _REQUEST.search(ended.stdout.decode("utf-8", "replace"))
    return found[1] if found else ""


def trays_of(printer: str) -> tuple[str, ...]:
    """List the trays of a printer, the one that it takes usually first; none where unknown."""
    program = None if sys.platform == "win32" else shutil.which("lpoptions")
    if program is None or not printer:
        return ()
    try:
        said = _run((program, "-p", printer, "-l"), b"").stdout.decode("utf-8", "replace")
    except NotPrinted:
        return ()
    line = next((line for line in said.splitlines() if line.startswith(f"{SLOT}/")), "")
    trays = line.partition(":")[2].split()
    usual = sorted(trays, key=lambda tray: not tray.startswith("*"))
    return tuple(tray.removeprefix("*") for tray in usual)


def fate_of(job: str) -> Fate | None:
    """Ask what became of a job; None where the printing system does not say."""
    library = _library()
    name, _dash, number = job.rpartition("-")
    if library is None or not number.isdecimal():
        return None
    jobs = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs(ctypes.byref(jobs), name.encode(), 1, ALL_JOBS)
    states = {jobs[place].id: jobs[place].state for place in range(count)}
    library.cupsFreeJobs(count, jobs)
    state = states.get(int(number))
    return Fate(state) if state in set(Fate) else None


@cache
def _library() -> ctypes.CDLL | None:
    name = None if sys.platform == "win32" else find_library("cups")
    return ctypes.CDLL(name) if name else None


def _run(command: tuple[str, ...], given: bytes) -> subprocess.CompletedProcess[bytes]:
    plain = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}  # read back in English
    try:
        return subprocess.run(  # noqa: S603  the system's own program
            command, input=given, capture_output=True, timeout=PATIENCE, check=False, env=plain
        )
    except subprocess.TimeoutExpired as fault:
        raise NotPrinted(_("the printing system did not answer in time")) from fault
    except OSError as fault:
        raise NotPrinted(fault_words(fault)) from fault
