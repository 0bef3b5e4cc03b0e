"""What was asked about a criterion and answered, in words; what is typed of either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.domain.clarification import Clarification
from coordinator.text import _


@dataclass(frozen=True, slots=True)
class ClarificationView:
    """A question and, once there is one, its answer. `note` says who asked whom and when."""

    id: int
    question: str
    note: str
    answer: str = ""
    is_open: bool = True
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewQuestion:
    question: str
    asked_of: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class NewAnswer:
    clarification_id: int
    answer: str
    answered_by: str
    answered_on: date
    applies_from: date


def clarification_view(asked: Clarification) -> ClarificationView:
    return ClarificationView(
        asked.id,
        _("“{question}”").format(question=asked.question),
        _note(asked),
        _answer(asked),
        asked.is_open,
        asked.asked_on,
    )


def question_words(asked: Clarification | NewQuestion) -> str:
    """Write a question as the reason of an unclear answer: what, of whom, when."""
    words = _("{question} (asked of {whom} on {day})")
    return words.format(
        question=asked.question.strip(),
        whom=asked.asked_of.strip(),
        day=asked.asked_on.isoformat(),
    )


def question_linked(reason: str, asked: Sequence[Clarification]) -> int | None:
    """Find the question that the reason of an unclear answer names word for word."""
    return next((one.id for one in asked if question_words(one) == reason.strip()), None)


def _note(asked: Clarification) -> str:
    words = _("asked of {whom} on {day} by {by}").format(
        whom=asked.asked_of, day=asked.asked_on.isoformat(), by=asked.asked_by
    )
    if not asked.from_version:
        return words
    return _("{words}, at version {version}").format(words=words, version=asked.from_version)


def _answer(asked: Clarification) -> str:
    if asked.answered_on is None:
        return ""
    words = _("{answer} ({by}, {day}; applies from {since})")
    return words.format(
        answer=asked.answer,
        by=asked.answered_by,
        day=asked.answered_on.isoformat(),
        since=asked.applies_from.isoformat() if asked.applies_from else "",
    )
