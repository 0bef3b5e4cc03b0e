"""What keeps a registry: an encrypted file of its own, or a database on a server."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Engine

from coordinator.registry.address import Address, Place
from coordinator.registry.file_engine import FileEngine
from coordinator.registry.raw import Raw

__all__ = ["Raw", "RegistryEngine", "engine_at"]


class RegistryEngine(Protocol):
    """All in which a file and a server differ."""

    def make(self, key: bytes) -> None:
        """Make the place for a new registry, with a keyring in which nobody is."""

    def schema(self, key: bytes) -> str | None:
        """Give the schema that is found; None where nothing was made yet."""

    def writer(self, key: bytes) -> Engine: ...

    def reader(self, key: bytes) -> Engine: ...

    def keep_former(self, schema: str, key: bytes) -> None:
        """See that the registry as it is outlives a migration that fails."""

    def data_version(self, key: bytes) -> int:
        """Give a number that changes when anybody has written."""

    def walking(self, reader: Engine) -> AbstractContextManager[Raw]: ...

    def faults_explained(self) -> AbstractContextManager[None]: ...

    def stop_watching(self) -> None: ...


def engine_at(place: Place) -> RegistryEngine:
    if isinstance(place, Address):
        from coordinator.registry.server_engine import ServerEngine  # noqa: PLC0415  seldom

        return ServerEngine(place)
    return FileEngine(place)
