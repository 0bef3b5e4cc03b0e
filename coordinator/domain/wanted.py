"""The evidence that a criterion asks for, and what of it is there already."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.observation import Nature, Observation


@dataclass(frozen=True, slots=True)
class Wanted:
    """One piece of evidence.

    `what` is the key under which an observation of it is kept, `units` what it is reported
    in, the likeliest first. `needs_low` and `needs_high` say that the report's limits of
    normal are needed as well. `instruments` name the worksheets that give it. It has to be
    taken from `since` to `until`, both included; None where that side is open or not known.
    `fitting` are the observations that are there, the newest first, also outside the window.
    """

    what: str
    title: str
    nature: Nature
    units: tuple[str, ...] = ()
    needs_low: bool = False
    needs_high: bool = False
    instruments: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    fitting: tuple[Observation, ...] = ()
