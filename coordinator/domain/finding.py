"""Findings: what can be computed about a criterion, with its working (A6)."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.criterion import Answer, Kind
from coordinator.domain.logic import Truth


@dataclass(frozen=True, slots=True)
class Finding:
    """A suggestion. It never answers.

    `working` says as a sentence how it was found. `is_whole` says that it speaks of the
    criterion's whole statement, not of a part of it. `used` are the ids of the observations
    it rests on, `valid_until` the last day of the anchor for which they are recent enough,
    `expires` the title of the one that ends first. `would_decide` says, where the truth is
    unknown, what would settle it. `at_cut_off` says that a value lies exactly at a limit.
    """

    truth: Truth
    working: str
    is_whole: bool
    used: tuple[int, ...] = ()
    valid_until: date | None = None
    expires: str = ""
    would_decide: tuple[str, ...] = ()
    at_cut_off: bool = False

    def suggests(self) -> Answer | None:
        """Give the answer that follows from the finding, where one follows."""
        if not self.is_whole:
            return None
        return {Truth.TRUE: Answer.YES, Truth.FALSE: Answer.NO}.get(self.truth)

    def is_contradicted_by(self, answer: Answer | None, kind: Kind) -> bool:
        """Say whether a reason is due for `answer`.

        A finding about a part can only contradict the favourable answer: that an inclusion
        criterion is met although its age limit is not, or an exclusion criterion absent
        although one of its statements is true.
        """
        suggested = self.suggests()
        if suggested is not None:
            return answer in (Answer.YES, Answer.NO) and answer is not suggested
        favourable, against = (
            (Answer.YES, Truth.FALSE) if kind is Kind.INCLUSION else (Answer.NO, Truth.TRUE)
        )
        return answer is favourable and self.truth is against
