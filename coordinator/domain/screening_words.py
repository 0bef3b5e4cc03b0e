"""A screening in words: whose it is, against what, and how each criterion stands."""

from coordinator.domain.checklist import Item
from coordinator.domain.criterion import ANSWER_WORDS, Answer, Kind
from coordinator.domain.screening import Screening
from coordinator.domain.subject import SEX_WORDS
from coordinator.text import N_, _

STANDING_WORDS = {
    (Kind.INCLUSION, Answer.YES): N_("Met"),
    (Kind.INCLUSION, Answer.NO): N_("Not met"),
    (Kind.EXCLUSION, Answer.YES): N_("Present"),
    (Kind.EXCLUSION, Answer.NO): N_("Absent"),
}


def standing_word(item: Item) -> str:
    """Say in a word or two how `item` stands: "Met", "Absent", "Pending", "Open"."""
    answer = item.answer
    if answer is None:
        return _("Open") if item.is_reached else _("Not reached")
    words = STANDING_WORDS.get((item.criterion.kind, answer))
    return _(words) if words else _(ANSWER_WORDS[answer])


def title_words(screening: Screening) -> str:
    again = _("attempt {number}").format(number=screening.attempt)
    said = (
        screening.screening_number,
        screening.subject.initials,
        again if screening.attempt > 1 else "",
    )
    return "  ".join(filter(None, said))


def subtitle_words(screening: Screening) -> str:
    """Say whose data it is and against which version, with the age and its day."""
    sex = _(SEX_WORDS[screening.subject.sex])
    age = screening.age_at_consent
    who = (
        sex.capitalize()
        if age is None
        else _("{sex}, {age} on {day}").format(
            sex=sex.capitalize(), age=age, day=screening.dates.consent.isoformat()
        )
    )
    version = screening.version
    dated = _("of {day}").format(day=version.dated_on.isoformat()) if version.dated_on else ""
    trial = screening.trial
    said = (who, trial.label, " ".join(filter(None, (version.name, dated))))
    short = (trial.short_title,) if trial.short_title != trial.label else ()
    return " · ".join((*said, *short))
