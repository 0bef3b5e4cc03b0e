"""The dates of a screening, where two people set them at once."""

from coordinator.domain.meanwhile import Fields, day_words, merged
from coordinator.domain.windows import ScreeningDates
from coordinator.text import N_

FIELDS: Fields = {
    "screening_visit": (N_("The screening visit"), day_words),
    "enrolment": (N_("The planned enrolment"), day_words),
    "first_dose": (N_("The first dose"), day_words),
}


def dates_set(
    stored: ScreeningDates, seen: ScreeningDates, wanted: ScreeningDates
) -> ScreeningDates:
    """Give the dates to store, where a person who saw `seen` wants `wanted`.

    Raises:
        ChangedMeanwhile: both changed the same date, each to another day.
    """
    return merged(stored, seen, wanted, FIELDS)
