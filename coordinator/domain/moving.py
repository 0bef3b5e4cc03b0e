"""A screening moved to another version of its protocol: what follows it, what does not (S4)."""

from dataclasses import dataclass
from enum import StrEnum

from coordinator.domain.checklist import Checklist, Verdict
from coordinator.domain.consent_lacking import Lacking
from coordinator.domain.criterion import Criterion
from coordinator.domain.entry import Entry
from coordinator.domain.errors import Refused
from coordinator.domain.finding import Finding
from coordinator.domain.screening import State
from coordinator.text import N_


class AlreadyOnVersion(Refused):
    problem = N_("Screening {screening_number} is on {version} already.")
    remedy = N_("Choose another version, or another screening.")

    def __init__(self, screening_number: str, version: str) -> None:
        super().__init__(screening_number=screening_number, version=version)


class MovedMeanwhile(Refused):
    problem = N_("What would follow screening {screening_number} has changed meanwhile.")
    remedy = N_("Look at the comparison again, and move it then if it still stands.")

    def __init__(self, screening_number: str) -> None:
        super().__init__(screening_number=screening_number)


class Why(StrEnum):
    """Why a criterion is answered anew and its former answer does not follow."""

    ADDED = "added"
    REWORDED = "reworded"
    OTHER_LIST = "other list"
    ABOVE = "above"
    PARTS = "parts"
    INVESTIGATOR = "investigator"
    APPLIES = "applies"
    AGAINST = "against"


WHY_WORDS = {
    Why.ADDED: N_("it is new"),
    Why.REWORDED: N_("its words changed"),
    Why.OTHER_LIST: N_("it stands on the other list now"),
    Why.ABOVE: N_("the criterion that it is a part of changed"),
    Why.PARTS: N_("it is answered in another way now: whole, or part by part"),
    Why.INVESTIGATOR: N_("it asks for the investigator's judgement now"),
    Why.APPLIES: N_("“not applicable” is not possible any more"),
    Why.AGAINST: N_("the answer differs from what its checks compute now"),
}


@dataclass(frozen=True, slots=True)
class Carried:
    """An answer that follows to `criterion`: the text is equal there, and the kind too."""

    criterion: Criterion
    was: str  # the criterion's code on the earlier version
    entry: Entry
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Anew:
    """A criterion that a person answers anew; `former` is what was answered before.

    `finding` is what can be computed with the evidence that is there, `wanted` names the
    evidence that its checks ask for and that is not.
    """

    criterion: Criterion
    why: Why
    was: str = ""
    former: Entry | None = None
    finding: Finding | None = None
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer to a criterion that the later version does not have."""

    code: str
    text: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What becomes of the answers; nothing is stored yet."""

    carried: tuple[Carried, ...] = ()
    anew: tuple[Anew, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def revisions(self) -> tuple[int, ...]:
        """The entries that would follow: another one since makes it another plan."""
        return tuple(found.entry.revision for found in self.carried)


@dataclass(frozen=True, slots=True)
class MoveProspect:
    """A dry run: how a screening stands, and how it would stand on another version.

    `would_fail` are the open criteria that fail by what can be computed: a suggestion, which
    answers nothing.
    """

    screening_id: int
    screening_number: str
    initials: str
    state: State
    from_version: str
    to_version: str
    now: Checklist
    then: Checklist
    plan: MovePlan
    would_fail: tuple[str, ...] = ()
    lacking: tuple[Lacking, ...] = ()

    @property
    def left_behind(self) -> tuple[str, ...]:
        """The criteria whose exceptions do not follow by themselves (S6)."""
        return tuple(item.criterion.code for item in self.then.asked if item.left_behind)

    @property
    def foreseen(self) -> Verdict:
        """The verdict by the answers that follow and by what can be computed."""
        return Verdict.NOT_ELIGIBLE if self.would_fail else self.then.verdict

    @property
    def changes_verdict(self) -> bool:
        return self.foreseen is not self.now.verdict
