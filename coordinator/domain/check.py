"""What a criterion says in numbers and times, as a structured rule."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from coordinator.domain.check_rule import Together


class CheckKind(StrEnum):
    AGE = "age"
    SEX = "sex"
    LAB = "lab"
    SCORE = "score"
    VITAL = "vital"
    DOSE = "dose"
    DURATION = "duration"
    WASHOUT = "washout"
    CLASSIFICATION = "classification"
    PREGNANCY = "pregnancy"
    CONSENT = "consent"
    JUDGEMENT = "judgement"
    OTHER = "other"


class Comparator(StrEnum):
    """As written, and not negated for an exclusion criterion."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "="
    BETWEEN = "between"
    LOST = "=?"  # a sign was lost: no reading is chosen


class CheckStanding(StrEnum):
    """What a person said of a check: nothing yet, that it is right, or that it is none."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time that ends at, or is counted from, an anchor date."""

    value: Decimal
    unit: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison found in a criterion.

    `span` is where its words stand in the criterion's text, from and up to (characters).
    `is_whole` says that the criterion states this and nothing else, so that the check's
    finding answers the criterion and not only a part of it.

    What reading leaves open, a person may say: `together` whether ANY or ALL of the things
    that `subject` names are meant ("ALT or AST"), None while nobody said so; `categories`
    which results of classification criteria satisfy it, by the values of the worksheet's
    categories ("definite"), empty while nobody said so.
    """

    kind: CheckKind
    subject: str
    comparator: Comparator | None = None
    value: Decimal | str | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    window: Window | None = None
    span: tuple[int, int] = (0, 0)
    is_whole: bool = False
    standing: CheckStanding = CheckStanding.SUGGESTED
    together: Together | None = None
    categories: tuple[str, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        return self.standing is CheckStanding.CONFIRMED
