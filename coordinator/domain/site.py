"""The site: one hospital department and its settings."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Site:
    """`late_entry_days` is after how many days an entry asks for a reason (W4).

    `idle_minutes` is after how long without a key or a touch the screen is locked; 0 never.
    """

    name: str
    number: str
    paper: Paper = Paper.A4
    late_entry_days: int = 7
    idle_minutes: int = 15
