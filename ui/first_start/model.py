"""What is asked before a site can begin."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    WELCOME = "welcome"
    FORM = "form"
    WORKING = "working"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A person as typed; the password twice."""

    name: str = ""
    user_name: str = ""
    password: str = ""
    again: str = ""

    def __repr__(self) -> str:
        return f"PersonForm({self.user_name!r})"


@dataclass(frozen=True, slots=True)
class FoundingForm:
    """`server` is the address of a database, where the registry is to be shared."""

    site_name: str
    site_number: str
    coordinator: PersonForm
    investigator: PersonForm
    server: str = ""


@dataclass(frozen=True, slots=True)
class FirstStartView:
    """`problems` are pairs of a field's name and what is wrong with it.

    `file` is where the registry would lie that no server keeps;
    `printed` says where the sheet with the recovery key was written; `languages` are codes
    with the names that the languages have for themselves.
    """

    step: Step
    place: str
    file: str = ""
    doubt: str = ""
    advice: str = ""
    can_move: bool = True
    problem: str = ""
    problems: tuple[tuple[str, str], ...] = ()
    working: str = ""
    recovery_key: str = ""
    printed: str = ""
    languages: tuple[tuple[str, str], ...] = ()
    language: str = ""


def proposed_user_name(name: str) -> str:
    """Propose `li.na` for Li Na; nothing for a name without Latin letters."""
    words = ["".join(filter(str.isalpha, word)) for word in name.lower().split()]
    latin = [word for word in words if word.isascii() and word]
    return ".".join(latin[:1] + latin[1:][-1:]) if len(latin) == len(words) else ""
