"""Who signed in last, and which wrong passwords were typed: kept beside the closed registry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coordinator.registry import cover
from coordinator.registry.address import Place
from coordinator.registry.base import utc_text


@dataclass(frozen=True, slots=True)
class Failure:
    """A wrong password that was typed while the registry was closed."""

    id: int
    user_name: str
    at: str
    workstation: str


class Attempts:
    """The attempts to sign in to the registry at `registry`, in its keyring."""

    def __init__(self, registry: Place) -> None:
        self.registry = registry

    def note_seen(self, user_name: str, at: datetime) -> None:
        """Keep when a person signed in last, for the cover, and forget the failures before."""
        with cover.writing(self.registry) as connection:
            connection.execute(
                "INSERT INTO seen VALUES (?, ?) "
                "ON CONFLICT (user_name) DO UPDATE SET at = excluded.at",
                (user_name, at.isoformat()),
            )
            connection.execute("DELETE FROM failure WHERE user_name = ?", (user_name,))

    def note_failure(
        self, user_name: str, at: datetime, workstation: str, *, told: bool
    ) -> None:
        """Keep that a wrong password was typed; `told` where the audit trail has it already."""
        with cover.writing(self.registry) as connection:
            connection.execute(
                "INSERT INTO failure (user_name, at, workstation, is_told) VALUES (?, ?, ?, ?)",
                (user_name, utc_text(at), workstation, int(told)),
            )

    def failures(self, user_name: str) -> tuple[int, datetime | None]:
        """Count the wrong passwords since the last sign-in, and say when the last one was."""
        with cover.reading(self.registry) as connection:
            count, last = connection.execute(
                "SELECT count(*), max(at) FROM failure WHERE user_name = ?", (user_name,)
            ).fetchone()
        return count, datetime.fromisoformat(last) if last else None

    def forget_failures(self, user_name: str) -> None:
        with cover.writing(self.registry) as connection:
            connection.execute("DELETE FROM failure WHERE user_name = ?", (user_name,))

    def untold(self) -> tuple[Failure, ...]:
        """Give the failures that the audit trail has not been told of, oldest first."""
        with cover.reading(self.registry) as connection:
            rows = connection.execute(
                "SELECT id, user_name, at, workstation FROM failure WHERE is_told = 0 "
                "ORDER BY id"
            ).fetchall()
        return tuple(Failure(*row) for row in rows)

    def mark_told(self, told: Sequence[Failure]) -> None:
        with cover.writing(self.registry) as connection:
            connection.executemany(
                "UPDATE failure SET is_told = 1 WHERE id = ?", [(found.id,) for found in told]
            )
