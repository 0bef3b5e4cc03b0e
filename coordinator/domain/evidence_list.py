"""Each observation that a screening rests on, with what it was used for."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.observation import Observation


@dataclass(frozen=True, slots=True)
class UsedEvidence:
    """`others` is the value in other units, `normal` the limits that it was compared with.

    `codes` are the criteria that were answered or computed with it; `valid_until` the first
    last day up to which it is recent enough for one of them. One that is `is_former` was
    corrected or withdrawn after a criterion was answered with it.
    """

    observation: Observation
    codes: tuple[str, ...]
    others: tuple[str, ...] = ()
    normal: str = ""
    valid_until: date | None = None
    is_former: bool = False
