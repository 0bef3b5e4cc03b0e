"""What the page of a pre-screening shows, and what is typed into it, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coordinator.domain.observation import Nature
from ui.widgets.tones import Tone


class Said(StrEnum):
    """What can be said of a treatment, an event or a statement."""

    YES = "yes"
    NO = "no"
    NEVER = "never"
    NOT_SINCE = "not since"
    LAST_ON = "last on"
    STILL = "still"


@dataclass(frozen=True, slots=True)
class FactAsked:
    """A fact that can be entered: which fields it has, and how many trials ask for it."""

    what: str
    title: str
    nature: Nature = Nature.MEASURED
    units: tuple[str, ...] = ()
    has_unit: bool = True
    needs_low: bool = False
    needs_high: bool = False
    trials: int = 0

    @property
    def has_dose(self) -> bool:
        """Whether it is a treatment of which the dose matters."""
        return self.nature is Nature.COURSE and bool(self.units)


@dataclass(frozen=True, slots=True)
class TypedFact:
    """What stands in the fields of a fact, right or wrong; `has_problem` for a wrong day."""

    asked: FactAsked
    value: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    said: str = ""
    on: date | None = None
    has_problem: bool = False

    @property
    def lacks_day(self) -> bool:
        """Whether what is said needs a day, and today would be a guess."""
        return self.said in (Said.NOT_SINCE, Said.LAST_ON) and self.on is None


@dataclass(frozen=True, slots=True)
class TypedFacts:
    """All that is typed about a person; a known subject's age and sex are not typed."""

    age: str = ""
    sex: str = ""
    facts: tuple[TypedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with the age, and by the thing it is about what is odd about a fact."""

    age: str = ""
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrialRow:
    trial_id: int
    label: str
    title: str
    fit: str
    tone: Tone
    why: str
    rank: int


@dataclass(frozen=True, slots=True)
class AskRow:
    """Something to ask next, and in how many trials it is missing."""

    asked: FactAsked
    words: str
    trials: int


@dataclass(frozen=True, slots=True)
class CriterionRow:
    code: str
    text: str
    state: str
    tone: Tone
    working: str
    is_against: bool = False
    is_wanting: bool = False


@dataclass(frozen=True, slots=True)
class TrialDetail:
    trial_id: int
    label: str
    title: str
    summary: str
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class PrescreenView:
    """`patient` is empty for a person without identity; `banner` why nobody can go on now."""

    patient: str = ""
    known: tuple[str, ...] = ()
    counts: str = ""
    banner: str = ""
    rows: tuple[TrialRow, ...] = ()
    asks: tuple[AskRow, ...] = ()
    others: tuple[FactAsked, ...] = ()
    shows: tuple[tuple[str, str], ...] = ()
    show: str = ""
    words: str = ""
    total: int = 0
    is_busy: bool = False
    can_go_on: bool = False
    can_note: bool = False
    can_keep: bool = False
