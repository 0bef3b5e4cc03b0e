"""The site: one hospital department and its settings."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from coordinator.domain.errors import Refused
from coordinator.text import N_


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


class AddressUnusable(Refused):
    problem = N_("“{address}” is not an address that records can be fetched from.")
    remedy = N_(
        "Enter one that begins with https://, or leave it empty to switch fetching off."
    )

    def __init__(self, address: str) -> None:
        super().__init__(address=address)


@dataclass(frozen=True, slots=True)
class Site:
    """`late_entry_days` is after how many days an entry asks for a reason (W4).

    `idle_minutes` is after how long without a key or a touch the screen is locked; 0 never.
    `fetch_address` is where records are fetched from by their number; empty switches it off.
    """

    name: str
    number: str
    paper: Paper = Paper.A4
    late_entry_days: int = 7
    idle_minutes: int = 15
    fetch_address: str = ""

    @property
    def fetch_host(self) -> str:
        """The host that records are fetched from; empty while fetching is switched off.

        Raises:
            AddressUnusable.
        """
        return host_of(self.fetch_address) if self.fetch_address else ""


def host_of(address: str) -> str:
    """Give the host of an address of the web.

    Raises:
        AddressUnusable: it is no such address.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as fault:
        raise AddressUnusable(address) from fault
    if parts.scheme not in ("http", "https") or not host:
        raise AddressUnusable(address)
    return host
