"""The day in words."""

from dataclasses import replace
from datetime import datetime

from coordinator.domain.screening import STATE_WORDS, State
from coordinator.domain.today import OpenScreening, Recruitment, Today
from coordinator.text import _, listed, many
from ui.today.model import OpenLine, Place, RecruitmentLine
from ui.widgets.tones import Tone

NOON, EVENING = 12, 18


def greeting(now: datetime) -> str:
    if now.hour < NOON:
        return _("Good morning, {name}")
    return _("Good afternoon, {name}") if now.hour < EVENING else _("Good evening, {name}")


def day_words(now: datetime) -> str:
    return now.strftime("%Y-%m-%d")


def lines_of(today: Today) -> tuple[OpenLine, ...]:
    """Give what is open, that which only lacks a signature first."""
    unsigned = _("Awaiting the coordinator")
    return (
        *(replace(line_of(screening), state=unsigned) for screening in today.unsigned),
        *map(line_of, (*today.waiting, *today.open)),
    )


def line_of(screening: OpenScreening) -> OpenLine:
    waits = screening.state is State.AWAITING_INVESTIGATOR
    step = _("Sign") if waits else screening.next_step or _("Decide")
    if screening.failed and not waits:
        step = _("Decide: {codes} failed").format(codes=listed(screening.failed))
    return OpenLine(
        screening.screening_id,
        screening.screening_number,
        screening.initials,
        screening.trial,
        _(STATE_WORDS[screening.state]),
        Tone.OPEN if waits else Tone.INFO,
        f"{screening.decided}/{screening.asked}",
        step,
        Place.DECISION if waits else Place.WALK,
    )


def note_of(today: Today) -> str:
    """Say that there are more than the page lists."""
    listed = len(today.open) + len(today.waiting) + len(today.unsigned)
    if today.open_total <= listed:
        return many("{count} screening is open", "{count} screenings are open", listed)
    words = _("{listed} of {total}: the oldest, and those that wait")
    return words.format(listed=listed, total=today.open_total)


def recruitment_line(found: Recruitment) -> RecruitmentLine:
    if found.target:
        words = _("{enrolled} of {target}").format(enrolled=found.enrolled, target=found.target)
    else:
        words = _("{enrolled}, no target").format(enrolled=found.enrolled)
    return RecruitmentLine(
        found.trial_id, found.trial, found.enrolled, found.target or 0, words
    )
