"""What the editor of checks asks and shows, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from coordinator.domain.check import CheckKind
from coordinator.domain.check_entry import CheckEntry
from coordinator.domain.criterion import Kind
from coordinator.domain.observation import Nature
from coordinator.domain.rule_draft import Path
from ui.widgets.tones import Tone

Store = Callable[[CheckEntry, str], bool]
"""Store what was entered, for a reason; false where it was refused."""


class Offering(Protocol):
    """What is known and can be completed while somebody types."""

    def subjects(self, kind: CheckKind) -> tuple[str, ...]: ...

    def units(self, kind: CheckKind, subject: str) -> tuple[str, ...]: ...

    def categories(self, words: str) -> tuple[tuple[str, str], ...]:
        """Give the results of the classification criteria that `words` name: value, title."""
        ...


@dataclass(frozen=True, slots=True)
class LineView:
    """A check or a group in the outline of how the checks make the criterion."""

    path: Path
    words: str
    state: str = ""
    tone: Tone = Tone.NEUTRAL
    picture: str = ""
    is_group: bool = False
    can_count: bool = False  # of how many members all, any or some count
    is_not: bool = False
    number: int = -1  # of the check
    members: tuple["LineView", ...] = ()


@dataclass(frozen=True, slots=True)
class ListedView:
    """A criterion in the list at the side."""

    id: int
    code: str
    text: str
    depth: int
    word: str
    tone: Tone
    picture: str
    kind: Kind
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class FactView:
    """A piece of evidence that is made up to try the checks out.

    `said` is yes or no for a statement, "course" or "never" for a treatment or an event.
    """

    what: str
    title: str
    nature: Nature
    units: tuple[str, ...] = ()
    needs_low: bool = False
    needs_high: bool = False
    needs_value: bool = False
    value: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    said: str = ""
    begun: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the checks are tried out on; facts by the key of what they tell."""

    age: str = ""
    sex: str = ""
    facts: tuple[FactView, ...] = ()


@dataclass(frozen=True, slots=True)
class TriedView:
    """The finding for a made-up person, and for each reading where a sign is lost."""

    sentence: str
    words: str
    tone: Tone
    working: str
    readings: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeanwhileView:
    """What is stored now, and what was said here before and is not stored."""

    sentence: str
    stored: str
    mine: str


@dataclass(frozen=True, slots=True)
class EditedView:
    """The criterion whose checks are edited."""

    id: int
    code: str
    kind: Kind
    text: str
    spans: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]
    rule: str
    top: LineView | None
    at: Path | None  # the line that was just made
    count: int
    is_whole: bool
    is_changed: bool
    can_store: bool
    can_unsay: bool
    has_rule: bool  # stored or not
    can_confirm: frozenset[int]
    lost: frozenset[int]  # checks whose sign is lost
    reasons: tuple[str, ...]
    meanwhile: MeanwhileView | None = None


@dataclass(frozen=True, slots=True)
class ChecksView:
    version_id: int
    title: str
    subtitle: str
    is_editable: bool
    needs_reason: bool
    listed: tuple[ListedView, ...]
    edited: EditedView | None
    person: Person = Person()
    tried: TriedView | None = None
