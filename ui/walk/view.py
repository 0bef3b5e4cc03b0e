"""Everything that is on the page of the walk, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.checklist import Verdict
from coordinator.domain.criterion import Answer, Standing
from coordinator.domain.entry import Entry
from ui.walk.asked import ClarificationView
from ui.walk.rows_view import Weighed


class Ask(StrEnum):
    """A reason that can be due beside an answer."""

    REASON = "reason"
    AGAINST = "against_finding"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: a criterion, or the heading over those that follow."""

    criterion_id: int
    code: str
    text: str
    word: str
    standing: Standing
    depth: int = 0
    is_section: bool = False
    is_answered: bool = False
    is_reached: bool = True
    is_claimed: bool = False
    is_unsaved: bool = False
    is_deferred: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that can be given here: its words, what follows from it, and its key."""

    answer: Answer
    words: str
    consequence: str
    key: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Question:
    """A reason to be given beside the answer; `prepared` can be taken with a click."""

    ask: Ask
    words: str
    value: str
    prepared: tuple[str, ...] = ()
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two entries at one criterion: the stored one of somebody else, and the one typed here."""

    sentence: str
    theirs: str
    mine: str


NOTHING = Weighed()


@dataclass(frozen=True, slots=True)
class Stage:
    """The current criterion with all that is asked and known about it.

    `measures` says that a value and its unit are asked for besides the source document.
    """

    criterion_id: int
    code: str
    place: str
    context: tuple[str, ...]
    text: str
    parts: tuple[str, ...]
    record: tuple[str, ...]
    standing: Standing
    word: str
    entry: Entry
    offers: tuple[Offer, ...] = ()
    weighed: Weighed = NOTHING
    asked: tuple[ClarificationView, ...] = ()
    lacks_date: bool = False
    notices: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    asks_due_day: bool = False
    claim: str = ""
    same_document: str = ""
    unsaved: str = ""
    attribution: str = ""
    history: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    conflict: Conflict | None = None
    dated_text: str = ""
    due_text: str = ""
    other_text: tuple[str, ...] = ()  # criterion and parts in the other language
    is_answerable: bool = True
    is_claimed: bool = False
    can_enter: bool = True
    can_ask: bool = True
    measures: bool = True


@dataclass(frozen=True, slots=True)
class DatesView:
    """The dates of the screening, each with what is wrong with it (empty when nothing is)."""

    consent: date
    screening_visit: date | None
    enrolment: date | None
    first_dose: date | None
    counted_from: str


@dataclass(frozen=True, slots=True)
class WalkView:
    screening_id: int
    title: str
    subtitle: str
    draft_note: str
    lines: tuple[Line, ...]
    stage: Stage
    answered: int
    asked: int
    progress: str
    verdict: Verdict
    sentence: str
    detail: str
    dates: DatesView
    closed: str = ""
    carry: str = ""
    can_enter: bool = True
    today: date | None = None
