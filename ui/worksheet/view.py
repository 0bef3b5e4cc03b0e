"""Everything that is on the page of a worksheet, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coordinator.domain.evidence import Evidence
from coordinator.domain.filled_worksheet import NoteKind


class Input(StrEnum):
    """How an item is answered."""

    SEGMENTS = "segments"
    CHOICE = "choice"
    FIGURE = "figure"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Question:
    """What an item asks for; it stays the same while the worksheet is open.

    `options` are (value, words, key). `detail_of` names the item that it says more of: it
    is asked once that one is answered.
    """

    key: str
    title: str
    help: str
    input: Input
    options: tuple[tuple[str, str, str], ...] = ()
    units: tuple[str, ...] = ()
    mark: str = ""
    detail_of: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """What stands at an item: as typed, and in words where it comes from.

    `follows` says what it is worth without an entry, `wrong` why an entry is none.
    """

    said: str = ""
    unit: str = ""
    source: str = ""
    follows: str = ""
    wrong: str = ""
    is_open: bool = False
    is_asked: bool = True


@dataclass(frozen=True, slots=True)
class OutcomeView:
    title: str
    shown: str
    is_settled: bool


@dataclass(frozen=True, slots=True)
class RatingView:
    rater: str = ""
    rated_on: date | None = None
    rated_text: str = ""
    document: Evidence = field(default_factory=Evidence)
    dated_text: str = ""
    remark: str = ""
    correction: str = ""
    for_study: bool = False


@dataclass(frozen=True, slots=True)
class ResultView:
    """What follows from what stands there now.

    `open_items` are key and title of what would decide the results that are open.
    """

    outcomes: tuple[OutcomeView, ...] = ()
    working: str = ""
    notes: tuple[tuple[NoteKind, str], ...] = ()
    open_items: tuple[tuple[str, str], ...] = ()
    contradiction: str = ""


@dataclass(frozen=True, slots=True)
class About:
    citation: str
    version: str
    look_back: str
    missing: str
    licence: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """What is asked: made once for each worksheet that is opened."""

    name: str
    title: str
    purpose: str
    sections: tuple[Section, ...]
    about: About
    is_rated: bool
    asks_day: bool
    has_absent: bool
    raters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorksheetView:
    """`place` changes when another worksheet is shown; what was typed then is another's.

    `kept` says of a stored worksheet when and by whom it was filled in; keeping it again is
    a correction. `earlier` are id and words of those that were filled in before.
    """

    place: tuple[int, str, int]
    sheet: SheetView
    subtitle: str
    items: dict[str, ItemView]
    result: ResultView
    rating: RatingView
    rest_is_absent: bool
    code: str = ""
    criterion: str = ""
    taken: str = ""
    same_document: str = ""
    kept: str = ""
    is_correction: bool = False
    replaced: str = ""
    draft_note: str = ""
    earlier: tuple[tuple[int, str], ...] = ()
    can_keep: bool = False
    can_enter: bool = True
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """The worksheets that can be opened: name and title; those that fit stand first."""

    fitting: tuple[tuple[str, str], ...] = ()
    all: tuple[tuple[str, str], ...] = ()
