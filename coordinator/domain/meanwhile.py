"""What two people change at once: what each of them left alone stays as it is stored."""

from collections.abc import Callable, Mapping
from dataclasses import Field, replace
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from coordinator.domain.errors import Refused
from coordinator.text import N_, _


class Fact(Protocol):
    """A dataclass, whichever."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


F = TypeVar("F", bound=Fact)
Fields = Mapping[str, tuple[str, Callable[[Any], str]]]
"""What of a fact can be changed, each with its words, and how its value is said."""


class ChangedMeanwhile(Refused):
    """`theirs` is what another window or person set in the meantime."""

    problem = N_("{what} was set to {theirs} meanwhile, in another window; yours is {yours}.")
    remedy = N_("Compare both, and enter yours again if it still stands.")

    def __init__(self, what: str, theirs: str, yours: str) -> None:
        super().__init__(what=_(what), theirs=theirs, yours=yours)


def merged(stored: F, seen: F, wanted: F, fields: Fields) -> F:
    """Give the fact to store, where a person who saw `seen` wants `wanted`.

    What this person left as it was stays as it is stored, also where somebody else changed it.

    Raises:
        ChangedMeanwhile: both changed the same, each to something else.
    """
    values: dict[str, Any] = {}
    for name, (what, said) in fields.items():
        theirs, before, mine = (getattr(fact, name) for fact in (stored, seen, wanted))
        if mine not in (before, theirs) and theirs != before:
            raise ChangedMeanwhile(what, said(theirs), said(mine))
        values[name] = theirs if mine == before else mine
    return replace(stored, **values)


def day_words(day: date | None) -> str:
    return day.isoformat() if day else _("no date")


def quoted(words: str) -> str:
    return f"“{words}”" if words else _("nothing")
