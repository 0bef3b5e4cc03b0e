"""How the checks of one criterion make its statement, as a person confirmed it (A5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coordinator.text import N_


class Together(StrEnum):
    ALL = "all"
    ANY = "any"
    AT_LEAST = "at least"
    NOT = "not"


TOGETHER_WORDS = {
    Together.ALL: N_("all of these"),
    Together.ANY: N_("any one of these"),
    Together.AT_LEAST: N_("at least {count} of these"),
    Together.NOT: N_("not this"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Checks, by their place in the criterion's tuple of checks, and groups of them.

    `Together.NOT` has exactly one member.
    """

    together: Together
    members: tuple["int | Group", ...]
    at_least: int = 1

    def places(self) -> Iterator[int]:
        """Yield the places of all checks in it, in order."""
        for member in self.members:
            if isinstance(member, Group):
                yield from member.places()
            else:
                yield member


@dataclass(frozen=True, slots=True)
class CheckRule:
    """`is_whole` says that the criterion states this and nothing else."""

    group: Group
    is_whole: bool = False
