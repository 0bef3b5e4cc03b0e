"""What the Today page shows, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from coordinator.text import N_, _
from ui.widgets.rows import Column, RowsModel
from ui.widgets.tones import Tone


class Place(StrEnum):
    """Where a line leads."""

    WALK = "walk"
    DECISION = "decision"
    REVIEW = "review"
    LOG = "log"
    CONSENTS = "consents"
    TRIAL = "trial"
    BACKUPS = "backups"
    SIGNED_COPY = "signed copy"
    AMENDMENT = "amendment"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that waits for somebody, and where it is dealt with."""

    tone: Tone
    icon: str
    words: str
    detail: str
    place: Place
    id: int = 0
    code: str = ""  # of the criterion in the walk


@dataclass(frozen=True, slots=True)
class OpenLine:
    screening_id: int
    screening_number: str
    initials: str
    trial: str
    state: str
    tone: Tone
    progress: str
    next_step: str
    place: Place


@dataclass(frozen=True, slots=True)
class RecruitmentLine:
    trial_id: int
    trial: str
    enrolled: int
    target: int
    words: str


@dataclass(frozen=True, slots=True)
class TodayView:
    greeting: str
    day: str
    needs: tuple[Need, ...] = ()
    open: tuple[OpenLine, ...] = ()
    open_note: str = ""
    recruitment: tuple[RecruitmentLine, ...] = ()
    is_empty: bool = False
    can_screen: bool = False
    can_add_trials: bool = False
    is_busy: bool = False


TITLES = (
    N_("Number"),
    N_("Initials"),
    N_("Trial"),
    N_("State"),
    N_("Answered"),
    N_("Next step"),
)


class OpenModel(RowsModel[OpenLine]):
    def __init__(self) -> None:
        number, initials, trial, state, answered, next_step = map(_, TITLES)
        super().__init__(
            (
                Column(number, lambda line: line.screening_number, width=80),
                Column(initials, lambda line: line.initials, width=76),
                Column(trial, lambda line: line.trial, width=136),
                Column(state, lambda line: line.state, tone=lambda line: line.tone, width=232),
                Column(answered, lambda line: line.progress, is_number=True, width=100),
                Column(next_step, lambda line: line.next_step, width=144),
            )
        )
