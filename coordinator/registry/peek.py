"""Look at the cover of a registry before it is opened: whose it is and who may sign in.

The standard library alone, so that the sign-in can be painted before SQLAlchemy is loaded.
"""

from dataclasses import dataclass
from datetime import datetime

from coordinator.domain.role import Role
from coordinator.registry import cover
from coordinator.registry.address import Place
from coordinator.registry.errors import NotARegistry

SITE = "SELECT site_name, site_number FROM cover"
PEOPLE = (
    "SELECT slot.user_name, name, role, at FROM slot LEFT JOIN seen USING (user_name) "
    "WHERE slot.user_name <> '' ORDER BY position"
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who may sign in, and when that was done last."""

    user_name: str
    name: str
    role: Role
    signed_in_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Peek:
    """What stands on the cover of a registry."""

    path: Place
    site_name: str = ""
    site_number: str = ""
    people: tuple[KnownPerson, ...] = ()

    @property
    def last_here(self) -> KnownPerson | None:
        """Who signed in last, of those who ever did."""
        seen = [(person.signed_in_at, person) for person in self.people if person.signed_in_at]
        return max(seen, key=lambda pair: pair[0])[1] if seen else None


def peek(path: Place) -> Peek:
    """Read the cover of the registry at `path`, without its key.

    Raises:
        RegistryMissing, NotARegistry, KeyringMissing, …: see `errors`.
    """
    with cover.reading(path) as connection:
        name, number = connection.execute(SITE).fetchone()
        people = tuple(_person(*row) for row in connection.execute(PEOPLE))
    if not people:
        raise NotARegistry(path)
    return Peek(path, name, number, people)


def _person(user_name: str, name: str, role: str, seen: str | None) -> KnownPerson:
    at = None if seen is None else datetime.fromisoformat(seen)
    return KnownPerson(user_name, name, Role(role), at)
