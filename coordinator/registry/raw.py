"""Reading a registry row by row, beneath SQLAlchemy: the same statements on both engines."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol


class Raw(Protocol):
    """A connection that reads: SQLite's own, or one to a server that is asked likewise."""

    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> Any: ...  # noqa: ANN401


class ServerRaw:
    """Asks a server as one asks SQLite; it hands over its rows by and by, not all at once."""

    def __init__(self, connection: Any, stride: int) -> None:  # noqa: ANN401  the driver's
        self._connection = connection
        self._stride = stride
        self._cursors: list[Any] = []

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Iterable[Any]:
        cursor = self._connection.cursor(name=f"walk_{len(self._cursors)}")
        self._cursors.append(cursor)
        cursor.itersize = self._stride
        spelt = statement.replace("%", "%%").replace("?", "%s")
        found: Iterable[Any] = cursor.execute(spelt, values)
        return found

    def close(self) -> None:
        for cursor in self._cursors:
            cursor.close()


def dialect_of(raw: Raw) -> str:
    return "postgresql" if isinstance(raw, ServerRaw) else "sqlite"
