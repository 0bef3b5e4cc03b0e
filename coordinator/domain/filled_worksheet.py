"""Worksheets that were filled in: kept as they were, whatever the instrument says later."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.observation import NewObservation
from coordinator.domain.worksheet import Outcome
from coordinator.text import N_, _, called


class How(StrEnum):
    """Where what stands at an item comes from."""

    ENTERED = "entered"
    DERIVED = "derived"  # from other items
    ABSENT = "absent"  # the rater said that the rest was looked for and is absent
    UNDONE = "not done"
    PRESET = "preset"  # a figure of the publication
    UNKNOWN = "unknown"


class NoteKind(StrEnum):
    NOTE = "note"
    QUESTION = "question"
    AT_CUT_OFF = "at cut-off"
    UNVERIFIED = "unverified"


class WorksheetLacks(Refused):
    problem = N_("The worksheet {title} lacks: {what}.")
    remedy = N_("Enter it: without it nobody can tell later what the result stands for.")

    def __init__(self, title: str, what: str) -> None:
        super().__init__(title=_(title), what=_(what))


class BirthDiffers(Refused):
    problem = N_("The birth date on the worksheet {title} is not that of the subject.")
    remedy = N_("Correct the subject's birth date, or leave the one of the worksheet empty.")

    def __init__(self, title: str) -> None:
        super().__init__(title=_(title))


class WorksheetReplaced(Refused):
    problem = N_("The worksheet {title} was corrected meanwhile by {by}.")
    remedy = N_("Look at the newer one, and correct that one if need be.")

    def __init__(self, title: str, by: str) -> None:
        super().__init__(title=_(title), by=by)


class OtherWorksheet(Refused):
    problem = N_("The worksheet to be corrected is another one: {title}.")
    remedy = N_("Fill in a new worksheet; the other one stays as it is.")

    def __init__(self, title: str) -> None:
        super().__init__(title=_(title))


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it stood on the worksheet. `source` is the evidence it was taken from."""

    key: str
    title: str
    said: str
    how: How = How.ENTERED
    section: str = ""
    is_verified: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    kind: NoteKind
    text: str


def note_words(text: str) -> str:
    """Translate a note; the answer of an item, “Kidney: cortex lesions”, part by part."""
    words = _(text)
    item, _colon, answer = text.partition(": ")
    if words != text or _(item) == item:
        return words
    return called(_(item), _(answer))


@dataclass(frozen=True, slots=True)
class FilledWorksheet:
    """What was entered, what followed from it then, who rated when, and from which source.

    `said` is what `findings_of` takes again, but for the birth date: that stays with what
    identifies the subject (P1). `replaced_by` is the id of the correction; 0
    while the worksheet is in force. `taken_over` names the observations that items were
    filled in from.
    """

    id: int
    subject_id: int
    instrument: str
    title: str
    version: str
    citation: str
    said: tuple[tuple[str, bool | str], ...]
    lines: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]
    working: str
    notes: tuple[Note, ...]
    rater: str
    rated_on: date | None
    rest_is_absent: bool
    remark: str
    document: Evidence
    by: str
    at: datetime
    screening_id: int | None = None
    criterion_id: int | None = None
    correction: str = ""
    replaces_id: int | None = None
    replaced_by: int = 0
    taken_over: tuple[tuple[str, int], ...] = ()
    for_study: bool = False

    @property
    def is_in_force(self) -> bool:
        return not self.replaced_by

    @property
    def is_claimed(self) -> bool:
        """Whether it lacks kind, place or date of its source: claimed, not evidenced (A4)."""
        return not self.document.is_complete

    @property
    def main(self) -> Outcome:
        """Give the first result: the one the instrument is named for."""
        return self.outcomes[0]

    @property
    def is_settled(self) -> bool:
        """Whether its main result is evidence: an open one is kept, but proves nothing yet."""
        return self.main.is_settled


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What the evidence of a subject says at an item, and where it says so.

    `said` is in words that the item takes, `source` tells document and day. The id is 0
    where the registry itself knows it: birth and sex. `document` is where it lies.
    """

    key: str
    said: str
    observation_id: int
    source: str
    document: Evidence = field(default_factory=Evidence)


def source_words(told: NewObservation) -> str:
    """Say which document of which day says it."""
    kind = told.document.kind
    if kind is None:
        return _("claimed, of {day}").format(day=told.on)
    return _("{document} of {day}").format(document=_(SOURCE_WORDS[kind]), day=told.on)
