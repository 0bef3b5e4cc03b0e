"""What all measurements share: a folder of their own, and how long they may take."""

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from coordinator.registry.store import Registry
from tests.benchmarks.invented import Invented
from tests.benchmarks.large_registry import fill
from tests.benchmarks.site import founded
from tests.conftest import KEY

HUNDRED_THOUSAND = 100_000
MILLION = 1_000_000
SHORTENED = 10  # a quick run has a tenth of the screenings and of the rounds


@dataclass
class Bench:
    folder: Path
    is_quick: bool = False
    _made: dict[int, Path] = field(default_factory=dict)

    def rounds(self, number: int) -> int:
        return max(number // SHORTENED, 3) if self.is_quick else number

    def sizes(self) -> tuple[int, ...]:
        sizes = (HUNDRED_THOUSAND, MILLION)
        return tuple(size // SHORTENED for size in sizes) if self.is_quick else sizes

    def large_registry(self, screenings: int) -> Path:
        """Give a registry with so many screenings; made once in a run."""
        if screenings not in self._made:
            path = self.folder / f"{screenings}.registry"
            with closing(founded(path)) as registry:
                known = Invented.of(registry, screenings)
            fill(path, known)
            self._made[screenings] = path
        return self._made[screenings]

    def opened(self, screenings: int) -> Registry:
        return Registry(self.large_registry(screenings), key=KEY)
