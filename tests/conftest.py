"""A real registry for each test, at a fixed time."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from coordinator.commands.site import found_site
from coordinator.registry.store import Registry
from tests.builders import PEOPLE, SITE

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=8)))

if sys.platform == "linux":
    # No display is needed; who wants to watch the pages at work says so: QT_QPA_PLATFORM=xcb.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def noon() -> datetime:
    return NOON


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry file with its tables: making them takes a second, copying them none."""
    path = tmp_path_factory.mktemp("empty") / "site.registry"
    Registry.create(path, noon).close()
    return path


@pytest.fixture(scope="session")
def _founded_file(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry file with the site and its people: hashing passwords takes its time too."""
    path = tmp_path_factory.mktemp("founded") / "site.registry"
    shutil.copyfile(_empty_file, path)
    registry = Registry(path, noon)
    found_site(registry, site=SITE, people=PEOPLE)
    registry.close()
    return path


@pytest.fixture
def empty_registry(_empty_file: Path, tmp_path: Path) -> Iterator[Registry]:
    """A registry in which nothing was entered, not even the site. It is always noon."""
    yield from opened(_empty_file, tmp_path)


@pytest.fixture
def registry(_founded_file: Path, tmp_path: Path) -> Iterator[Registry]:
    """A registry with the site and its people, without trials. It is always noon."""
    yield from opened(_founded_file, tmp_path)


def opened(file: Path, folder: Path) -> Iterator[Registry]:
    path = folder / "site.registry"
    shutil.copyfile(file, path)
    registry = Registry(path, noon)
    yield registry
    registry.close()
