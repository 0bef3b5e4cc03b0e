"""Everything that is on the page of the decision, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.checklist import Verdict
from coordinator.domain.criterion import Standing
from coordinator.domain.enrolment import NO_ALLOTMENT, Allotment
from coordinator.domain.screening import Outcome, State
from coordinator.domain.windows import WindowBar


class Step(StrEnum):
    """What is to be done next on the page."""

    DECIDE = "decide"
    SIGN = "sign"
    READ = "read"


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion with its answer; `notes` are labels with what stands behind it."""

    code: str
    text: str
    answer: str
    standing: Standing
    is_claimed: bool
    evidence: str
    notes: tuple[tuple[str, str], ...] = ()
    is_excepted: bool = False
    exception_link: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands against a decision, and the criterion at which to begin with it."""

    sentence: str
    code: str


@dataclass(frozen=True, slots=True)
class OutcomeOffer:
    """A decision that can be chosen; with obstacles it cannot be recorded."""

    outcome: Outcome
    words: str
    meaning: str
    obstacles: tuple[Obstacle, ...] = ()
    failed: tuple[str, ...] = ()
    needs_reason: bool = False
    asks_end: bool = False


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where one of the two signs, with the sentence that is signed."""

    role: str
    meaning: str
    signed_by: str = ""
    signed_at: str = ""
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class SigningView:
    """The panel of the signature that is due. A notice says why nobody can sign here."""

    role: str = ""
    meaning: str = ""
    user_name: str = ""
    name_problem: str = ""
    password_problem: str = ""
    notice: str = ""
    remedy: str = ""
    is_wording_open: bool = False
    is_busy: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be done with the screening beside deciding and signing."""

    reopen: bool = False
    enrol: bool = False
    correct_allotment: bool = False
    end: bool = False
    void: bool = False
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class CalendarView:
    """`day0` is the day that is tried, or the one `planned`; None where there is none."""

    bars: tuple[WindowBar, ...]
    consent: date
    visit: date | None
    planned: date | None
    first_dose: date | None
    day0: date | None
    today: date
    can_plan: bool


@dataclass(frozen=True, slots=True)
class DecisionView:
    screening_id: int
    title: str
    subtitle: str
    draft_note: str
    state: State
    state_word: str
    verdict: Verdict
    sentence: str
    detail: str
    first_obstacle: str
    lines: tuple[CriterionLine, ...]
    step: Step
    offers: tuple[OutcomeOffer, ...]
    decided: str
    decision_reason: str
    places: tuple[SignaturePlace, ...]
    signing: SigningView
    voided: tuple[str, ...]
    allowed: Allowed
    consented_on: date
    today: date
    due: tuple[str, ...] = ()  # consents, each in a sentence
    deviation: str = ""
    enrolment: str = ""
    allotment: Allotment = NO_ALLOTMENT
