"""What the form for a subject shows, and what is typed into it."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.subject import Sex


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, right or wrong.

    Initials are not settled while they are a mere proposal, and the name reads otherwise too.
    """

    hospital_number: str = ""
    name: str = ""
    sex: Sex | None = None
    birth_on: date | None = None
    initials: str = ""
    reason: str = ""
    are_initials_settled: bool = True


@dataclass(frozen=True, slots=True)
class Proposed:
    """Initials that fit a name, each with its reading; and the characters read in two ways."""

    offers: tuple[tuple[str, str], ...] = ()
    to_check: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resembling:
    """A subject of the registry whom the one being entered resembles."""

    subject_id: int
    words: str
    is_same_number: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    title: str
    act: str
    typed: Typed
    is_correction: bool
    today: date
    problems: tuple[tuple[str, str], ...] = ()

    def problem_of(self, field: str) -> str:
        return dict(self.problems).get(field, "")
