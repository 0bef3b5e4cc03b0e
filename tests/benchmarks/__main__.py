"""`python -m tests.benchmarks [NAME…] [--quick]` measures, and prints a table."""

import argparse
import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import ui  # noqa: F401  keeps Python 3.11 alive under PySide6
from tests.benchmarks import (
    answer,
    backup,
    findings,
    form,
    log,
    painting,
    prescreening,
    reading,
    start,
    trail,
)
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure, table

MEASUREMENTS: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "start": start.measured,
    "answer": answer.measured,
    "findings": findings.measured,
    "form": form.measured,
    "log": log.measured,
    "painting": painting.measured,
    "prescreening": prescreening.measured,
    "trail": trail.measured,
    "backup": backup.measured,
    "reading": reading.measured,
}


def main() -> int:
    wanted = parsed()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="benchmarks-") as folder:
        bench = Bench(Path(folder), is_quick=wanted.quick)
        figures = []
        for name in wanted.names or MEASUREMENTS:
            sys.stderr.write(f"{name}…\n")
            figures += MEASUREMENTS[name](bench)
    sys.stdout.write(f"{table(figures)}\n\n{circumstances()}\n")
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of the screenings and of the rounds"
    )
    wanted = parser.parse_args()
    if unknown := set(wanted.names) - set(MEASUREMENTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    return wanted


def circumstances() -> str:
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()}, {os.cpu_count()} cores. Medians; each figure and its floor were "
        "measured in turn in this run. 1 x is the floor."
    )


if __name__ == "__main__":
    sys.exit(main())
