"""The dates of a screening, where two people set them at once."""

from datetime import date

from coordinator.domain.errors import Refused
from coordinator.domain.windows import ScreeningDates
from coordinator.text import N_, _

DATE_WORDS = {
    "screening_visit": N_("The screening visit"),
    "enrolment": N_("The planned enrolment"),
    "first_dose": N_("The first dose"),
}


class DatedMeanwhile(Refused):
    """`theirs` is the day that another window or person set; None where it was taken out."""

    problem = N_("{what} was set to {theirs} meanwhile, in another window; yours is {yours}.")
    remedy = N_("Compare both, and enter yours again if it still stands.")

    def __init__(self, what: str, theirs: date | None, yours: date | None) -> None:
        super().__init__(what=_(DATE_WORDS[what]), theirs=_said(theirs), yours=_said(yours))


def dates_set(
    stored: ScreeningDates, seen: ScreeningDates, wanted: ScreeningDates
) -> ScreeningDates:
    """Give the dates to store, where a person who saw `seen` wants `wanted`.

    A date that this person left as it was stays as it is stored, also where somebody else
    changed it meanwhile.

    Raises:
        DatedMeanwhile: both changed the same date, each to another day.
    """
    days = {name: _day(name, stored, seen, wanted) for name in DATE_WORDS}
    return ScreeningDates(stored.consent, **days)


def _day(
    name: str, stored: ScreeningDates, seen: ScreeningDates, wanted: ScreeningDates
) -> date | None:
    theirs: date | None = getattr(stored, name)
    before: date | None = getattr(seen, name)
    mine: date | None = getattr(wanted, name)
    if mine in (before, theirs):
        return theirs
    if theirs != before:
        raise DatedMeanwhile(name, theirs, mine)
    return mine


def _said(day: date | None) -> str:
    return day.isoformat() if day else _("no date")
