"""A screening at hand into all that is on the page of the walk."""

from datetime import date

from coordinator.domain.checklist import Verdict
from coordinator.domain.screening import STATE_WORDS, Screening
from coordinator.domain.screening_words import subtitle_words, title_words
from coordinator.domain.windows import ANCHOR_WORDS
from coordinator.text import _
from ui.walk.asking import Situation
from ui.walk.sitting import Sitting
from ui.walk.staging import lines_of, stage_of
from ui.walk.view import DatesView, WalkView
from ui.walk.wording import verdict_words


def view_of(sitting: Sitting, situation: Situation, today: date) -> WalkView:
    screening = sitting.screening
    checklist = screening.checklist
    sentence, detail = verdict_words(checklist)
    if checklist.verdict is Verdict.ELIGIBLE and situation.can_enter:
        detail = f"{detail} {_('It can be decided now (Ctrl+D).')}"
    answerable = checklist.answerable()
    answered = sum(item.answer is not None for item in answerable)
    return WalkView(
        screening_id=screening.id,
        title=title_words(screening),
        subtitle=subtitle_words(screening),
        draft_note="" if screening.version.is_confirmed else _("DRAFT: wording unconfirmed"),
        lines=lines_of(checklist.items, screening.id, sitting.drafts),
        stage=stage_of(sitting.current, checklist.asked, sitting.draft, situation),
        answered=answered,
        asked=len(answerable),
        progress=_("{answered} of {asked} answered").format(
            answered=answered, asked=len(answerable)
        ),
        verdict=checklist.verdict,
        sentence=sentence,
        detail=detail,
        dates=_dates_view(screening),
        closed="" if situation.can_enter else _closed_words(screening),
        can_enter=situation.can_enter,
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


def _closed_words(screening: Screening) -> str:
    if screening.is_open:
        return _("You read here; assessing criteria is not delegated to you.")
    state = _(STATE_WORDS[screening.state]).lower()
    words = _("This screening is {state}: it can be read here, and reopened with a reason.")
    return words.format(state=state)
