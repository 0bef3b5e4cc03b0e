"""`python -m tests.faults [--kills 1000] [--seed N]` kills programs at work, and tells."""

import argparse
import sys
from pathlib import Path
from secrets import randbelow
from tempfile import TemporaryDirectory
from time import monotonic

from tests.faults.campaign import Figures, fight
from tests.faults.ground import made


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=randbelow(1_000_000))
    wanted = parser.parse_args()
    begun = monotonic()
    with TemporaryDirectory(prefix="faults-") as folder:
        ground = made(Path(folder) / "ground")
        figures = fight(ground, Path(folder), wanted.kills, wanted.seed, show)
    minutes = (monotonic() - begun) / 60
    sys.stdout.write(f"\n{table(figures)}\nseed {wanted.seed}, {minutes:.1f} minutes\n")
    return 1 if figures.faults else 0


def show(done: int, figures: Figures) -> None:
    told = figures.told.total()
    sys.stderr.write(f"\r{done} kills, {told} told, {len(figures.faults)} faults ")
    sys.stderr.flush()


def table(figures: Figures) -> str:
    return "\n".join(
        (
            *(f"{count:>7} × killed while {name}" for name, count in figures.kills.items()),
            *(f"{count:>7} × told: {word}" for word, count in figures.told.most_common()),
            f"{len(figures.faults):>7} faults",
            *(f"        {fault}" for fault in figures.faults),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
