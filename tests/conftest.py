"""A real registry for each test, at a fixed time.

Tests of what is kept run on both engines: an encrypted file, and a database on a server.
"""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from coordinator.commands.site import found_site
from coordinator.registry.address import Address, Place
from coordinator.registry.cover import keyring_of
from coordinator.registry.store import Registry
from tests import server as postgresql
from tests.builders import LITTLE, PEOPLE, SITE
from tests.patience import PatientBot
from tests.put_back import PutBack
from ui.rubbish import sweep

KEY = bytes(range(32))  # of every registry in the tests
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=8)))

if sys.platform == "linux":
    # No display is needed; who wants to watch the pages at work says so: QT_QPA_PLATFORM=xcb.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


os.environ["LANGUAGE"] = "en"  # what the command line says is looked for in English

FILE, SERVER = "file", "server"
ON_BOTH = ("registry", "commands", "queries")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--on-server", action="store_true", help="run whatever has a registry on a server"
    )


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()  # and see below
    config.addinivalue_line("markers", "file_only(why): says what only a file has")


def pytest_collection_finish() -> None:
    gc.freeze()  # the tests themselves stay, and need not be looked through again and again


def pytest_runtest_teardown() -> None:
    sweep()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        is_file = metafunc.definition.get_closest_marker("file_only") is not None
        folder = Path(metafunc.definition.path).parent.name
        both = folder in ON_BOTH and not is_file
        engines = [FILE, SERVER] if both else [FILE]
        if metafunc.config.getoption("--on-server") and not is_file:
            engines = [SERVER]
        metafunc.parametrize("engine", engines)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


def noon() -> datetime:
    return NOON


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry file with its tables: making them takes a second, copying them none."""
    path = tmp_path_factory.mktemp("empty") / "site.registry"
    Registry.create(path, noon, key=KEY).close()
    return path


@pytest.fixture(scope="session")
def _founded_file(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry file with the site and its people: hashing passwords takes its time too."""
    path = tmp_path_factory.mktemp("founded") / "site.registry"
    copy_registry(_empty_file, path)
    registry = Registry(path, noon, key=KEY, cost=LITTLE)
    found_site(registry, site=SITE, people=PEOPLE)
    registry.close()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server on this computer alone."""
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("needs PostgreSQL (Debian: apt-get install postgresql)")
    with postgresql.running(programs) as found:
        yield found


@pytest.fixture(scope="session")
def _databases(server: postgresql.Server) -> PutBack:
    return PutBack(server)


@pytest.fixture(scope="session")
def _empty_database(server: postgresql.Server) -> str:
    """A database with its tables, from which others are made."""
    Registry.create(server.create("empty"), noon, key=KEY).close()
    return "empty"


@pytest.fixture(scope="session")
def _founded_database(
    server: postgresql.Server, _empty_database: str, _founded_file: Path
) -> str:
    """A database with the site and its people, who have the same passwords as in the file."""
    address = server.create("founded", _empty_database)
    registry = Registry(address, noon, key=KEY, cost=LITTLE)
    found_site(registry, site=SITE, people=PEOPLE)
    registry.close()
    return "founded"


@pytest.fixture
def place(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Place:
    """Where nothing lies yet, and a registry can be made."""
    return tmp_path / "new.registry" if engine == FILE else request.getfixturevalue("empty")


@pytest.fixture
def empty(server: postgresql.Server) -> Iterator[Address]:
    """Where an empty database lies, into which a registry can be put."""
    yield server.create("new")
    server.drop("new")


@pytest.fixture
def empty_registry(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Registry]:
    """A registry in which nothing was entered, not even the site. It is always noon."""
    if engine == FILE:
        yield from opened(request.getfixturevalue("_empty_file"), tmp_path)
    else:
        yield from cloned(request, "_empty_database")


@pytest.fixture
def registry(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Registry]:
    """A registry with the site and its people, without trials. It is always noon."""
    if engine == FILE:
        yield from opened(request.getfixturevalue("_founded_file"), tmp_path)
    else:
        yield from cloned(request, "_founded_database")


def cloned(request: pytest.FixtureRequest, template: str) -> Iterator[Registry]:
    databases = request.getfixturevalue("_databases")
    address = databases.like(request.getfixturevalue(template))
    registry = Registry(address, noon, key=KEY, cost=LITTLE)
    yield registry
    registry.close()


def opened(file: Path, folder: Path) -> Iterator[Registry]:
    path = folder / "site.registry"
    copy_registry(file, path)
    registry = Registry(path, noon, key=KEY, cost=LITTLE)
    yield registry
    registry.close()


def copy_registry(file: Path, path: Path) -> None:
    """Copy a closed registry with its keyring."""
    shutil.copyfile(file, path)
    shutil.copyfile(keyring_of(file), keyring_of(path))
