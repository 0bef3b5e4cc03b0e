"""A screening at hand into all that is on the page of the walk."""

from datetime import date

from coordinator.domain.checklist import Checklist, Verdict
from coordinator.domain.screening import STATE_WORDS, Screening
from coordinator.domain.screening_words import subtitle_words, title_words
from coordinator.domain.windows import ANCHOR_WORDS
from coordinator.text import _, many, particulars
from ui.walk.asking import Situation
from ui.walk.listing import lines_of
from ui.walk.rows_view import Weighed
from ui.walk.sitting import Sitting
from ui.walk.staging import Seen, stage_of
from ui.walk.view import DatesView, WalkView
from ui.walk.wording import verdict_words


def view_of(
    sitting: Sitting,
    situation: Situation,
    weighed: Weighed,
    unstored: frozenset[int],
    *,
    today: date,
) -> WalkView:
    """Put the page together; `unstored` are criteria whose evidence rows wait."""
    screening = sitting.screening
    checklist = screening.checklist
    sentence, detail = verdict_words(checklist)
    if screening.is_open and (first := _first_to_expire(checklist)):
        detail = f"{detail} {first}"
    if checklist.verdict is Verdict.ELIGIBLE and situation.is_open:
        detail = f"{detail} {_('It can be decided now (Ctrl+D).')}"
    answerable = checklist.answerable()
    answered = sum(item.answer is not None for item in answerable)
    return WalkView(
        screening_id=screening.id,
        title=title_words(screening),
        subtitle=subtitle_words(screening),
        draft_note="" if screening.version.is_confirmed else _("DRAFT: wording unconfirmed"),
        lines=lines_of(checklist.items, screening.id, sitting.drafts, unstored),
        stage=stage_of(
            sitting.current,
            checklist.asked,
            sitting.draft,
            situation,
            Seen(weighed, sitting.asked),
        ),
        answered=answered,
        asked=len(answerable),
        progress=_("{answered} of {asked} answered").format(
            answered=answered, asked=len(answerable)
        ),
        verdict=checklist.verdict,
        sentence=sentence,
        detail=detail,
        dates=_dates_view(screening),
        closed="" if situation.is_open else _closed_words(screening, situation),
        carry=_carry_words(len(sitting.basis.to_carry)),
        can_enter=situation.is_open,
        today=today,
    )


def _dates_view(screening: Screening) -> DatesView:
    dates = screening.dates
    counted = _("Age counts on the day of {anchor}.").format(
        anchor=_(ANCHOR_WORDS[screening.trial.age_anchor])
    )
    return DatesView(
        dates.consent, dates.screening_visit, dates.enrolment, dates.first_dose, counted
    )


def _first_to_expire(checklist: Checklist) -> str:
    """Name the result that is the first not to hold any more, and where it counts (W2)."""
    found = [
        (item.finding.valid_until, item.finding.expires, item.criterion.code)
        for item in checklist.answerable()
        if item.finding and item.finding.valid_until and item.is_reached
    ]
    if not found:
        return ""
    day, title, code = min(found)
    what = particulars(filter(None, (title, code)))
    return _("Earliest result expires {day} ({what}).").format(day=day.isoformat(), what=what)


def _carry_words(count: int) -> str:
    if not count:
        return ""
    return many(
        "A result from the earlier attempt: is it still valid?",
        "{count} results from the earlier attempt: which are still valid?",
        count,
    )


def _closed_words(screening: Screening, situation: Situation) -> str:
    if screening.is_open:
        return _("You read here; assessing criteria is not delegated to you.")
    state = _(STATE_WORDS[screening.state]).lower()
    if situation.can_enter:
        words = _(
            "This screening is {state}; this criterion is answered later, and can be now."
        )
        return words.format(state=state)
    words = _("This screening is {state}: it can be read here, and reopened with a reason.")
    return words.format(state=state)
