"""Making a backup of a large registry, against copying its file and nothing else."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.disk import flush
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import A_SECOND, in_turn
from tests.conftest import KEY, NOON

ROUNDS = 3
MEGABYTE = 1 << 20


def measured(bench: Bench) -> Iterator[Figure]:
    size = bench.sizes()[1]
    path = bench.large_registry(size)
    with closing(bench.opened(size)) as registry:
        entries = registry.verify().count
    folder = bench.folder / "backups"
    ours, floor = in_turn(
        lambda: removed(back_up(Source(path, KEY), folder, Said("li.na", NOON)).path),
        lambda: removed(copied(path, bench.folder / "copied")),
        ROUNDS,
    )
    megabytes = path.stat().st_size / MEGABYTE
    yield Figure(
        f"a verified backup of {entries:,} audit entries, {megabytes:,.0f} MB",
        ours / A_SECOND,
        "s",
        floor=floor / A_SECOND,
        remark=f"{megabytes * A_SECOND / ours:,.0f} MB/s; the floor is a flushed copy",
    )


def copied(path: Path, place: Path) -> Path:
    shutil.copyfile(path, place)
    flush(place)
    return place


def removed(path: Path) -> None:
    path.unlink()
