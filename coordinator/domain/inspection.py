"""What an inspector is given of a registry: what was verified, and what was done by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from coordinator.domain.form import Imprint
from coordinator.domain.proof import Distrust, Proof
from coordinator.domain.site import Site


@dataclass(frozen=True, slots=True)
class Count:
    """How often a person did something."""

    actor: str
    action: str
    times: int


@dataclass(frozen=True, slots=True)
class Access:
    """How often somebody signed in, how often that failed, and when it was done last."""

    user_name: str
    signed_in: int
    failed: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry with its reason: a correction, a voided signature, an exception."""

    entry: int
    at: datetime
    actor: str
    action: str
    record: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """All of it for the days from `since` to `until`; without a day, from the beginning on.

    Nothing in it identifies a subject; reasons stand as they were typed.
    """

    site: Site
    imprint: Imprint
    proof: Proof
    distrust: Distrust | None = None
    since: date | None = None
    until: date | None = None
    counts: tuple[Count, ...] = ()
    access: tuple[Access, ...] = ()
    reasons: tuple[Noted, ...] = ()
    voided: tuple[Noted, ...] = ()
    exceptions: tuple[Noted, ...] = ()
