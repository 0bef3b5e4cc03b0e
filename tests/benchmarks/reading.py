"""Registry records read per second: the samples, and the real ones where they are at hand."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from statistics import median

from coordinator.domain.record import NotATrialRecord
from coordinator.records import read
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import A_SECOND, taken

SHARED = Path(__file__).parents[3] / "shared" / "records"
LARGEST = 2_000_000  # bytes; beyond are whole collections
ROUNDS = 3


def measured(bench: Bench) -> Iterator[Figure]:
    folders = [("the samples' records", Path(str(files("resources") / "samples" / "records")))]
    if SHARED.is_dir():
        folders.append(("real records", SHARED))
    for what, folder in folders:
        known = list(records_in(folder))
        times = {
            name: median(taken(lambda d=data, n=name: read(d, n)) for _ in range(ROUNDS))
            for name, data in known[: bench.rounds(len(known))]
        }
        slowest = max(times, key=times.__getitem__)
        yield Figure(
            f"reading {what} ({len(times)} files)",
            len(times) / sum(times.values()) * A_SECOND,
            "/s",
            remark=f"slowest {slowest}: {times[slowest]:.0f} ms",
        )


def records_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give name and content of the files that are records."""
    for path in sorted(found for found in folder.rglob("*.*") if found.is_file()):
        data = path.read_bytes()
        if len(data) <= LARGEST and is_record(data, path.name):
            yield path.name, data


def is_record(data: bytes, name: str) -> bool:
    try:
        return len(read(data, name)) == 1
    except NotATrialRecord:
        return False
