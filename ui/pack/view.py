"""What the page of an inspector's pack shows, and what somebody has chosen there."""

from dataclasses import dataclass

ALL = "all"  # beside the number of a screening


@dataclass(frozen=True, slots=True)
class PackView:
    """`holds` says in sentences what will be in the pack.

    `trials`, `parts` and `languages` are what can be chosen: a value, and its words.
    """

    trials: tuple[tuple[str, str], ...] = ()
    trial: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    part: str = ALL
    languages: tuple[tuple[str, str], ...] = ()
    language: str = ""
    can_name: bool = False
    is_naming: bool = False
    naming_note: str = ""
    holds: tuple[str, ...] = ()
    file_name: str = ""
    can_make: bool = False
    is_busy: bool = False
