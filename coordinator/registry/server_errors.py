"""What a server can refuse, as sentences; loads without SQLAlchemy and without its driver."""

from collections.abc import Callable

from coordinator.domain.errors import Unavailable
from coordinator.registry.address import Address
from coordinator.registry.errors import (
    DiskFull,
    RegistryLocked,
    RegistryReadOnly,
)
from coordinator.text import N_


class ServerOutOfReach(Unavailable):
    problem = N_("The server with {place} cannot be reached ({detail}).")
    remedy = N_(
        "Check the network and the address, and try again. Nothing of this step was stored."
    )

    def __init__(self, place: object, detail: str) -> None:
        super().__init__(place=place, detail=detail)


class ServerRefuses(Unavailable):
    problem = N_("The server lets nobody in to {place} with this user and password.")
    remedy = N_(
        "Ask who keeps the server for the password; it belongs into the address, or into "
        "PostgreSQL's password file on this computer."
    )

    def __init__(self, place: object) -> None:
        super().__init__(place=place)


class DatabaseMissing(Unavailable):
    problem = N_("There is no database at {place}.")
    remedy = N_(
        "Ask who keeps the server for an empty database: CREATE DATABASE … TEMPLATE template0 "
        "ENCODING 'UTF8' LOCALE 'C'."
    )

    def __init__(self, place: object) -> None:
        super().__init__(place=place)


class DatabaseUnfit(Unavailable):
    problem = N_("The database {place} sorts or stores words in a way of its own ({detail}).")
    remedy = N_(
        "Ask who keeps the server for another: CREATE DATABASE … TEMPLATE template0 "
        "ENCODING 'UTF8' LOCALE 'C'."
    )

    def __init__(self, place: object, detail: str) -> None:
        super().__init__(place=place, detail=detail)


class DatabaseTaken(Unavailable):
    problem = N_("The database {place} holds something already.")
    remedy = N_("Open the registry in it, or ask who keeps the server for an empty database.")

    def __init__(self, place: object) -> None:
        super().__init__(place=place)


class DriverMissing(Unavailable):
    problem = N_("This installation cannot speak with a server.")
    remedy = N_('Install the program with its part for servers: "trial-coordinator[shared]".')


class KeptOnServer(Unavailable):
    problem = N_("The registry {place} lies on a server, which keeps it in ways of its own.")
    remedy = N_("Ask who keeps the server: backups and keys of its disks are made there.")

    def __init__(self, place: object) -> None:
        super().__init__(place=place)


def meaning(address: Address, fault: BaseException | None) -> Unavailable | None:
    """Explain `fault`, met at the server; None where it is a bug of ours."""
    state: str = getattr(fault, "sqlstate", None) or ""
    made = _MEANINGS.get(state) or (ServerRefuses if state.startswith("28") else None)
    if made is not None:
        return made(address)
    is_away = not state or state[:2] in {"08", "53", "57", "58"}
    if is_away and any(kind.__name__ in _OF_THE_LINE for kind in type(fault).__mro__):
        return _unreached(address, str(fault))
    return None


_MEANINGS: dict[str, Callable[[Address], Unavailable]] = {
    "55P03": RegistryLocked,  # a lock was not had in time
    "40P01": RegistryLocked,
    "25006": RegistryReadOnly,  # a transaction that only reads
    "42501": RegistryReadOnly,  # a right that is missing
    "53100": DiskFull,
    "3D000": DatabaseMissing,
    "42P06": DatabaseTaken,  # somebody made a registry there at the same moment
    "42P07": DatabaseTaken,
}
_OF_THE_LINE = frozenset({"OperationalError", "InterfaceError"})


def _unreached(address: Address, said: str) -> Unavailable:
    """Read what the driver says before the server gave a code: it is in English always."""
    if "does not exist" in said and "database" in said:
        return DatabaseMissing(address)
    if "authentication failed" in said or "no password supplied" in said:
        return ServerRefuses(address)
    lines = said.strip().splitlines()
    detail = lines[0] if lines else ""
    if address.password:
        detail = detail.replace(address.password, "…")
    return ServerOutOfReach(address, detail)
