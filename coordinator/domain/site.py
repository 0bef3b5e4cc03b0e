"""The site: one hospital department and its settings."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from coordinator.domain.errors import Refused
from coordinator.text import N_


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


LEAST_IDLE, USUAL_IDLE, MOST_IDLE = 1, 15, 60  # minutes


class LockImpossible(Refused):
    problem = N_("The screen cannot be locked after {minutes} minutes.")
    remedy = N_(
        "Choose {least} to {most} minutes. The lock cannot be switched off: an unattended "
        "screen shows patients' data."
    )

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes=minutes, least=LEAST_IDLE, most=MOST_IDLE)


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

    `idle_minutes` is after how long without a key or a touch the screen is locked: 1 to 60.
    `fetch_address` is where records are fetched from by their number; empty switches it off.
    From `assent_age` years on a minor is asked for assent (C3). After `prescreening_days` a
    pre-screening is reduced to a count; the facts that were typed are kept until then only
    with `keeps_prescreened_facts` (P3). `forms_language` is the language of
    `coordinator.languages` that forms are made in where nothing else was chosen.
    """

    name: str
    number: str
    paper: Paper = Paper.A4
    late_entry_days: int = 7
    idle_minutes: int = USUAL_IDLE
    fetch_address: str = ""
    assent_age: int = 8
    prescreening_days: int = 90
    keeps_prescreened_facts: bool = False
    forms_language: str = "en"

    @property
    def fetch_host(self) -> str:
        """The host that records are fetched from; empty while fetching is switched off.

        Raises:
            AddressUnusable.
        """
        return host_of(self.fetch_address) if self.fetch_address else ""


def idle_limit(minutes: int) -> int:
    """Read a limit that was stored when 0, never, and more than an hour could be chosen."""
    return min(minutes, MOST_IDLE) if minutes >= LEAST_IDLE else USUAL_IDLE


def require_lock(minutes: int) -> None:
    """Raise LockImpossible unless the screen can be locked after so many minutes."""
    if not LEAST_IDLE <= minutes <= MOST_IDLE:
        raise LockImpossible(minutes)


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
