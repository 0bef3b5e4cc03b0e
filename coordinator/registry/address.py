"""Where a shared registry lies: a database on a PostgreSQL server of the site.

The standard library alone, so that the sign-in can be painted before SQLAlchemy is loaded.
"""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from coordinator.domain.errors import Refused
from coordinator.text import N_

SCHEMES = ("postgresql://", "postgres://")
PORT = 5432
# An option can name another server than the one that a person reads in the address.
OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl"})
FULL = "verify-full"


class AddressUnreadable(Refused):
    problem = N_("{words} is no address of a database.")
    remedy = N_("Write it as postgresql://user:password@host:5432/database.")

    def __init__(self, words: str) -> None:
        super().__init__(words=words)


class OptionUnknown(Refused):
    problem = N_("The address of a shared registry takes no “{name}”.")
    remedy = N_("Leave it out; these are taken: {known}.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name, known=", ".join(sorted(OPTIONS)))


class ConnectionOpen(Refused):
    problem = N_("With sslmode={mode}, others on the network could read along to {host}.")
    remedy = N_(
        "Leave sslmode out: the server then proves who it is, and everything is encrypted."
    )

    def __init__(self, mode: str, host: str) -> None:
        super().__init__(mode=mode, host=host)


@dataclass(frozen=True, slots=True)
class Address:
    """A database on a server, and as whom the program comes to it."""

    host: str
    port: int
    database: str
    user: str = ""
    password: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Address({self})"

    def __str__(self) -> str:
        """Give the address as it may be shown and kept: without the password."""
        who = f"{quote(self.user)}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        options = f"?{urlencode(self.options, safe='/')}" if self.options else ""
        return f"postgresql://{who}{host}:{self.port}/{quote(self.database)}{options}"

    @property
    def name(self) -> str:
        return self.database

    @property
    def is_here(self) -> bool:
        """Whether what is sent does not leave this computer."""
        if self.host == "localhost" or self.host.startswith("/"):
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    def parameters(self) -> dict[str, str | int]:
        """Give what the driver is told; away from this computer nothing goes unencrypted."""
        said: dict[str, str | int] = dict(self.options)
        if not self.is_here:
            said["sslmode"] = FULL
        said |= {"host": self.host, "port": self.port, "dbname": self.database}
        if self.user:
            said["user"] = self.user
        if self.password:
            said["password"] = self.password
        return said


Place = Path | Address
"""Where a registry lies: a file of its own, or a database on a server."""


def is_address(words: str) -> bool:
    return words.strip().startswith(SCHEMES)


def read_address(words: str) -> Address:
    """Read an address as a person types it.

    Raises:
        AddressUnreadable, OptionUnknown, ConnectionOpen.
    """
    try:
        said = urlsplit(words.strip())
        port = said.port or PORT
        host = unquote(said.hostname or "localhost")
    except ValueError as fault:
        raise AddressUnreadable(_without_password(words)) from fault
    database = unquote(said.path.removeprefix("/"))
    if said.scheme not in {"postgresql", "postgres"} or not database or "/" in database:
        raise AddressUnreadable(_without_password(words))
    options = tuple(parse_qsl(said.query, keep_blank_values=True))
    for name, _value in options:
        if name not in OPTIONS:
            raise OptionUnknown(name)
    user, password = unquote(said.username or ""), unquote(said.password or "")
    found = Address(host, port, database, user, password, options)
    mode = dict(options).get("sslmode", FULL)
    if not found.is_here and mode != FULL:
        raise ConnectionOpen(mode, found.host)
    return found


def place_of(words: str) -> Place:
    """Read where a registry lies: the address of a database, or the path of a file."""
    return read_address(words) if is_address(words) else Path(words)


def _without_password(words: str) -> str:
    before, at, after = words.rpartition("@")
    return f"…{at}{after}" if before else after
