"""A desk with a registry of its own, for pictures that are made outside of a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtWidgets import QApplication

from coordinator.commands.site import found_site
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, PEOPLE, SITE
from tests.conftest import noon
from ui.desk import Desk

PATIENCE = 10.0


@contextmanager
def desk_of_a_site() -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        registry = Registry.create(Path(folder) / "site.registry", noon)
        found_site(registry, site=SITE, people=PEOPLE)
        desk = Desk(registry, COORDINATOR)
        try:
            yield desk
        finally:
            desk.close()
            registry.close()


def wait_until(is_true) -> None:
    """Let the program work until something is so."""
    until = monotonic() + PATIENCE
    while not is_true() and monotonic() < until:
        QApplication.processEvents()
