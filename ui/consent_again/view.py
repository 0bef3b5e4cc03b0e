"""What the page of a screening's consents shows, as plain values."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.consent_asked import Asked


@dataclass(frozen=True, slots=True)
class GivenView:
    """A consent that was given: when and to which version, and what else is known of it."""

    when: str
    words: str


@dataclass(frozen=True, slots=True)
class ConsentsView:
    """`closed` says why nothing can be recorded; `because` is the one reason that is due."""

    screening_id: int
    title: str
    subtitle: str
    due: tuple[str, ...]
    given: tuple[GivenView, ...]
    reasons: tuple[tuple[str, str], ...]
    because: str
    people: tuple[str, ...]
    consented_on: date
    today: date
    asked: Asked
    closed: str = ""
