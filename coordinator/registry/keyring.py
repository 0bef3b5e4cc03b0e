"""Who may open a registry: a slot for each person, and one for the site's safe."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from coordinator.domain.role import Role
from coordinator.registry import cover
from coordinator.registry.address import Place
from coordinator.registry.cover import Sheet
from coordinator.registry.errors import KeyringChanged
from coordinator.registry.sealing import (
    FULL_COST,
    KEY_LENGTH,
    SALT_LENGTH,
    Cost,
    Pair,
    WrongPasswordError,
    new_pair,
    opened_by,
    sealed_for,
    tag_of,
    unlocked,
)

SAFE = ""  # the user name of the recovery key's slot: nobody's
_PAIR = "public, private, salt, passes, memory, lanes"


@dataclass(frozen=True, slots=True)
class Holder:
    """A person to whom the registry's key is sealed."""

    user_name: str
    name: str
    role: Role
    must_change: bool = False


class Keyring:
    """The keyring beside the registry at `registry`; a new password is stretched at `cost`."""

    def __init__(self, registry: Place, cost: Cost = FULL_COST) -> None:
        self.registry = registry
        self.cost = cost

    @classmethod
    def make(cls, registry: Place, key: bytes) -> "Keyring":
        """Make a keyring without holders for a new registry."""
        cover.make(registry)
        with cover.writing(registry) as connection:
            connection.execute(
                "INSERT INTO cover VALUES (1, ?, '', '', 1, '')", (uuid.uuid4().hex,)
            )
            _bind(connection, key)
        return cls(registry)

    def opened(self, user_name: str, password: str) -> bytes:
        """Give the registry's key to who knows the password.

        Raises:
            WrongPasswordError: also for a user name that has no slot.
            KeyringChanged: the keyring was changed outside of the program.
        """
        with cover.reading(self.registry) as connection:
            pair = self._pair_of(connection, user_name)
            private = unlocked(pair, password, _owner(connection, user_name))
            generation = _generation(connection)
            sealed = connection.execute(
                "SELECT sealed FROM sealed_key WHERE user_name = ? AND generation = ?",
                (user_name, generation),
            ).fetchone()
            if sealed is None:
                raise KeyringChanged(cover.named(self.registry))
            key = opened_by(private, sealed[0], _context(connection, generation))
            self._require_own(connection, key)
        return key

    def require_own(self, key: bytes) -> None:
        """See that the slots were written by who had the registry's key.

        Raises:
            KeyringChanged.
        """
        with cover.reading(self.registry) as connection:
            self._require_own(connection, key)

    def fits(self, user_name: str, password: str) -> bool:
        """Say whether this is the person's password."""
        try:
            with cover.reading(self.registry) as connection:
                pair = self._pair_of(connection, user_name)
                unlocked(pair, password, _owner(connection, user_name))
        except WrongPasswordError:
            return False
        return True

    def enter(self, key: bytes, holders: Iterable[tuple[Holder, str]]) -> None:
        """Seal the key for new holders, each with a password, or anew for known ones."""
        with cover.reading(self.registry) as connection:
            made = [
                (holder, new_pair(password, _owner(connection, holder.user_name), self.cost))
                for holder, password in holders
            ]
        with cover.writing(self.registry) as connection:
            self._require_own(connection, key)
            for holder, pair in made:
                _put(connection, holder, pair)
                _seal(connection, holder.user_name, pair.public, key)
            _bind(connection, key)

    def take_away(self, key: bytes, user_name: str) -> None:
        """Let somebody open the registry no more; the key itself stays the same."""
        with cover.writing(self.registry) as connection:
            self._require_own(connection, key)
            connection.execute("DELETE FROM slot WHERE user_name = ?", (user_name,))
            _bind(connection, key)

    def describe(self, key: bytes, user_name: str, name: str, role: Role) -> None:
        """Write a person's name and role anew; the password stays."""
        with cover.writing(self.registry) as connection:
            self._require_own(connection, key)
            connection.execute(
                "UPDATE slot SET name = ?, role = ? WHERE user_name = ?",
                (name, role.value, user_name),
            )
            _bind(connection, key)

    def holders(self) -> tuple[Holder, ...]:
        with cover.reading(self.registry) as connection:
            rows = connection.execute(
                "SELECT user_name, name, role, must_change FROM slot WHERE user_name <> ? "
                "ORDER BY position",
                (SAFE,),
            ).fetchall()
        return tuple(
            Holder(user, name, Role(role), bool(must)) for user, name, role, must in rows
        )

    def has_recovery_key(self) -> bool:
        with cover.reading(self.registry) as connection:
            found = connection.execute("SELECT 1 FROM slot WHERE user_name = ?", (SAFE,))
            return found.fetchone() is not None

    def keep_recovery_key(self, key: bytes, recovery_key: str) -> None:
        """Let the recovery key open the registry; a former one opens it no more."""
        self.enter(key, [(Holder(SAFE, "", Role.ADMINISTRATOR), recovery_key)])

    def name_site(self, name: str, number: str) -> None:
        """Write the site's name on the cover."""
        with cover.writing(self.registry) as connection:
            connection.execute(
                "UPDATE cover SET site_name = ?, site_number = ?", (name, number)
            )

    def begin_generation(self, new: bytes, key: bytes) -> int:
        """Seal a new key for everybody beside the one in force, and number it."""
        with cover.writing(self.registry) as connection:
            self._require_own(connection, key)
            generation = _generation(connection) + 1
            for user_name, public in connection.execute(
                "SELECT user_name, public FROM slot"
            ).fetchall():
                _seal(connection, user_name, public, new, generation)
        return generation

    def is_between_keys(self) -> bool:
        """Whether a change of the key was begun and did not come to its end."""
        with cover.reading(self.registry) as connection:
            found = connection.execute("SELECT count(DISTINCT generation) FROM sealed_key")
            return int(found.fetchone()[0]) > 1

    def settle_generation(self, generation: int, key: bytes) -> None:
        """Let a generation be the one in force, and forget all others."""
        with cover.writing(self.registry) as connection:
            connection.execute("UPDATE cover SET generation = ?", (generation,))
            connection.execute("DELETE FROM sealed_key WHERE generation <> ?", (generation,))
            _bind(connection, key)

    def keys_of(self, user_name: str, password: str) -> dict[int, bytes]:
        """Give all keys sealed for a person, by generation: after a cut-off rotation."""
        with cover.reading(self.registry) as connection:
            private = unlocked(
                self._pair_of(connection, user_name), password, _owner(connection, user_name)
            )
            rows = connection.execute(
                "SELECT generation, sealed FROM sealed_key WHERE user_name = ?", (user_name,)
            ).fetchall()
            return {
                generation: opened_by(private, sealed, _context(connection, generation))
                for generation, sealed in rows
            }

    def _pair_of(self, connection: Sheet, user_name: str) -> Pair:
        """Give a person's pair, if its sizes are such as the program writes."""
        pair = _pair_of(connection, user_name)
        lengths = (len(pair.public), len(pair.salt))
        if not pair.cost.is_bearable or lengths != (KEY_LENGTH, SALT_LENGTH):
            raise KeyringChanged(cover.named(self.registry))
        return pair

    def _require_own(self, connection: Sheet, key: bytes) -> None:
        tag = connection.execute("SELECT tag FROM cover").fetchone()[0]
        if tag != tag_of(key, _bound(connection)):
            raise KeyringChanged(cover.named(self.registry))


def _pair_of(connection: Sheet, user_name: str) -> Pair:
    row = connection.execute(
        f"SELECT {_PAIR} FROM slot WHERE user_name = ?",  # noqa: S608  no input in it
        (user_name,),
    ).fetchone()
    if row is None:
        raise WrongPasswordError
    public, private, salt, *cost = row
    return Pair(public, private, salt, Cost(*cost))


def _put(connection: Sheet, holder: Holder, pair: Pair) -> None:
    place = connection.execute(
        "SELECT coalesce((SELECT position FROM slot WHERE user_name = ?), "
        "(SELECT 1 + coalesce(max(position), 0) FROM slot))",
        (holder.user_name,),
    ).fetchone()[0]
    cost = pair.cost
    connection.execute("DELETE FROM slot WHERE user_name = ?", (holder.user_name,))
    connection.execute(
        "INSERT INTO slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(holder.user_name, holder.name, holder.role.value, place),
            *(pair.public, pair.private, pair.salt),
            *(cost.passes, cost.memory, cost.lanes, int(holder.must_change)),
        ),
    )


def _seal(
    connection: Sheet,
    user_name: str,
    public: bytes,
    key: bytes,
    generation: int = 0,
) -> None:
    number = generation or _generation(connection)
    sealed = sealed_for(public, key, _context(connection, number))
    connection.execute(
        "INSERT INTO sealed_key VALUES (?, ?, ?) "
        "ON CONFLICT (user_name, generation) DO UPDATE SET sealed = excluded.sealed",
        (user_name, number, sealed),
    )


def _bind(connection: Sheet, key: bytes) -> None:
    """Prove by the key that the slots were written by the program (an enemy has no key)."""
    connection.execute("UPDATE cover SET tag = ?", (tag_of(key, _bound(connection)),))


def _bound(connection: Sheet) -> list[object]:
    slots = connection.execute(
        "SELECT user_name, name, role, must_change, public, private, salt, "
        "passes, memory, lanes FROM slot ORDER BY user_name"
    ).fetchall()
    return [
        _registry(connection),
        _generation(connection),
        [
            [said.hex().upper() if isinstance(said, bytes) else said for said in slot]
            for slot in slots
        ],
    ]


def _registry(connection: Sheet) -> str:
    return str(connection.execute("SELECT registry FROM cover").fetchone()[0])


def _generation(connection: Sheet) -> int:
    return int(connection.execute("SELECT generation FROM cover").fetchone()[0])


def _owner(connection: Sheet, user_name: str) -> str:
    return f"{_registry(connection)} {user_name}"


def _context(connection: Sheet, generation: int) -> str:
    return f"{_registry(connection)} key {generation}"
