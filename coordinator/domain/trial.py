"""Trials of the site."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import RegistryRecord
from coordinator.domain.windows import Anchor
from coordinator.text import N_, _

DEFAULT_PATTERN = "{site:2}{number:3}"
SHORT_TITLE = 60  # characters
LONGEST_RESULT = 3650  # days
_SLOT = re.compile(r"\{(site|number):([1-9])\}")


class PatternUnusable(Refused):
    problem = N_("“{pattern}” cannot number screenings: it needs one running number.")
    remedy = N_(
        "Write it like {{site:2}}{{number:3}}, with other characters around as you like."
    )

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern=pattern)


class NumbersExhausted(Refused):
    problem = N_("The pattern {pattern} has no screening number after {last}.")
    remedy = N_("Give the trial a pattern with more digits.")

    def __init__(self, pattern: str, last: int) -> None:
        super().__init__(pattern=pattern, last=last)


class TrialClosed(Refused):
    problem = N_("{trial} was closed at this site: nobody new is screened for it.")
    remedy = N_("Activate a reviewed version of its protocol to screen for it again.")

    def __init__(self, trial: str) -> None:
        super().__init__(trial=trial)


class NumberGivenAlready(Refused):
    problem = N_("The next screening number, {number}, has been given already.")
    remedy = N_("Give the trial another pattern for its numbers; none is used twice.")

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class TargetImpossible(Refused):
    problem = N_("{target} subjects cannot be the site's target.")
    remedy = N_("Enter a number from 1 on, or leave the target empty.")

    def __init__(self, target: int) -> None:
        super().__init__(target=target)


class ResultDaysImpossible(Refused):
    problem = N_("A result cannot hold for {days} days.")
    remedy = N_(
        "Enter a number from 1 to 3650, or leave it empty where results hold without end."
    )

    def __init__(self, days: int) -> None:
        super().__init__(days=days)


class TrialState(StrEnum):
    """Whether the site screens for it."""

    DRAFT = "draft"
    RECRUITING = "recruiting"
    CLOSED = "closed"


TRIAL_STATE_WORDS = {
    TrialState.DRAFT: N_("Draft"),
    TrialState.RECRUITING: N_("Recruiting"),
    TrialState.CLOSED: N_("Closed"),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial as the site keeps it. What the record does not say is empty or None.

    Ages count on `age_anchor`. A result without a window of its own holds for `result_days`
    before `result_anchor`, or without end where that is None (W1).
    """

    id: int
    title: str
    short_title: str
    state: TrialState
    nct: str = ""
    chictr: str = ""
    secondary_ids: tuple[str, ...] = ()
    scientific_title: str = ""
    sponsor: str = ""
    registry_status: str = ""
    phase: str = ""
    conditions: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    min_age: Decimal | None = None
    max_age: Decimal | None = None
    age_unit: str = ""
    sex: str = ""
    target_enrolment: int | None = None
    number_pattern: str = DEFAULT_PATTERN
    age_anchor: Anchor = Anchor.CONSENT
    result_anchor: Anchor = Anchor.ENROLMENT
    result_days: int | None = None

    @property
    def registry_id(self) -> str:
        return self.nct or self.chictr or next(iter(self.secondary_ids), "")

    @property
    def label(self) -> str:
        """How people call it: its registry id, or a short title where it has none."""
        return self.nct or self.chictr or self.short_title


@dataclass(frozen=True, slots=True)
class TrialLine:
    """A trial in the list of trials: its version in use, or the newest draft without one.

    `open_points` counts what waits for review in this version and in newer drafts.
    """

    trial: Trial
    version_id: int | None = None
    version_name: str = ""
    version_state: VersionState | None = None
    inclusion_count: int = 0
    exclusion_count: int = 0
    open_points: int = 0
    screened: int = 0
    enrolled: int = 0


def short_title_of(record: RegistryRecord) -> str:
    """Give a title that fits a table: of words of the record, cut where they get long."""
    title = record.title or record.scientific_title or record.source.file_name
    words = " ".join(title.split()) or _("Trial without a title")
    if len(words) <= SHORT_TITLE:
        return words
    cut = words[:SHORT_TITLE].rsplit(" ", 1)[0]
    return f"{cut}…"


def numbered(pattern: str, site_number: str, number: int) -> str:
    """Write screening number `number`, such as 07012 for site 7 and number 12 (S1).

    Raises:
        PatternUnusable: `pattern` has no place for the running number, or two.
        NumbersExhausted: the running number has more digits than its place.
    """
    slots = [name for name, _width in _SLOT.findall(pattern)]
    if slots.count("number") != 1 or "{" in _SLOT.sub("", pattern):
        raise PatternUnusable(pattern)
    values = {"site": site_number, "number": str(number)}

    def filled(slot: re.Match[str]) -> str:
        name, width = slot[1], int(slot[2])
        if name == "number" and len(values[name]) > width:
            raise NumbersExhausted(pattern, number - 1)
        return values[name].zfill(width)

    return _SLOT.sub(filled, pattern)
