"""Lengths of time in words: "1 month", "6 months", "14 days"."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from coordinator.text import N_, _

_LENGTHS: Final[Mapping[str, tuple[str, str]]] = {
    "minutes": (N_("{length} minute"), N_("{length} minutes")),
    "hours": (N_("{length} hour"), N_("{length} hours")),
    "days": (N_("{length} day"), N_("{length} days")),
    "weeks": (N_("{length} week"), N_("{length} weeks")),
    "months": (N_("{length} month"), N_("{length} months")),
    "years": (N_("{length} year"), N_("{length} years")),
}


def time_words(length: "Decimal | str", unit: str) -> str:
    """Say a length of time, or a range such as 3–6; an unknown unit as it is written."""
    figure = length if isinstance(length, str) else f"{length.normalize():f}"
    is_one = figure == "1"
    singular, plural = _LENGTHS.get(unit) or ("", "")
    if not singular:
        return f"{figure} {unit.removesuffix('s') if is_one else unit}".strip()
    return _(singular if is_one else plural).format(length=figure)
