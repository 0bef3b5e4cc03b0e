"""Registry records read: how many a second of each layout, how well, and a very long file."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from subprocess import run
from time import process_time

from coordinator.domain.record import NotATrialRecord, RegistryRecord
from coordinator.records import read
from tests.benchmarks.bench import SHORTENED, Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.reading_goals import comparisons_missed, seeds_unequal
from tests.benchmarks.timing import A_SECOND

SHARED = Path(__file__).parents[3] / "shared" / "records"
LARGEST = 2_000_000  # bytes; beyond are whole collections
ALL = 100.0
LONG = 50  # megabytes of text


@dataclass
class Tally:
    """What reading the files of one layout gave."""

    records: int = 0
    unplaced: int = 0  # records with words that found no place
    taken: float = 0.0  # milliseconds of one core
    slowest: str = ""
    longest: float = 0.0

    def add(self, name: str, found: tuple[RegistryRecord, ...], time: float) -> None:
        self.records += len(found)
        self.unplaced += sum(bool(record.not_placed) for record in found)
        self.taken += time
        if time / len(found) > self.longest:
            self.slowest, self.longest = name, time / len(found)

    def figures(self, what: str) -> Iterator[Figure]:
        slowest = f"{self.records} records, slowest {self.slowest}: {self.longest:.0f} ms"
        speed = self.records / self.taken * A_SECOND
        yield Figure(f"reading {what}", speed, "/s", remark=slowest)
        placed = ALL * (self.records - self.unplaced) / self.records
        yield Figure(f"{what}: no words without a place", placed, "%")


def measured(bench: Bench) -> Iterator[Figure]:
    samples = Path(str(files("resources") / "samples" / "records"))
    yield from figures_of("samples", samples, bench)
    if SHARED.is_dir():
        yield seeds_unequal(SHARED / "seeds")
        yield from comparisons_missed(SHARED / "wild" / "comparisons" / "lct_numeric.jsonl")
        yield from figures_of("seeds", SHARED / "seeds", bench)
        for folder in sorted(found for found in (SHARED / "wild").iterdir() if found.is_dir()):
            yield from figures_of(folder.name, folder, bench)
    yield from long_text(LONG // SHORTENED if bench.is_quick else LONG)


def figures_of(what: str, folder: Path, bench: Bench) -> Iterator[Figure]:
    """Read the files of a folder; what is no record is passed over."""
    tally = Tally()
    known = sorted(path for path in folder.rglob("*.*") if path.is_file())
    for path in known[: bench.rounds(len(known))]:
        data = path.read_bytes()
        if len(data) > LARGEST:
            continue
        began = process_time()
        found = records_in(data, path.name)
        time = (process_time() - began) * A_SECOND
        if found:
            tally.add(path.name, found, time)
    if tally.records:
        yield from tally.figures(what)


def records_in(data: bytes, name: str) -> tuple[RegistryRecord, ...]:
    try:
        return read(data, name)
    except NotATrialRecord:
        return ()


def long_text(megabytes: int) -> Iterator[Figure]:
    """Read a text of so many megabytes in a process of its own, to see what memory it takes."""
    command = (sys.executable, "-m", "tests.benchmarks.long_text", str(megabytes))
    told = run(command, check=True, capture_output=True, text=True).stdout.split()
    yield Figure(f"reading one text of {megabytes} MB", float(told[0]), "s")
    yield Figure(f"reading one text of {megabytes} MB: memory", float(told[1]), "MB")
