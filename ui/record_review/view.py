"""What the review of a record shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.criterion import Combination, Kind
from coordinator.domain.record import Severity, Span


class Edit(StrEnum):
    """What can be done to a criterion as a whole, each with a reason."""

    SPLIT = "split"
    JOIN = "join"
    MOVE = "move"
    UP = "up"
    DOWN = "down"
    INDENT = "indent"
    OUTDENT = "outdent"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A way to answer a point. Without a value it is answered in words of one's own."""

    value: str
    words: str
    key: str
    takes_number: bool = False


@dataclass(frozen=True, slots=True)
class PointView:
    id: int
    criterion_id: int | None
    title: str
    where: str
    quote: str
    note: str
    severity: Severity
    is_open: bool
    choices: tuple[ChoiceView, ...]
    answer: str = ""
    answered: str = ""  # on what ground, by whom, when
    span: Span | None = None
    is_not_placed: bool = False  # words of the criteria that stand nowhere yet
    is_about_parts: bool = False

    @property
    def is_answered(self) -> bool:
        return bool(self.answered)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person says about how a criterion is answered."""

    needs_investigator: bool
    may_be_not_applicable: bool
    is_heading: bool


@dataclass(frozen=True, slots=True)
class CriterionView:
    id: int
    code: str
    kind: Kind
    depth: int
    text: str
    verbatim: str
    has_parts: bool
    combination: Combination
    at_least: int
    marks: Marks
    mark_words: tuple[str, ...]
    confirmed: tuple[str, ...]
    points: tuple[PointView, ...]
    possible: frozenset[Edit]
    span: Span | None = None

    @property
    def is_reworded(self) -> bool:
        return self.text != self.verbatim

    @property
    def open_points(self) -> tuple[PointView, ...]:
        return tuple(point for point in self.points if point.is_open)


@dataclass(frozen=True, slots=True)
class SectionView:
    kind: Kind
    title: str
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Points of one rank, for the person who works through them."""

    severity: Severity
    words: str
    points: tuple[PointView, ...]

    @property
    def open_count(self) -> int:
        return sum(point.is_open for point in self.points)


@dataclass(frozen=True, slots=True)
class ProtocolView:
    """Which protocol the criteria are those of, and who compared them with it."""

    number: str
    version: str
    dated_on: date | None
    is_identified: bool
    confirmed: str  # by whom and when; empty while it is a draft


@dataclass(frozen=True, slots=True)
class ReviewView:
    version_id: int
    trial_id: int
    title: str
    subtitle: str
    is_editable: bool
    source_id: int | None
    source_name: str
    source_text: str
    protocol: ProtocolView
    record_points: tuple[PointView, ...]  # about fields, and words that were placed nowhere
    sections: tuple[SectionView, ...]
    groups: tuple[GroupView, ...]
    placed: str
    to_review: str
    open_count: int
    answered_count: int
    selected: int | None  # a criterion
    point: PointView | None  # the point being looked at
    last_ground: str
    reasons: tuple[str, ...]

    @property
    def criteria(self) -> tuple[CriterionView, ...]:
        return tuple(found for section in self.sections for found in section.criteria)

    @property
    def current(self) -> CriterionView | None:
        return next((found for found in self.criteria if found.id == self.selected), None)
