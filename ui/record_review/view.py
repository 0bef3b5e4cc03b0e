"""What the review of a record shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.check import Check, Comparator
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


class CheckAct(StrEnum):
    """What a person says of a check."""

    CONFIRM = "confirm"
    CONFIRM_ALL = "confirm all"
    CORRECT = "correct"
    REMOVE = "remove"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on a check of a criterion, or with CONFIRM_ALL on all of them."""

    act: CheckAct
    criterion_id: int
    check: Check | None = None
    correction: Check | None = None
    reason: str = ""

    @property
    def told(self) -> dict[str, object]:
        """What the command is told beside the criterion: no more than was said."""
        named = {"check": self.check, "correction": self.correction, "reason": self.reason}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check on its chip; `marked` are the words of the criterion that say it."""

    criterion_id: int
    check: Check
    words: str
    state: str
    marked: str

    @property
    def is_confirmed(self) -> bool:
        return self.check.is_confirmed

    @property
    def is_sign_lost(self) -> bool:
        return self.check.comparator is Comparator.LOST

    @property
    def can_be_confirmed(self) -> bool:
        return not self.is_confirmed and not self.is_sign_lost


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
    checks: tuple[CheckView, ...] = ()
    rule: str = ""  # how the checks make the criterion, once a person said so
    deferred_to: str = ""
    other_text: str = ""  # the same in the other language

    @property
    def is_reworded(self) -> bool:
        return self.text != self.verbatim

    @property
    def open_points(self) -> tuple[PointView, ...]:
        return tuple(point for point in self.points if point.is_open)


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A criterion and what was pasted for it in the other language."""

    change: str
    place: str
    state: str
    text: str
    pasted: str
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PastedView:
    """A list that was pasted, beside the criteria; or why it fits none of them."""

    lines: tuple[PastedLine, ...] = ()
    left_over: tuple[str, ...] = ()
    count: int = 0
    act: str = ""
    problem: str = ""


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
