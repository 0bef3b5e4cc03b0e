"""Where the invented records and, where they are at hand, the real ones lie."""

from importlib.resources import files
from pathlib import Path

import pytest

from coordinator.domain.record import ReadCriterion, RegistryRecord
from coordinator.records import read

SHARED = Path(__file__).parents[3] / "shared" / "records"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real records are not kept in this repository"
)


def sample(name: str) -> RegistryRecord:
    path = files("resources").joinpath("samples", "records", name)
    (record,) = read(path.read_bytes(), name)
    return record


def texts(criteria: tuple[ReadCriterion, ...]) -> list[str]:
    return [criterion.text for criterion in criteria]


def codes(record: RegistryRecord) -> set[tuple[str, str]]:
    return {(warning.code, warning.where) for warning in record.warnings}
