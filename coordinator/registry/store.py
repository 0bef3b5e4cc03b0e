"""The registry: the trials of one site, in an encrypted file or on the site's server."""

import platform
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from coordinator.domain.audit import Action, Attribution, Verification
from coordinator.domain.criterion import Criterion
from coordinator.domain.errors import Unavailable
from coordinator.domain.proof import Distrust, OnlyReadable
from coordinator.domain.staff import StaffMember
from coordinator.registry import chain
from coordinator.registry.address import Address, Place
from coordinator.registry.attempts import Attempts
from coordinator.registry.audit import AuditedSession
from coordinator.registry.delegations import asking_whom
from coordinator.registry.disk import folder_explained
from coordinator.registry.engines import Raw, RegistryEngine, engine_at
from coordinator.registry.keyring import Keyring
from coordinator.registry.migrations import HEAD
from coordinator.registry.rotation import Step, rotate
from coordinator.registry.sealing import FULL_COST, Cost, new_key
from coordinator.registry.server_errors import KeptOnServer

Clock = Callable[[], datetime]
PROGRAM = "program"  # who acts before anybody has signed in
NOBODY = "unknown user name"  # who tried to sign in under a name that is nobody's


def local_now() -> datetime:
    return datetime.now(UTC).astimezone()


class Registry:
    """An open registry.

    Raises:
        RegistryMissing, NotARegistry, RegistryTooNew, RegistryDamaged, …: see `errors`.
    """

    def __init__(
        self, place: Place, clock: Clock = local_now, *, key: bytes, cost: Cost = FULL_COST
    ) -> None:
        self.place = place
        self.clock = clock
        self.key = key
        self.keyring = Keyring(place, cost)
        self.attempts = Attempts(place)
        self.distrust: Distrust | None = None
        self._engine = engine_at(place)
        self._connect()
        self.settled_criteria: dict[int, tuple[int, tuple[Criterion, ...]]] = {}
        self.recruiting_criteria: dict[int, tuple[int, tuple[Criterion, ...]]] = {}

    @classmethod
    def create(
        cls,
        place: Place,
        clock: Clock = local_now,
        *,
        key: bytes | None = None,
        cost: Cost = FULL_COST,
    ) -> "Registry":
        """Make a new, empty registry at `place`, with a random key.

        Nobody can open it again before somebody is entered in its keyring.
        """
        own_key = key or new_key()
        engine_at(place).make(own_key)
        return cls(place, clock, key=own_key, cost=cost)

    @property
    def path(self) -> Path:
        """The registry's file.

        Raises:
            KeptOnServer: it is none.
        """
        if isinstance(self.place, Address):
            raise KeptOnServer(self.place)
        return self.place

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that cannot write, with one view of the registry from begin to end."""
        with self._engine.faults_explained(), Session(self._reader) as session:
            yield session

    @contextmanager
    def changing(
        self, action: Action, actor: StaffMember | str, reason: str = ""
    ) -> Iterator[AuditedSession]:
        """Open one audited transaction: it is kept and accounted for whole, or not at all.

        Raises:
            OnlyReadable: the registry was changed outside of the program (T4).
        """
        self.require_trusted()
        name = actor if isinstance(actor, str) else actor.user_name
        said = Attribution(action, name, self.clock(), reason, platform.node())
        with (
            self._engine.faults_explained(),
            AuditedSession(self._writer, said) as session,
            session.begin(),
            asking_whom(session),
        ):
            yield session
            session.flush()
            session.account_for_notes()

    def require_trusted(self) -> None:
        """See that nothing was found that was done outside of the program.

        What leaves the registry, on paper or as a file, leaves an entry: so it cannot while
        none may be written.

        Raises:
            OnlyReadable.
        """
        if self.distrust is not None:
            raise OnlyReadable

    def data_version(self) -> int:
        """Give a number that changes when another program or window has written."""
        return self._engine.data_version(self.key)

    def head(self) -> str:
        """Give the hash of the newest audit entry."""
        with self.reading() as session:
            found = session.execute(
                text("SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1")
            ).scalar()
        return str(found or chain.BEFORE_THE_FIRST)

    @contextmanager
    def walking(self) -> Iterator[Raw]:
        """Give what reads row by row, and cannot write: one view from begin to end."""
        with self._engine.walking(self._reader) as raw:
            yield raw

    def verify(self, progress: chain.Progress | None = None) -> Verification:
        """Walk the whole chain of the audit trail."""
        with self.walking() as raw:
            count = raw.execute("SELECT count(*) FROM audit_entry").fetchone()[0]
            hashed = chain.as_hashed(dialect=self._reader.dialect.name)
            entries = raw.execute(f"SELECT id, {hashed}, hash FROM audit_entry ORDER BY id")  # noqa: S608  no input in it
            return chain.verify(entries, count, progress)

    def rotate_key(
        self, actor: StaffMember | str, told: Callable[[Step], None] = lambda _step: None
    ) -> None:
        """Encrypt the file anew with another key; `told` hears of each step that is done.

        Nothing else may use this registry meanwhile.

        Raises:
            OnlyReadable, RegistryInUse, RegistryDamaged, DiskFull, …: the key is then the
                old one.
            KeptOnServer: there the key encrypts nothing.
        """
        self.require_trusted()
        path = self.path
        self.close()
        try:
            self._rotate(path, actor, told)
        except BaseException:
            with suppress(Unavailable):  # what failed is told, not what it entails
                self._connect()
            raise
        self.close()
        self._connect()

    def _rotate(
        self, path: Path, actor: StaffMember | str, told: Callable[[Step], None]
    ) -> None:
        with (
            folder_explained(path.parent),
            self._engine.faults_explained(),
            closing(rotate(path, self.key)) as steps,
        ):
            for step, key in steps:
                if step is Step.SWAPPED:
                    self.key = key
                    self._connect()
                    self.tell_of_new_key(actor)  # before it is settled: never untold
                told(step)

    def tell_of_new_key(self, actor: StaffMember | str, reason: str = "") -> None:
        with self.changing(Action.KEY_ROTATED, actor, reason) as session:
            session.note("Registry", self.place.name)

    def close(self) -> None:
        self._engine.stop_watching()
        self._reader.dispose()
        self._writer.dispose()

    def _connect(self) -> None:
        with self._engine.faults_explained():
            schema = self._engine.schema(self.key)
            self._writer = self._engine.writer(self.key)
            if schema != HEAD:
                _migrate(self._engine, self._writer, schema, self.key, self.clock())
            self._reader = self._engine.reader(self.key)
            with self._reader.connect():
                pass


def _migrate(
    kept: RegistryEngine, writer: Engine, schema: str | None, key: bytes, now: datetime
) -> None:
    # Alembic takes most of a second to load: only when there is something to migrate.
    from coordinator.registry.migrations.upgrade import upgrade  # noqa: PLC0415
    from coordinator.registry.retelling import tell_anew  # noqa: PLC0415

    if schema is not None:
        kept.keep_former(schema, key)
    action = Action.REGISTRY_CREATED if schema is None else Action.REGISTRY_MIGRATED
    said = Attribution(action, PROGRAM, now, workstation=platform.node())
    upgrade(writer, lambda connection, before: tell_anew(connection, said, before))
