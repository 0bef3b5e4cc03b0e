"""What is entered at a criterion, and which entries the rules refuse."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from coordinator.domain.criterion import ANSWER_WORDS, Answer, Criterion
from coordinator.domain.errors import Refused
from coordinator.domain.evidence import Evidence
from coordinator.domain.finding import Finding
from coordinator.text import N_, _

NEEDS_WORDS = (Answer.NOT_APPLICABLE, Answer.PENDING, Answer.UNCLEAR)
SETTLED = (Answer.YES, Answer.NO, Answer.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer was carried over from: who gave it, when, and on which version (S4).

    `revision` is that of the entry it was taken from.
    """

    revision: int
    by: str
    at: datetime
    version: str
    code: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person entered at a criterion; each correction is a new entry (A8).

    `reason` says why it does not apply, what is awaited, or the question that was put;
    `against_finding` why the answer differs from what was computed; `correction` why it
    replaces the entry before. `revision` is 0 for a criterion that nobody touched. `working`
    and `cited` keep what was computed, and from which observations, when it was entered;
    `clarification_id` is the question that an unclear answer waits for. An answer that was
    carried over to another version of the protocol has its `origin`; `by` and `at` then say
    who moved the screening, and when. Where somebody who may not judge added to an
    investigator's answer, `judged_by` and `judged_at` say whose it is, and since when (A7).
    """

    answer: Answer | None = None
    evidence: Evidence = field(default_factory=Evidence)
    remark: str = ""
    reason: str = ""
    due_on: date | None = None
    against_finding: str = ""
    correction: str = ""
    revision: int = 0
    by: str = ""
    at: datetime | None = None
    working: str = ""
    cited: tuple[int, ...] = ()
    clarification_id: int | None = None
    origin: Origin | None = None
    judged_by: str = ""
    judged_at: datetime | None = None

    @property
    def answered_by(self) -> str:
        """Give the name of the person who answered, whoever carried it over or added to it."""
        return self.origin.by if self.origin else self.judged_by or self.by

    @property
    def answered_at(self) -> datetime | None:
        return self.origin.at if self.origin else self.judged_at or self.at


class AnsweredMeanwhile(Refused):
    """`theirs` is the entry that another window or person made in the meantime."""

    problem = N_("{code} was answered meanwhile by {by}: {answer}.")
    remedy = N_("Compare both, and enter yours again if it still stands.")

    def __init__(self, code: str, theirs: Entry) -> None:
        self.theirs = theirs
        said = _(ANSWER_WORDS[theirs.answer]) if theirs.answer else _("no answer")
        super().__init__(code=code, by=theirs.by, answer=said)


class CorrectionNeedsReason(Refused):
    problem = N_("{code} has been answered already.")
    remedy = N_("Say why the former entry is corrected; it stays readable in the history.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class AgainstFindingNeedsReason(Refused):
    problem = N_("The answer to {code} differs from what was computed: {working}")
    remedy = N_("Say why; the reason is printed on the form.")

    def __init__(self, code: str, working: str) -> None:
        super().__init__(code=code, working=working)


class AnswerNeedsReason(Refused):
    problem = N_("“{answer}” at {code} needs a few words.")
    remedy = N_(
        "Say why it does not apply, what is awaited, or which question was put to whom."
    )

    def __init__(self, code: str, answer: Answer) -> None:
        super().__init__(code=code, answer=_(ANSWER_WORDS[answer]))


class InvestigatorAnswers(Refused):
    problem = N_("{code} asks for the investigator's judgement.")
    remedy = N_("Prepare evidence and remark; an investigator gives the answer.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class NotApplicableHere(Refused):
    problem = N_("{code} applies to everybody.")
    remedy = N_("Answer yes, no, pending or unclear.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class NotAnsweredHere(Refused):
    problem = N_("{code} is not answered by itself.")
    remedy = N_("Answer its parts one by one.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


def require_entry(
    criterion: Criterion,
    former: Entry,
    entry: Entry,
    finding: Finding | None,
    *,
    may_judge: bool,
) -> None:
    """Refuse an entry that the rules do not allow at `criterion` (A1, A6, A7, A8).

    `may_judge` says whether the person is an investigator for this trial. What the entry
    answers may differ from the entry in force only with a reason.
    """
    code = criterion.code
    if criterion.is_heading or criterion.answered_by_parts:
        raise NotAnsweredHere(code)
    if entry.answer is Answer.NOT_APPLICABLE and not criterion.may_be_not_applicable:
        raise NotApplicableHere(code)
    if entry.answer in NEEDS_WORDS and not entry.reason.strip():
        raise AnswerNeedsReason(code, entry.answer)
    is_new = entry.answer is not former.answer
    if is_new and criterion.needs_investigator and entry.answer in SETTLED and not may_judge:
        raise InvestigatorAnswers(code)
    if is_correction(former, entry) and not entry.correction.strip():
        raise CorrectionNeedsReason(code)
    contradicted = finding is not None and finding.is_contradicted_by(
        entry.answer, criterion.kind
    )
    if finding and contradicted and not entry.against_finding.strip():
        raise AgainstFindingNeedsReason(code, finding.working)


def as_judged(criterion: Criterion, former: Entry, entry: Entry, *, may_judge: bool) -> Entry:
    """Leave an answer the investigator's, where somebody who may not judge adds to it (A7)."""
    is_kept = entry.answer is former.answer and entry.answer in SETTLED
    if may_judge or not criterion.needs_investigator or not is_kept:
        return entry
    return replace(entry, judged_by=former.answered_by, judged_at=former.answered_at)


def is_correction(former: Entry, entry: Entry) -> bool:
    """Whether something is replaced, not only added, at a criterion that was answered."""
    if former.answer not in SETTLED:
        return False
    if entry.answer is not former.answer:
        return True
    was, now = former.evidence, entry.evidence
    pairs = (
        (was.kind, now.kind),
        (was.place, now.place),
        (was.dated_on, now.dated_on),
        (was.value, now.value),
        (was.unit, now.unit),
    )
    return any(before and before != after for before, after in pairs)
