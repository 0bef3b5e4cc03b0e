"""A screening in words: whose it is, against what, and how each criterion stands."""

from collections.abc import Sequence

from coordinator.domain.checklist import VERDICT_WORDS, Checklist, Item, Verdict
from coordinator.domain.criterion import ANSWER_WORDS, Answer, Criterion, Kind
from coordinator.domain.screening import Screening
from coordinator.domain.subject import SEX_WORDS
from coordinator.domain.windows import ScreeningDates
from coordinator.text import N_, _, listed

STANDING_WORDS = {
    (Kind.INCLUSION, Answer.YES): N_("Met"),
    (Kind.INCLUSION, Answer.NO): N_("Not met"),
    (Kind.EXCLUSION, Answer.YES): N_("Present"),
    (Kind.EXCLUSION, Answer.NO): N_("Absent"),
}


def standing_word(item: Item) -> str:
    """Say in a word or two how `item` stands: "Met", "Absent", "Pending", "Open"."""
    answer = item.answer
    if item.is_deferred and answer is None:
        return _("Later")
    if answer is None:
        return _("Open") if item.is_reached else _("Not reached")
    words = STANDING_WORDS.get((item.criterion.kind, answer))
    return _(words) if words else _(ANSWER_WORDS[answer])


def verdict_words(checklist: Checklist) -> str:
    """Say the verdict; not that all is satisfied while something is answered later (A3).

    Nor where inclusion was approved against a criterion that failed (S6).
    """
    if checklist.verdict is Verdict.ELIGIBLE and checklist.excepted:
        return _("Eligible by approved exception")
    if checklist.verdict is Verdict.ELIGIBLE and checklist.deferred:
        return _("All criteria due by the decision are satisfied")
    return _(VERDICT_WORDS[checklist.verdict])


def deviation_words(codes: Sequence[str]) -> str:
    """Name the criteria against which inclusion was approved; empty where there are none."""
    if not codes:
        return ""
    words = _("Protocol deviation: included against {codes} by an approved exception")
    return words.format(codes=listed(codes))


def deferred_words(criterion: Criterion, dates: ScreeningDates) -> str:
    """Say until when an unanswered criterion may wait: "due by 2026-12-01, before …"."""
    due = dates.of_deferred
    if due is None:
        return _("due before {event}").format(event=criterion.deferred_to)
    words = _("due by {day}, before {event}")
    return words.format(day=due.isoformat(), event=criterion.deferred_to)


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
