"""Ages, months and the order of dates (rules W1, W3, W4)."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.text import N_, _, listed

MONTHS_A_YEAR = 12


class Anchor(StrEnum):
    """The four dates that a screening can have and a check can be counted from."""

    CONSENT = "consent"
    SCREENING_VISIT = "screening visit"
    ENROLMENT = "planned enrolment"
    FIRST_DOSE = "first dose"


ANCHOR_WORDS = {
    Anchor.CONSENT: N_("consent"),
    Anchor.SCREENING_VISIT: N_("screening visit"),
    Anchor.ENROLMENT: N_("planned enrolment (Day 0)"),
    Anchor.FIRST_DOSE: N_("first dose"),
}


class DateInFuture(Refused):
    problem = N_("{what} cannot be on {day}: that day has not come yet.")
    remedy = N_("Correct the date.")

    def __init__(self, what: str, day: date) -> None:
        super().__init__(what=what, day=day.isoformat())


class DateBeforeBirth(Refused):
    problem = N_("{what} cannot be on {day}: the subject was born on {birth}.")
    remedy = N_("Correct this date, or the birth date.")

    def __init__(self, what: str, day: date, birth: date) -> None:
        super().__init__(what=what, day=day.isoformat(), birth=birth.isoformat())


class EntryLate(Refused):
    problem = N_("{what} was on {day}, more than {limit} days before this entry.")
    remedy = N_("Give the reason why it is entered late.")

    def __init__(self, what: str, day: date, limit: int) -> None:
        super().__init__(what=what, day=day.isoformat(), limit=limit)


class OutOfRange(Refused):
    problem = N_("{day} is not a date that a screening can have.")
    remedy = N_("Check the year.")

    def __init__(self, day: date) -> None:
        super().__init__(day=day.isoformat())


EARLIEST = date(1880, 1, 1)


@dataclass(frozen=True, slots=True)
class ScreeningDates:
    """Rule W1. A date that is not known yet is None."""

    consent: date
    screening_visit: date | None = None
    enrolment: date | None = None
    first_dose: date | None = None

    def on(self, anchor: Anchor) -> date | None:
        return {
            Anchor.CONSENT: self.consent,
            Anchor.SCREENING_VISIT: self.screening_visit,
            Anchor.ENROLMENT: self.enrolment,
            Anchor.FIRST_DOSE: self.first_dose,
        }[anchor]

    @property
    def of_deferred(self) -> date | None:
        """The day by which what is answered later is due: the first dose, or else Day 0."""
        return self.first_dose or self.enrolment


@dataclass(frozen=True, slots=True)
class Expired:
    """A result that some answers rest on, and that holds no longer on the day that counts."""

    title: str
    codes: tuple[str, ...]
    valid_until: date


@dataclass(frozen=True, slots=True)
class WindowBar:
    """For how long a result holds that some answers rest on, and whether it has to be repeated.

    `days_left` counts from today to the last valid day; it is below 0 after it. `repeat_by`
    is the day by which it has to be repeated: planned Day 0, where it holds no longer then.
    """

    title: str
    codes: tuple[str, ...]
    taken_on: date
    valid_until: date
    days_left: int
    repeat_by: date | None = None


def expired_words(expired: Expired) -> str:
    """Name a result that has to be repeated, the criteria it decides and its last day."""
    result = listed(expired.codes)
    if expired.title:
        result = _("{title} ({codes})").format(title=expired.title, codes=result)
    day = expired.valid_until.isoformat()
    return _("{result}, valid until {day}").format(result=result, day=day)


def age_on(birth: date, day: date) -> int:
    """Count completed years; who is born on 29 February has the birthday on 1 March (W3)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def add_months(day: date, months: int) -> date:
    """Move by calendar months; a day that does not exist becomes the month's last (W3)."""
    years, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))


def require_past(what: str, day: date, today: date, birth: date | None = None) -> None:
    """Refuse a day in the future, before the subject's birth or out of all reason (W4)."""
    if day > today:
        raise DateInFuture(_(what), day)
    if birth is not None and day < birth:
        raise DateBeforeBirth(_(what), day, birth)
    if day < EARLIEST:
        raise OutOfRange(day)


def require_timely(what: str, day: date, today: date, *, limit: int, reason: str) -> None:
    """Ask for a reason where an entry comes more than `limit` days after its event (W4)."""
    if (today - day).days > limit and not reason.strip():
        raise EntryLate(_(what), day, limit)
