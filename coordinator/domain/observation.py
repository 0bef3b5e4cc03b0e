"""A subject's evidence: what was measured, taken, experienced or stated, and where it stands.

One set belongs to a subject, and every criterion of every trial is checked against it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from coordinator.domain.errors import Refused
from coordinator.domain.evidence import Evidence
from coordinator.domain.unit_words import unit_words
from coordinator.domain.written import number_in
from coordinator.text import N_, _, listed


class Nature(StrEnum):
    """What kind of thing an observation tells."""

    MEASURED = "measured"  # a value, on a day
    STATED = "stated"  # holds or does not hold, on a day
    COURSE = "course"  # from a day, until a day or still: a treatment, an illness, a stay
    ABSENCE = "absence"  # looked for and not there, from a day (or ever) until a day


NATURE_WORDS = {
    Nature.MEASURED: N_("measured value"),
    Nature.STATED: N_("statement"),
    Nature.COURSE: N_("treatment or event"),
    Nature.ABSENCE: N_("looked for and absent"),
}
YES, NO = "yes", "no"


class ObservationIncomplete(Refused):
    problem = N_("{title} lacks: {what}.")
    remedy = N_("Enter it as the report or record has it.")

    def __init__(self, title: str, what: str) -> None:
        super().__init__(title=title, what=what)


class CourseBackwards(Refused):
    problem = N_("{title} cannot end on {until}, before it began on {begun}.")
    remedy = N_("Correct one of the two days.")

    def __init__(self, title: str, begun: date, until: date) -> None:
        super().__init__(title=title, begun=begun.isoformat(), until=until.isoformat())


class LimitsBackwards(Refused):
    problem = N_("{title} cannot be normal from {low} to {high}.")
    remedy = N_("Enter the limits of normal as the report has them.")

    def __init__(self, title: str, low: str, high: str) -> None:
        super().__init__(title=title, low=low, high=high)


class ObservationReplaced(Refused):
    problem = N_("{title} was corrected meanwhile by {by}.")
    remedy = N_("Look at the new value, and correct that one if need be.")

    def __init__(self, title: str, by: str) -> None:
        super().__init__(title=title, by=by)


class CorrectedMeanwhile(ObservationReplaced):
    """Another window or person corrected the same value: both new ones are told."""

    problem = N_("{title} was corrected meanwhile by {by}: {theirs}. You entered: {yours}.")
    remedy = N_("Compare both with the document; correct the new value if yours is right.")

    def __init__(
        self, title: str, by: str, theirs: "NewObservation", yours: "NewObservation"
    ) -> None:
        self.theirs = theirs
        Refused.__init__(
            self, title=title, by=by, theirs=told_in_short(theirs), yours=told_in_short(yours)
        )


class WorksheetResult(Refused):
    problem = N_("{title} is the result of a worksheet.")
    remedy = N_("Correct the worksheet: the result follows.")

    def __init__(self, title: str) -> None:
        super().__init__(title=title)


LONGEST_REPORTED = 4  # digits behind the point
SHORTENED = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class NewObservation:
    """What a person enters.

    `what` is an analyte's key (such as `alt`), an instrument's name (`sledai-2k`), or the
    folded words for anything else; `title` the words shown. `value` and `unit` are as
    reported (`<0.1`, `III`, `60 mg/d`; yes or no for a statement), `low` and `high` the
    limits of normal of the same report. `on` is the day it was taken, stated or begun; None
    for an absence that holds for ever before `until`. `until` is a course's last day, or the
    day up to which an absence is known. `for_study` marks a procedure done for the trial,
    which may only follow consent (C2). `document` is kind, place and date of the source;
    its value and unit stay empty.
    """

    what: str
    title: str
    nature: Nature = Nature.MEASURED
    value: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    on: date | None = None
    until: date | None = None
    is_ongoing: bool = False
    for_study: bool = False
    laboratory_id: int | None = None
    document: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Observation:
    """What was entered, by whom and when. `former` are the values it replaced, oldest first.

    `worksheet_id` is set where it is a worksheet's result, `from_log` where this registry's
    own log says it (a subject's participation in another trial, rule S5); then `id` is 0.
    """

    id: int
    told: NewObservation
    by: str = ""
    at: datetime | None = None
    correction: str = ""
    screening_id: int | None = None
    worksheet_id: int | None = None
    from_log: bool = False
    former: tuple["Observation", ...] = ()

    @property
    def is_claimed(self) -> bool:
        """Whether it lacks kind, place or date of its source: claimed, not evidenced (A4)."""
        return not (self.from_log or self.told.document.is_complete)


def require_whole(told: NewObservation) -> None:
    """Refuse what lacks a part that its nature needs, or contradicts itself."""
    title = told.title.strip()
    if not (title and told.what.strip()):
        raise ObservationIncomplete(title or _("The evidence"), _("what it is about"))
    missing = _missing(told)
    if missing:
        raise ObservationIncomplete(title, _(missing))
    if told.on and told.until and told.until < told.on:
        raise CourseBackwards(title, told.on, told.until)
    low, high = figure(told.low), figure(told.high)
    if low is not None and high is not None and low > high:
        raise LimitsBackwards(title, told.low, told.high)


def _missing(told: NewObservation) -> str:
    """Name the first thing that is missing; empty where nothing is."""
    wanted: dict[Nature, tuple[tuple[bool, str], ...]] = {
        Nature.MEASURED: (
            (bool(told.value.strip()), N_("the value")),
            (told.on is not None, N_("the day it was taken")),
        ),
        Nature.STATED: (
            (told.value in (YES, NO), N_("yes or no")),
            (told.on is not None, N_("the day it was stated")),
        ),
        Nature.COURSE: (
            (told.on is not None, N_("the day it began")),
            (
                not (told.is_ongoing and told.until),
                N_("either the last day or that it is still going on, not both"),
            ),
        ),
        Nature.ABSENCE: (
            (told.until is not None, N_("the day up to which it is known to be absent")),
        ),
    }
    return next((what for is_there, what in wanted[told.nature] if not is_there), "")


def figure(written: str) -> Decimal | None:
    """Give the number that is written alone; None for words, bounds and nothing."""
    return number_in(written)


def shown_value(told: NewObservation) -> str:
    """Give the value as reported; what was computed to many digits is shortened."""
    found = figure(told.value)
    exponent = None if found is None else found.as_tuple().exponent
    if found is None or not isinstance(exponent, int) or -exponent <= LONGEST_REPORTED:
        return told.value
    return f"{found.quantize(SHORTENED):f}"


def told_in_short(told: NewObservation) -> str:
    """Give value and days in one line."""
    value = unit_words(" ".join((shown_value(told), told.unit)), is_reported=True)
    days = " – ".join(day.isoformat() for day in (told.on, told.until) if day)
    return listed(filter(None, (value, days)))


def folded_words(words: str) -> str:
    """Fold what an observation is about, so that the same words find each other."""
    return " ".join(words.casefold().split())
