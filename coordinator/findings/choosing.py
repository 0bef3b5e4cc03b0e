"""Which of a subject's results counts for a check: the newest one inside its window."""

from dataclasses import dataclass
from datetime import date

from coordinator.domain.known import Known
from coordinator.domain.observation import Nature, Observation
from coordinator.domain.observation_words import title_words
from coordinator.domain.unit_words import unit_words
from coordinator.findings.spans import Span
from coordinator.text import _


@dataclass(frozen=True, slots=True)
class Chosen:
    """The results of the newest day that counts: usually one; else the newest that does not."""

    inside: tuple[Observation, ...] = ()
    outside: Observation | None = None


def fitting(known: Known, keys: tuple[str, ...]) -> tuple[Observation, ...]:
    """Give what is known under one of the keys, the newest first."""
    found = [one for one in known.observations if one.told.what in keys]
    found.reverse()  # of one day, what was entered last comes first
    found.sort(key=_day, reverse=True)
    return tuple(found)


def chosen(known: Known, keys: tuple[str, ...], span: Span) -> Chosen:
    found = fitting(known, keys)
    inside = [one for one in found if _counts(one, span)]
    if not inside:
        return Chosen(outside=found[0] if found else None)
    newest = inside[0].told.on
    return Chosen(tuple(one for one in inside if one.told.on == newest))


def said_of(one: Observation, called: str = "", *, figure: str = "", unit: str = "") -> str:
    """Say what was observed: "ALT 78 U/L (2026-11-15)".

    `figure` stands for the value as reported, `unit` where no other was entered.
    """
    told = one.told
    value = figure or reported(one)
    said = unit_words(f"{value} {told.unit or unit}", is_reported=bool(told.unit))
    words = f"{called or title_words(told.title)} {said}".rstrip()
    day = told.on.isoformat() if told.on else _("no date")
    if one.is_claimed:
        return _("{what} ({day}; claimed, not evidenced)").format(what=words, day=day)
    return _("{what} ({day})").format(what=words, day=day)


def reported(one: Observation) -> str:
    """Give the value as it was reported; yes, no and a worksheet's category in words."""
    is_own = one.told.nature is Nature.STATED or one.worksheet_id is not None
    return _(one.told.value) if is_own else one.told.value


def _counts(one: Observation, span: Span) -> bool:
    """Let a result without a date count only where no window asks for one."""
    return span.since is None if one.told.on is None else span.holds(one.told.on)


def _day(one: Observation) -> date:
    return one.told.on or date.min
