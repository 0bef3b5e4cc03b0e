"""The registry: one SQLite file with the trials of one site."""

import platform
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from coordinator.domain.audit import Action, Attribution, Verification
from coordinator.domain.criterion import Criterion
from coordinator.domain.staff import StaffMember
from coordinator.registry import chain
from coordinator.registry.audit import AuditedSession
from coordinator.registry.connections import connect, faults_explained
from coordinator.registry.errors import RegistryExists
from coordinator.registry.migrations import HEAD
from coordinator.registry.peek import APPLICATION_ID, schema_of

Clock = Callable[[], datetime]
PROGRAM = "program"  # who acts before anybody has signed in


def local_now() -> datetime:
    return datetime.now(UTC).astimezone()


class Registry:
    """An open registry file.

    Raises:
        RegistryMissing, NotARegistry, RegistryTooNew, RegistryDamaged, …: see `errors`.
    """

    def __init__(self, path: Path, clock: Clock = local_now) -> None:
        self.path = path
        self.clock = clock
        with faults_explained(path):
            schema = schema_of(path)
            self._writer = connect(path, read_only=False)
            if schema != HEAD:
                self._migrate(schema)
            self._reader = connect(path, read_only=True)
            with self._reader.connect():
                pass
        self._watcher: sqlite3.Connection | None = None
        self.settled_criteria: dict[int, tuple[Criterion, ...]] = {}

    @classmethod
    def create(cls, path: Path, clock: Clock = local_now) -> "Registry":
        """Make a new, empty registry at `path`, readable by its owner only."""
        if path.exists():
            raise RegistryExists(path)
        with faults_explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            with closing(sqlite3.connect(path)) as connection:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return cls(path, clock)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that cannot write, with one view of the registry from begin to end."""
        with faults_explained(self.path), Session(self._reader) as session:
            yield session

    @contextmanager
    def changing(
        self, action: Action, actor: StaffMember | str, reason: str = ""
    ) -> Iterator[AuditedSession]:
        """Open one audited transaction: it is kept and accounted for whole, or not at all."""
        name = actor if isinstance(actor, str) else actor.user_name
        said = Attribution(action, name, self.clock(), reason, platform.node())
        with (
            faults_explained(self.path),
            AuditedSession(self._writer, said) as session,
            session.begin(),
        ):
            yield session
            session.flush()
            session.account_for_notes()

    def data_version(self) -> int:
        """Give a number that changes when another program or window has written."""
        with faults_explained(self.path):
            if self._watcher is None:
                self._watcher = sqlite3.connect(
                    f"{self.path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
                )
            version: int = self._watcher.execute("PRAGMA data_version").fetchone()[0]
        return version

    def head(self) -> str:
        """Give the hash of the newest audit entry."""
        with self.reading() as session:
            found = session.execute(
                text("SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1")
            ).scalar()
        return str(found or chain.BEFORE_THE_FIRST)

    def verify(self, progress: chain.Progress | None = None) -> Verification:
        """Walk the whole chain of the audit trail."""
        with faults_explained(self.path), self._reader.connect() as connection:
            raw = connection.connection.cursor()
            count = raw.execute("SELECT count(*) FROM audit_entry").fetchone()[0]
            entries = raw.execute(
                f"SELECT id, {chain.as_hashed()}, hash FROM audit_entry ORDER BY id"  # noqa: S608  no input in it
            )
            return chain.verify(entries, count, progress)

    def close(self) -> None:
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        self._reader.dispose()
        self._writer.dispose()

    def _migrate(self, schema: str | None) -> None:
        # Alembic takes most of a second to load: only when there is something to migrate.
        from coordinator.registry.migrations.upgrade import upgrade  # noqa: PLC0415

        if schema is not None:
            back_up(self.path, self.path.with_name(f"{self.path.name}.schema-{schema}.backup"))
        upgrade(self._writer)


def back_up(source: Path, target: Path) -> None:
    """Copy a registry whole, also while others write to it."""
    with (
        closing(sqlite3.connect(source)) as origin,
        closing(sqlite3.connect(target)) as copy,
    ):
        origin.backup(copy)
