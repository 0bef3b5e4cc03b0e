"""The eligibility checklist: every criterion of a protocol version, answered for a subject."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coordinator.domain.approved_exception import ApprovedException
from coordinator.domain.criterion import Answer, Combination, Criterion, Kind, Standing
from coordinator.domain.entry import Entry
from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth, all_of, any_of, at_least
from coordinator.domain.windows import Expired
from coordinator.text import N_


class Verdict(StrEnum):
    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not eligible"
    PENDING = "pending"


VERDICT_WORDS = {
    Verdict.ELIGIBLE: N_("All criteria are satisfied"),
    Verdict.NOT_ELIGIBLE: N_("Not eligible"),
    Verdict.PENDING: N_("Pending"),
}


TRUTH_OF: dict[Answer | None, Truth] = {Answer.YES: Truth.TRUE, Answer.NO: Truth.FALSE}


@dataclass(frozen=True, slots=True)
class Item:
    criterion: Criterion
    entry: Entry = field(default_factory=Entry)
    parts: tuple["Item", ...] = ()
    finding: Finding | None = None
    former: tuple[Entry, ...] = ()
    is_reached: bool = True
    exceptions: tuple[ApprovedException, ...] = ()

    @property
    def answer(self) -> Answer | None:
        """The answer given, or for a criterion answered by parts the one that follows."""
        if not self.criterion.answered_by_parts:
            return self.entry.answer
        if all(part.answer is Answer.NOT_APPLICABLE for part in self._asked):
            return Answer.NOT_APPLICABLE
        return {Truth.TRUE: Answer.YES, Truth.FALSE: Answer.NO}.get(self.truth)

    @property
    def truth(self) -> Truth:
        """Whether the criterion's own statement is true of the subject (A5)."""
        if not self.criterion.answered_by_parts:
            return TRUTH_OF.get(self.entry.answer, Truth.UNKNOWN)
        # A part that does not apply says nothing about the rest: it is left out.
        said = [p.truth for p in self._asked if p.answer is not Answer.NOT_APPLICABLE]
        match self.criterion.combination:
            case Combination.ALL:
                return all_of(said)
            case Combination.ANY:
                return any_of(said)
        return at_least(self.criterion.at_least, said)

    @property
    def standing(self) -> Standing:
        return self.criterion.standing(self.answer)

    @property
    def is_decided(self) -> bool:
        return self.standing is not Standing.OPEN

    @property
    def is_deferred(self) -> bool:
        """Whether it is open only because it is answered later, before a first dose, say."""
        if self.is_decided:
            return False
        if not self.criterion.answered_by_parts:
            return bool(self.criterion.deferred_to)
        waiting = [part for part in self._asked if part.is_reached and not part.is_decided]
        return bool(waiting) and all(part.is_deferred for part in waiting)

    @property
    def newest_revision(self) -> int:
        return max(self.entry.revision, *(part.newest_revision for part in self.parts), 0)

    @property
    def excepted_by(self) -> ApprovedException | None:
        """The signed exception under which it counts for the verdict though it failed (S6)."""
        if self.standing is not Standing.FAILED:
            return None
        newest = self.newest_revision
        return next((found for found in self.exceptions if found.holds(newest)), None)

    @property
    def left_behind(self) -> ApprovedException | None:
        """The exception of an earlier protocol version, not made anew nor withdrawn (S4)."""
        newest = self.newest_revision
        is_made_anew = any(found.concerns(newest) for found in self.exceptions)
        if self.standing is not Standing.FAILED or is_made_anew:
            return None
        earlier = (found for found in reversed(self.exceptions) if found.version)
        return next((found for found in earlier if found.voided_at is None), None)

    @property
    def lacks_evidence(self) -> bool:
        """Whether an answer of yes or no is claimed, not evidenced (A4)."""
        if self.criterion.answered_by_parts:
            return self.is_decided and any(
                p.lacks_evidence for p in self._asked if p.is_reached
            )
        said = self.entry.answer in (Answer.YES, Answer.NO)
        return said and not self.entry.evidence.is_complete

    @property
    def computed(self) -> str:
        """What was computed when it was answered, or what is computed now."""
        if self.entry.answer is not None and self.entry.working:
            return self.entry.working
        return self.finding.working if self.finding else ""

    @property
    def contradicts_finding(self) -> bool:
        return self.finding is not None and self.finding.is_contradicted_by(
            self.entry.answer, self.criterion.kind
        )

    @property
    def _asked(self) -> tuple["Item", ...]:
        return tuple(part for part in self.parts if not part.criterion.is_heading)


@dataclass(frozen=True, slots=True)
class Checklist:
    """`expired` are the results to repeat before the subject is found eligible (W2).

    They have to hold on `holds_on`; it is None once eligibility is confirmed.
    """

    items: tuple[Item, ...]
    holds_on: date | None = None
    expired: tuple[Expired, ...] = ()

    @property
    def asked(self) -> tuple[Item, ...]:
        """The criteria that count for the verdict: all but headings, without their parts."""
        return tuple(item for item in self.items if not item.criterion.is_heading)

    @property
    def failed(self) -> tuple[str, ...]:
        """The criteria that failed, without those of which an exception was approved."""
        excepted = self.excepted
        return tuple(c for c in self._codes(Standing.FAILED) if c not in excepted)

    @property
    def excepted(self) -> tuple[str, ...]:
        """The failed criteria against which inclusion was approved and signed (S6)."""
        return tuple(item.criterion.code for item in self.asked if item.excepted_by)

    @property
    def open(self) -> tuple[str, ...]:
        """The criteria that wait for an answer now; those answered later are `deferred`."""
        return tuple(
            item.criterion.code
            for item in self.asked
            if item.standing is Standing.OPEN and not item.is_deferred
        )

    @property
    def deferred(self) -> tuple[str, ...]:
        """The unanswered criteria that are answered later: neither passed nor failed."""
        return tuple(item.criterion.code for item in self.asked if item.is_deferred)

    @property
    def unevidenced(self) -> tuple[str, ...]:
        return tuple(item.criterion.code for item in self.asked if item.lacks_evidence)

    @property
    def verdict(self) -> Verdict:
        """One failed criterion settles the matter, even while others are open (A3)."""
        if self.failed:
            return Verdict.NOT_ELIGIBLE
        waits = self.open or self.unevidenced or self.expired
        return Verdict.PENDING if waits else Verdict.ELIGIBLE

    @property
    def decided_count(self) -> int:
        return sum(item.is_decided for item in self.asked)

    def answerable(self) -> tuple[Item, ...]:
        """The places at which a person answers, in the order of the walk."""
        return tuple(item for item in walked_items(self.items) if is_answerable(item))

    def item(self, code: str) -> Item:
        """Find the item of criterion `code`; KeyError where there is none."""
        for item in walked_items(self.items):
            if item.criterion.code == code:
                return item
        raise KeyError(code)

    def _codes(self, standing: Standing) -> tuple[str, ...]:
        return tuple(item.criterion.code for item in self.asked if item.standing is standing)


def is_answerable(item: Item) -> bool:
    return not item.criterion.is_heading and not item.criterion.answered_by_parts


def walked_items(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield items and, where parts are answered one by one, their parts."""
    for item in items:
        yield item
        if item.criterion.answered_by_parts:
            yield from walked_items(item.parts)


def item_of(
    criterion: Criterion,
    history: dict[int, tuple[Entry, ...]],
    findings: dict[int, Finding | None],
    *,
    is_reached: bool = True,
) -> Item:
    """Put together a criterion with its entries (oldest first, by criterion id) and finding.

    Parts that can change nothing any more are not reached; what was typed there stays (A5).
    """
    parts: list[Item] = []
    for part in criterion.parts if criterion.answered_by_parts else ():
        settled = _is_settled(criterion, parts)
        parts.append(item_of(part, history, findings, is_reached=is_reached and not settled))
    entries = history.get(criterion.id, ())
    return Item(
        criterion,
        entries[-1] if entries else Entry(),
        tuple(parts),
        findings.get(criterion.id),
        entries[:-1],
        is_reached,
    )


def _is_settled(criterion: Criterion, parts: list[Item]) -> bool:
    said = [part.truth for part in parts if not part.criterion.is_heading]
    match criterion.combination:
        case Combination.ALL:
            return Truth.FALSE in said
        case Combination.ANY:
            return Truth.TRUE in said
    return said.count(Truth.TRUE) >= criterion.at_least


def in_order_of_concern(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Open and failed criteria first, then claims without evidence, then the rest."""
    rank = {Standing.FAILED: 0, Standing.OPEN: 1, Standing.SATISFIED: 3}
    return tuple(
        sorted(
            items,
            key=lambda i: (
                2
                if i.lacks_evidence and i.is_decided and i.standing is Standing.SATISFIED
                else rank[i.standing]
            ),
        )
    )


def of_kind(items: tuple[Item, ...], kind: Kind) -> tuple[Item, ...]:
    return tuple(item for item in items if item.criterion.kind is kind)
