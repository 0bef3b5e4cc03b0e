"""Trials of the site."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.windows import Anchor
from coordinator.text import N_

DEFAULT_PATTERN = "{site:2}{number:3}"
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
    """A trial as the site keeps it. What the record does not say is empty or None."""

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

    @property
    def registry_id(self) -> str:
        return self.nct or self.chictr or next(iter(self.secondary_ids), "")

    @property
    def label(self) -> str:
        """How people call it: its registry id, or a short title where it has none."""
        return self.nct or self.chictr or self.short_title


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
