"""What the page of people shows, and what is typed there, as plain values."""

from dataclasses import dataclass
from datetime import date

from ui.widgets.tones import Tone


@dataclass(frozen=True, slots=True)
class PersonRow:
    user_name: str
    name: str
    initials: str
    role: str
    signed_in: str
    state: str
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """The chosen person, and what can be done about them."""

    row: PersonRow
    role_value: str
    delegations: str
    is_here: bool
    is_locked_out: bool
    is_oneself: bool


@dataclass(frozen=True, slots=True)
class PeopleView:
    subtitle: str
    rows: tuple[PersonRow, ...]
    chosen: PersonDetail | None
    roles: tuple[tuple[str, str], ...]
    can_change: bool
    why_not: str
    today: date


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """What stands in the fields of the dialog."""

    name: str
    user_name: str
    initials: str
    role: str
    password: str = ""
    reason: str = ""

    def __repr__(self) -> str:
        return f"TypedPerson({self.user_name!r})"
