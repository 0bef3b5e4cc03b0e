"""A desk with a registry of its own, for pictures that are made outside of a test."""

import atexit
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtWidgets import QApplication

from coordinator.commands.site import found_site
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, LITTLE, PEOPLE, SITE
from tests.conftest import KEY, copy_registry, noon
from tests.patience import PATIENCE
from ui.desk import Desk

SECONDS = PATIENCE / 1000


@contextmanager
def desk_of_a_site() -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "site.registry"
        copy_registry(_founded(), path)
        registry = Registry(path, noon, key=KEY)
        desk = Desk(registry, COORDINATOR)
        try:
            yield desk
        finally:
            desk.close()
            registry.close()


@cache
def _founded() -> Path:
    """Found a site once: its tables and the passwords of its people take a second."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "site.registry"
    Registry.create(path, noon, key=KEY).close()
    registry = Registry(path, noon, key=KEY, cost=LITTLE)
    found_site(registry, site=SITE, people=PEOPLE)
    registry.close()
    return path


def wait_until(is_true: Callable[[], object]) -> None:
    """Let the program work until something is so.

    Raises:
        TimeoutError: when it is not so after a minute
    """
    until = monotonic() + SECONDS
    while not is_true():
        if monotonic() > until:
            raise TimeoutError(f"not so after {SECONDS:.0f} s: {is_true!r}")
        QApplication.processEvents()
