"""What is known of a subject when a criterion is checked."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from coordinator.domain.laboratory import ReferenceRange
from coordinator.domain.observation import Observation
from coordinator.domain.subject import Sex
from coordinator.domain.windows import Anchor, ScreeningDates


@dataclass(frozen=True, slots=True)
class Counting:
    """From which dates a trial's checks count where its text does not say (W1).

    `results_days` is for how many days before its anchor a result without a window of its
    own holds; None where the trial has no such setting.
    """

    age: Anchor = Anchor.CONSENT
    results: Anchor = Anchor.ENROLMENT
    results_days: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """`dates` is None before consent; checks then count from `today`.

    `age` in years is told instead of a birth date at a pre-screening without identity (P3).
    `observations` are those in force, newest last; `ranges` those of the site's laboratories.
    """

    today: date
    sex: Sex | None = None
    birth: date | None = None
    age: Decimal | None = None
    dates: ScreeningDates | None = None
    counting: Counting = Counting()
    observations: tuple[Observation, ...] = ()
    ranges: tuple[ReferenceRange, ...] = ()

    @property
    def is_before_consent(self) -> bool:
        return self.dates is None

    def day_of(self, anchor: Anchor) -> date | None:
        """Give the anchor's day; today for all of them before consent."""
        return self.today if self.dates is None else self.dates.on(anchor)


def known_on(known: Known, day: date) -> Known:
    """Give what is known if enrolment is on `day`, and the first dose not before it."""
    if known.dates is None:
        return known
    first_dose = max(known.dates.first_dose or day, day)
    return replace(known, dates=replace(known.dates, enrolment=day, first_dose=first_dose))
