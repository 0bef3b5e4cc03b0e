"""From what is typed on the page to what was told of a person (P3)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from coordinator.domain.check_entry import decimal_of
from coordinator.domain.observation import NO, YES, Nature, NewObservation
from coordinator.domain.prescreening import ToldFacts
from coordinator.domain.subject import Sex
from coordinator.text import _
from ui.prescreen.view import Said, TypedFact, TypedFacts

OLDEST = 130  # years


def told_by(typed: TypedFacts, today: date) -> ToldFacts:
    """Give what is typed as far as it can be understood; what is half typed waits."""
    sex = Sex(typed.sex) if typed.sex else None
    facts = (told for fact in typed.facts for told in observations_of(fact, today))
    return ToldFacts(age_of(typed.age), sex, tuple(facts))


def age_of(words: str) -> Decimal | None:
    age = decimal_of(words)
    return age if age is not None and 0 <= age <= OLDEST else None


def age_problem(words: str) -> str:
    if not words.strip() or age_of(words) is not None:
        return ""
    return _("Enter the age in years, such as 43.")


def observations_of(fact: TypedFact, today: date) -> Iterator[NewObservation]:
    """Give what a fact says; a day that is left empty is today, as its field tells."""
    if fact.has_problem:
        return
    day = fact.on or today
    if fact.asked.nature is Nature.MEASURED:
        if fact.value.strip():
            yield _measured(fact, day)
    elif fact.said in (Said.YES, Said.NO):
        value = YES if fact.said == Said.YES else NO
        yield _named(fact, Nature.STATED, value=value, on=day)
    elif fact.said == Said.NEVER:
        yield _named(fact, Nature.ABSENCE, until=today)
    elif fact.said == Said.STILL:
        yield _taken(fact, NewObservation("", "", on=day, is_ongoing=True))
    elif fact.said == Said.NOT_SINCE and fact.on is not None:
        yield _named(fact, Nature.ABSENCE, on=fact.on, until=today)
    elif fact.said == Said.LAST_ON and fact.on is not None:
        yield from _ended(fact, fact.on, today)


def _measured(fact: TypedFact, day: date) -> NewObservation:
    return NewObservation(
        fact.asked.what,
        fact.asked.title,
        value=fact.value.strip(),
        unit=fact.unit.strip(),
        low=fact.low.strip(),
        high=fact.high.strip(),
        on=day,
    )


def _ended(fact: TypedFact, last: date, today: date) -> Iterator[NewObservation]:
    """Say two things: there on its last day, and not there from the next day on."""
    yield _taken(fact, NewObservation("", "", on=last, until=last))
    if last < today:
        yield _named(fact, Nature.ABSENCE, on=last + timedelta(1), until=today)


def _taken(fact: TypedFact, when: NewObservation) -> NewObservation:
    """Give a treatment or an event, with its dose where that was asked for."""
    dose = fact.value.strip() if fact.asked.has_dose else ""
    return replace(
        when,
        what=fact.asked.what,
        title=fact.asked.title,
        nature=Nature.COURSE,
        value=dose,
        unit=fact.unit if dose else "",
    )


def _named(
    fact: TypedFact,
    nature: Nature,
    *,
    value: str = "",
    on: date | None = None,
    until: date | None = None,
) -> NewObservation:
    return NewObservation(fact.asked.what, fact.asked.title, nature, value, on=on, until=until)
