"""The registries that the programs work on until they are killed. All of it is invented."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic_ns

from coordinator.commands.site import found_site
from coordinator.registry.cover import keyring_of
from coordinator.registry.migrations import KNOWN
from coordinator.registry.sealing import new_key, new_recovery_key
from coordinator.registry.store import Registry
from tests.builders import (
    LITTLE,
    PEOPLE,
    SITE,
    active,
    answered,
    consented,
    subject,
)
from tests.conftest import NOON
from tests.older import older_registry

NAME = "site.registry"
CODES = tuple(f"E{number}" for number in range(1, 13))
WALKED, DECIDED, EXAMINED = 1, 2, 3  # the screenings: answers, signatures, evidence


def clock() -> datetime:
    """Noon and what passed since the computer was started: the same for all programs."""
    return NOON + timedelta(microseconds=monotonic_ns() // 1000)


@dataclass(frozen=True, slots=True)
class Ground:
    """Closed registries to copy: one of today, and one of each former schema."""

    folder: Path
    recovery_key: str

    def today(self, folder: Path) -> Path:
        return self._copied(self.folder / NAME, folder)

    def older(self, schema: str, folder: Path) -> Path:
        return self._copied(self.folder / schema / NAME, folder)

    @staticmethod
    def _copied(file: Path, folder: Path) -> Path:
        path = folder / NAME
        folder.mkdir(parents=True)
        shutil.copyfile(file, path)
        shutil.copyfile(keyring_of(file), keyring_of(path))
        return path


def made(folder: Path) -> Ground:
    """Make the registries that each kill begins with a copy of."""
    folder.mkdir(parents=True, exist_ok=True)
    recovery_key = new_recovery_key()
    with closing(Registry.create(folder / NAME, clock, cost=LITTLE)) as registry:
        found_site(registry, site=SITE, people=PEOPLE)
        registry.keyring.keep_recovery_key(registry.key, recovery_key)
        _furnish(registry)
    for schema in KNOWN[:-1]:
        (folder / schema).mkdir()
        older_registry(folder / schema / NAME, new_key(), schema)
    return Ground(folder, recovery_key)


def _furnish(registry: Registry) -> None:
    """Put three subjects into screening, one of them with all answers."""
    version = active(registry, "I1 Adult", *(f"{code} Something else" for code in CODES))
    for number, screening_id in enumerate((WALKED, DECIDED, EXAMINED)):
        someone = subject(registry, f"林小{number}", hospital_number=f"H-471{number}")
        if consented(registry, version.trial_id, someone) != screening_id:
            raise ValueError(screening_id)
    answered(registry, DECIDED, I1="yes", **dict.fromkeys(CODES, "no"))
