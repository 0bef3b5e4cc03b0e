"""From the start of the process to the painted sign-in, and on to a filled first page."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic_ns

from coordinator.registry.keyring import Keyring
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import alone
from tests.builders import PASSWORD

ROOT = Path(__file__).parents[2]
ROUNDS = 9
SIGN_IN, FIRST_PAGE = 1.3, 3.0  # times a bare window
PATIENCE = 60  # seconds
NS_A_MS = 1_000_000


def measured(bench: Bench) -> Iterator[Figure]:
    size = bench.sizes()[0]
    registry = str(bench.large_registry(size))
    home = bench.folder / "home"
    home.mkdir(exist_ok=True)
    rounds = bench.rounds(ROUNDS)
    begun(home, "started", registry)
    pairs = [
        (begun(home, "started", registry), begun(home, "bare_window")) for _ in range(rounds)
    ]
    floor = median(bare[0] for _, bare in pairs)
    keyring = Keyring(Path(registry))
    checked = alone(lambda: keyring.fits("li.na", PASSWORD), rounds)
    yield Figure(
        "start to painted sign-in",
        median(ours[0] for ours, _ in pairs),
        floor=floor,
        times=SIGN_IN,
    )
    yield Figure(
        f"start to filled first page, {size:,} screenings",
        median(ours[1] for ours, _ in pairs),
        floor=floor,
        times=FIRST_PAGE,
        remark=f"{checked:.0f} ms of it open the key with the password",
    )


def begun(home: Path, module: str, *arguments: str) -> list[float]:
    """Run a module in a process of its own; gives the milliseconds to what it tells of."""
    # As it is installed: compiled at the first run, with settings of its own.
    left_out = ("XDG_", "PYTHONDONTWRITEBYTECODE")
    clean = {name: said for name, said in os.environ.items() if not name.startswith(left_out)}
    environment = {**clean, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    began = monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return [(int(line) - began) / NS_A_MS for line in done.stdout.split()]
