"""A person made up to try checks out on: what is typed becomes what would be known."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from coordinator.domain.check_entry import decimal_of
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.known import Counting, Known
from coordinator.domain.observation import Nature, NewObservation, Observation
from coordinator.domain.subject import Sex
from coordinator.domain.unit_words import unit_words
from coordinator.domain.wanted import Wanted
from coordinator.text import _, in_turn, particulars
from ui.check_editor.view import FactView, Person

COURSE, NEVER = "course", "never"
LONG_AGO = 36_500  # days


def facts_for(wanted: Sequence[Wanted], typed: Sequence[FactView]) -> tuple[FactView, ...]:
    """Give a fact to fill in for each piece of evidence, with what was typed for it before."""
    known = {fact.what: fact for fact in typed}
    return tuple(_fact(one, known.get(one.what)) for one in wanted)


def known_of(person: Person, today: date, counting: Counting) -> Known:
    """Give what would be known of such a person on `today`."""
    age = decimal_of(person.age)
    return Known(
        today,
        Sex(person.sex) if person.sex else None,
        age=age if age is not None and age >= 0 else None,
        counting=counting,
        observations=tuple(_observations(person.facts, today)),
    )


def sentence_of(person: Person) -> str:
    """Put the made-up person in words: `For a 43-year-old woman with ALT 78 U/L, ULN 40`."""
    nouns = {Sex.FEMALE: _("woman"), Sex.MALE: _("man")}
    noun = nouns[Sex(person.sex)] if person.sex else _("person")
    who = _("{age}-year-old {noun}").format(age=person.age, noun=noun) if person.age else noun
    told = list(filter(None, map(_fact_words, person.facts)))
    if not told:
        return _("For a {who}").format(who=who)
    return _("For a {who} with {facts}").format(who=who, facts=in_turn(told))


def _fact(wanted: Wanted, typed: FactView | None) -> FactView:
    unit = wanted.units[0] if wanted.units else ""
    plain = FactView(wanted.what, wanted.title, wanted.nature)
    return replace(
        typed or replace(plain, unit=unit),
        title=wanted.title,
        nature=wanted.nature,
        units=wanted.units,
        needs_low=wanted.needs_low,
        needs_high=wanted.needs_high,
        needs_value=wanted.nature is Nature.MEASURED or bool(wanted.units),
    )


def _observations(facts: Sequence[FactView], today: date) -> Iterator[Observation]:
    for number, fact in enumerate(facts, start=1):
        told = _told(fact, today)
        if told is not None:
            yield Observation(number, told)


def _told(fact: FactView, today: date) -> NewObservation | None:
    paper = Evidence(SourceKind.OTHER, _("made up"), today)
    plain = NewObservation(fact.what, fact.title, fact.nature, on=today, document=paper)
    value, unit = fact.value.strip(), fact.unit.strip()
    if fact.nature is Nature.MEASURED:
        low, high = fact.low.strip(), fact.high.strip()
        return replace(plain, value=value, unit=unit, low=low, high=high) if value else None
    if fact.nature is Nature.STATED:
        return replace(plain, value=fact.said) if fact.said else None
    if fact.said == NEVER:
        return replace(plain, nature=Nature.ABSENCE, on=None, until=today)
    if fact.said != COURSE:
        return None
    ended = _days(fact.ended)
    return replace(
        plain,
        nature=Nature.COURSE,
        value=value,
        unit=unit if value else "",
        on=today - timedelta(_days(fact.begun) or ended or 0),
        until=None if ended is None else today - timedelta(ended),
        is_ongoing=ended is None,
    )


def _days(words: str) -> int | None:
    plain = words.strip()
    return min(int(plain), LONG_AGO) if plain.isascii() and plain.isdigit() else None


def _fact_words(fact: FactView) -> str:
    told = unit_words(f"{fact.value.strip()} {fact.unit}", is_reported=True)
    value = " ".join(filter(None, (fact.title, told)))
    if fact.nature is Nature.MEASURED:
        low = _("LLN {value}").format(value=fact.low.strip()) if fact.low.strip() else ""
        high = _("ULN {value}").format(value=fact.high.strip()) if fact.high.strip() else ""
        return particulars(filter(None, (value, low, high))) if fact.value.strip() else ""
    if fact.said == NEVER:
        return _("never {title}").format(title=fact.title)
    if fact.said == COURSE:
        name = value if fact.value.strip() else fact.title
        ended = fact.ended.strip()
        return (
            _("{what} until {days} days ago").format(what=name, days=ended) if ended else name
        )
    words = {"yes": _("{title}: yes"), "no": _("{title}: no")}.get(fact.said, "")
    return words.format(title=fact.title)
