"""Eligibility criteria, as a protocol version states them."""

from dataclasses import dataclass
from enum import StrEnum

from coordinator.domain.check import Check
from coordinator.domain.check_rule import CheckRule
from coordinator.domain.record import Span
from coordinator.text import N_


class Kind(StrEnum):
    INCLUSION = "inclusion"
    EXCLUSION = "exclusion"


class Answer(StrEnum):
    """What the source documents say about a criterion's own statement (A1)."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not applicable"
    PENDING = "pending"
    UNCLEAR = "unclear"


ANSWER_WORDS = {
    Answer.YES: N_("Yes"),
    Answer.NO: N_("No"),
    Answer.NOT_APPLICABLE: N_("Not applicable"),
    Answer.PENDING: N_("Pending"),
    Answer.UNCLEAR: N_("Unclear"),
}


class Standing(StrEnum):
    """Where an answer leaves the subject (A2)."""

    SATISFIED = "satisfied"
    FAILED = "failed"
    OPEN = "open"


STANDING_WORDS = {
    Standing.SATISFIED: N_("Satisfied"),
    Standing.FAILED: N_("Failed"),
    Standing.OPEN: N_("Open"),
}

# What YES and NO mean, always in words, so that nobody has to turn a negation round (A2).
MEANING_WORDS = {
    (Kind.INCLUSION, Answer.YES): N_("Yes, met"),
    (Kind.INCLUSION, Answer.NO): N_("No, not met: cannot be included"),
    (Kind.EXCLUSION, Answer.YES): N_("Yes, present: excludes"),
    (Kind.EXCLUSION, Answer.NO): N_("No, absent"),
}


class Combination(StrEnum):
    """How the parts of a criterion make its statement (A5)."""

    WHOLE = "whole"  # the parts are only read; the criterion is answered as one
    ALL = "all"
    ANY = "any"
    AT_LEAST = "at least"


COMBINATION_WORDS = {
    Combination.WHOLE: N_("answered as a whole"),
    Combination.ALL: N_("all of the parts"),
    Combination.ANY: N_("any one of the parts"),
    Combination.AT_LEAST: N_("at least {count} of the parts"),
}


@dataclass(frozen=True, slots=True)
class ReadingConfirmed:
    """Who confirmed what a damaged place of the text says, when and on what ground."""

    quote: str
    reading: str
    by: str
    on: str
    ground: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One numbered statement of the protocol, such as I3, or a part of one, such as E4.2.

    `text` is the wording in use; `verbatim` what the record said, and never changes.
    `check_rule` says how the checks make its statement, once a person said so. `deferred_to`
    names what it can only be answered before, such as "first belimumab"; empty for most.
    `other_text` says the same in the other language of the record or protocol; often empty.
    """

    id: int
    code: str
    kind: Kind
    text: str
    verbatim: str
    marker: str = ""
    parts: tuple["Criterion", ...] = ()
    combination: Combination = Combination.WHOLE
    at_least: int = 1
    needs_investigator: bool = False
    may_be_not_applicable: bool = False
    is_heading: bool = False
    span: Span | None = None
    checks: tuple[Check, ...] = ()
    confirmed: tuple[ReadingConfirmed, ...] = ()
    has_open_points: bool = False
    check_rule: CheckRule | None = None
    deferred_to: str = ""
    other_text: str = ""

    @property
    def is_reworded(self) -> bool:
        """Whether the record says it in other words; one added by hand has none there."""
        return bool(self.verbatim) and self.text != self.verbatim

    @property
    def answered_by_parts(self) -> bool:
        return bool(self.parts) and self.combination is not Combination.WHOLE

    @property
    def favourable(self) -> Answer:
        """The answer that speaks for the subject (A2)."""
        return Answer.YES if self.kind is Kind.INCLUSION else Answer.NO

    @property
    def unfavourable(self) -> Answer:
        return Answer.NO if self.kind is Kind.INCLUSION else Answer.YES

    def standing(self, answer: Answer | None) -> Standing:
        """Say where `answer` leaves the subject (A2)."""
        if answer in (None, Answer.PENDING, Answer.UNCLEAR):
            return Standing.OPEN
        if answer is Answer.NOT_APPLICABLE:
            return Standing.SATISFIED
        return Standing.SATISFIED if answer is self.favourable else Standing.FAILED


def walked(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Put criteria and their parts, at any depth, in the order in which they are read."""
    return tuple(
        found for criterion in criteria for found in (criterion, *walked(criterion.parts))
    )
