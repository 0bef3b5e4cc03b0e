"""A subject's way through the screening of one trial: its states and its decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordinator.domain.checklist import Checklist, Verdict
from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import ConsentAgain
from coordinator.domain.consent_lacking import Lacking
from coordinator.domain.enrolment import NO_ALLOTMENT, Allotment, Enrolment
from coordinator.domain.errors import Refused
from coordinator.domain.moves import EarlierAnswer, Move
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.signature import Meaning, Signature
from coordinator.domain.subject import Subject
from coordinator.domain.trial import Trial
from coordinator.domain.windows import ScreeningDates, age_on, expired_words
from coordinator.text import N_, _, in_turn, listed


class State(StrEnum):
    CONSENTED = "consented"
    IN_SCREENING = "in screening"
    AWAITING_INVESTIGATOR = "awaiting investigator"
    ELIGIBLE = "eligible"
    ENROLLED = "enrolled"
    SCREEN_FAILURE = "screen failure"
    WITHDRAWN = "withdrawn"
    LOST = "lost"
    VOIDED = "voided"


STATE_WORDS = {
    State.CONSENTED: N_("Consented"),
    State.IN_SCREENING: N_("In screening"),
    State.AWAITING_INVESTIGATOR: N_("Awaiting the investigator"),
    State.ELIGIBLE: N_("Eligible"),
    State.ENROLLED: N_("Enrolled"),
    State.SCREEN_FAILURE: N_("Screen failure"),
    State.WITHDRAWN: N_("Withdrawn"),
    State.LOST: N_("Lost to follow-up"),
    State.VOIDED: N_("Voided"),
}

OPEN_STATES = (State.CONSENTED, State.IN_SCREENING, State.AWAITING_INVESTIGATOR)
UNDECIDED = (State.CONSENTED, State.IN_SCREENING)
# What is answered later, such as before the first dose, can be entered in these states too.
DECIDED_FOR = (State.AWAITING_INVESTIGATOR, State.ELIGIBLE, State.ENROLLED)
ENDS = (State.SCREEN_FAILURE, State.WITHDRAWN, State.LOST)

# Rule S2: no other way exists.
TRANSITIONS = {
    State.CONSENTED: {
        State.IN_SCREENING, State.AWAITING_INVESTIGATOR, State.WITHDRAWN, State.LOST,
        State.VOIDED,
    },
    State.IN_SCREENING: {
        State.AWAITING_INVESTIGATOR, State.WITHDRAWN, State.LOST, State.VOIDED,
    },
    State.AWAITING_INVESTIGATOR: {
        State.ELIGIBLE, State.SCREEN_FAILURE, State.IN_SCREENING, State.WITHDRAWN, State.LOST,
    },
    State.ELIGIBLE: {
        State.ENROLLED, State.IN_SCREENING, State.AWAITING_INVESTIGATOR, State.WITHDRAWN,
        State.LOST,
    },
    State.ENROLLED: {State.WITHDRAWN, State.LOST},
    State.SCREEN_FAILURE: {State.IN_SCREENING, State.AWAITING_INVESTIGATOR},
    State.WITHDRAWN: {State.IN_SCREENING},
    State.LOST: {State.IN_SCREENING},
    State.VOIDED: set(),
}  # fmt: skip


class Outcome(StrEnum):
    ELIGIBLE = "eligible"
    SCREEN_FAILURE = "screen failure"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    LOST = "lost"


OUTCOME_WORDS = {
    Outcome.ELIGIBLE: N_("Eligible"),
    Outcome.SCREEN_FAILURE: N_("Screen failure"),
    Outcome.PENDING: N_("Pending"),
    Outcome.WITHDRAWN: N_("Withdrawn"),
    Outcome.LOST: N_("Lost to follow-up"),
}


class ScreeningEnded(Refused):
    problem = N_("Screening {screening_number} is {state}: nothing can be entered any more.")
    remedy = N_("Reopen it with a reason, or screen the subject again as a new attempt.")

    def __init__(self, screening_number: str, state: State) -> None:
        super().__init__(screening_number=screening_number, state=_(STATE_WORDS[state]).lower())


class NotThisWay(Refused):
    problem = N_("Screening {screening_number} is {state}; it cannot become {wanted}.")
    remedy = N_("See its history for what was decided, and reopen it first.")

    def __init__(self, screening_number: str, state: State, wanted: State) -> None:
        super().__init__(
            screening_number=screening_number,
            state=_(STATE_WORDS[state]).lower(),
            wanted=_(STATE_WORDS[wanted]).lower(),
        )


class NotEligible(Refused):
    problem = N_("The decision “eligible” is not possible: {what}.")
    remedy = N_(
        "Answer these from the source documents, repeat what is out of its window, or decide "
        "otherwise."
    )

    def __init__(self, what: Sequence[str]) -> None:
        super().__init__(what=in_turn(what))


class NothingFailed(Refused):
    problem = N_("A screen failure needs a criterion that failed, and none has.")
    remedy = N_("Answer the criterion that fails, or decide “withdrawn”, “lost” or “pending”.")


class ReasonMissing(Refused):
    problem = N_("{what} needs a reason.")
    remedy = N_("Say in a few words why.")

    def __init__(self, what: str) -> None:
        super().__init__(what=_(what))


class AlreadyInScreening(Refused):
    problem = N_("The subject is in screening already: {screening_number}, {trial}.")
    remedy = N_("End that screening first.")

    def __init__(self, screening_number: str, trial: str) -> None:
        super().__init__(screening_number=screening_number, trial=trial)


class AlreadyEnrolled(Refused):
    problem = N_("The subject was enrolled in {trial} already, as {screening_number}.")
    remedy = N_("See that it is the right subject, and the right trial.")

    def __init__(self, screening_number: str, trial: str) -> None:
        super().__init__(screening_number=screening_number, trial=trial)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, on which criteria. A screen failure carries those that failed."""

    outcome: Outcome
    failed: tuple[str, ...]
    reason: str
    decided_by: str
    decided_at: datetime
    ended_on: date | None = None
    excepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screening:
    """`consents_again` followed the first consent; `lacking` are those that are due now.

    `moves` led to the version it is on; `earlier` are the answers that did not follow (S4).
    """

    id: int
    screening_number: str
    attempt: int
    trial: Trial
    version: ProtocolVersion
    subject: Subject
    consent: Consent
    dates: ScreeningDates
    state: State
    checklist: Checklist
    decision: Decision | None = None
    signatures: tuple[Signature, ...] = ()
    age_at_consent: int | None = None
    consents_again: tuple[ConsentAgain, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    moves: tuple[Move, ...] = ()
    earlier: tuple[EarlierAnswer, ...] = ()
    planned_enrolment: date | None = None
    enrolment: Enrolment | None = None
    allotment: Allotment = NO_ALLOTMENT

    @property
    def is_open(self) -> bool:
        return self.state in (State.CONSENTED, State.IN_SCREENING)

    @property
    def consents_at_decision(self) -> tuple[ConsentAgain, ...]:
        """The consents after the first one, without those recorded since it was decided."""
        decided_at = None if self.decision is None else self.decision.decided_at
        return tuple(
            consent
            for consent in self.consents_again
            if not (decided_at and consent.entered_at and consent.entered_at > decided_at)
        )

    @property
    def standing_signatures(self) -> tuple[Signature, ...]:
        return tuple(found for found in self.signatures if found.stands)

    @property
    def next_meaning(self) -> Meaning | None:
        """The signature that is due next; None before the decision and after both."""
        if self.decision is None or self.decision.outcome not in SIGNED_OUTCOMES:
            return None
        signed = {found.meaning for found in self.standing_signatures}
        if Meaning.COMPLETED not in signed:
            return Meaning.COMPLETED
        if signed - {Meaning.COMPLETED}:
            return None
        return CONFIRMED_BY[self.decision.outcome]

    @property
    def meanings_due(self) -> tuple[Meaning, ...]:
        """The signatures that are still to come, in their order."""
        due, decision = self.next_meaning, self.decision
        if due is None or decision is None:
            return ()
        review = CONFIRMED_BY[decision.outcome]
        return (due,) if due is review else (due, review)

    def require_open(self) -> None:
        if not self.is_open:
            raise ScreeningEnded(self.screening_number, self.state)


SIGNED_OUTCOMES = (Outcome.ELIGIBLE, Outcome.SCREEN_FAILURE)
CONFIRMED_BY = {
    Outcome.ELIGIBLE: Meaning.REVIEWED_ELIGIBLE,
    Outcome.SCREEN_FAILURE: Meaning.REVIEWED_NOT_ELIGIBLE,
}
STATE_AFTER_REVIEW = {
    Outcome.ELIGIBLE: State.ELIGIBLE,
    Outcome.SCREEN_FAILURE: State.SCREEN_FAILURE,
}
STATE_OF_END = {Outcome.WITHDRAWN: State.WITHDRAWN, Outcome.LOST: State.LOST}


def require_transition(screening_number: str, state: State, wanted: State) -> None:
    """Raise NotThisWay unless rule S2 lists the step."""
    if wanted not in TRANSITIONS[state]:
        raise NotThisWay(screening_number, state, wanted)


def require_outcome(checklist: Checklist, outcome: Outcome) -> None:
    """Refuse an outcome that the checklist does not bear out (A3, A4, S2)."""
    if outcome is Outcome.SCREEN_FAILURE and not checklist.failed:
        raise NothingFailed
    if outcome is Outcome.ELIGIBLE and checklist.verdict is not Verdict.ELIGIBLE:
        raise NotEligible(obstacles(checklist))


def obstacles(checklist: Checklist) -> tuple[str, ...]:
    """Say what stands against "eligible", in words with the criteria's codes (A3, A4, W2)."""
    kinds = (
        (N_("failed: {codes}"), checklist.failed),
        (N_("still open: {codes}"), checklist.open),
        (N_("claimed, not evidenced: {codes}"), checklist.unevidenced),
    )
    found = [_(words).format(codes=listed(codes)) for words, codes in kinds if codes]
    if checklist.expired and checklist.holds_on:
        words = _("out of its window on {day}: {results}")
        results = in_turn(map(expired_words, checklist.expired))
        found.append(words.format(day=checklist.holds_on.isoformat(), results=results))
    return tuple(found)


def age_at(birth: date | None, dates: ScreeningDates) -> int | None:
    return None if birth is None else age_on(birth, dates.consent)
