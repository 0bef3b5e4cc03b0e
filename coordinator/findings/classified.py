"""Classification and diagnostic criteria, from the worksheets that were filled in."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from coordinator.domain.check import Check
from coordinator.domain.finding import Finding
from coordinator.domain.instrument import ResultKind, ResultRule
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth, truth
from coordinator.domain.observation import Observation, folded_words
from coordinator.findings.choosing import chosen, said_of
from coordinator.findings.joining import agreed, merged, unknown
from coordinator.findings.naming import Thing, spelt
from coordinator.findings.saying import because, whole
from coordinator.findings.spans import Span, span_of
from coordinator.findings.values import value_of
from coordinator.instruments.library import best_asked_for_in, instrument, names
from coordinator.text import _, sentences

_MET: Final = frozenset(["met", "classified", "fulfilled"])
_NOT_MET: Final = frozenset(["not met", "not classified", "not fulfilled"])
NONE = "none"


@lru_cache(maxsize=4096)
def criteria_of(check: Check, text: str) -> Thing:
    """Name the worksheets of some classification criteria: by its words, else by all words."""
    words = f"{check.value or ''} {check.subject} {check.value or ''}"
    names = best_asked_for_in(spelt(words)) or best_asked_for_in(spelt(text))
    called = " ".join(filter(None, (check.subject, str(check.value or ""))))
    return Thing((*names, folded_words(called)), called, called, instruments=names)


def of_classification(check: Check, text: str, known: Known) -> Finding:
    """Say whether a worksheet's result qualifies; of several rated ones all have to agree."""
    thing = criteria_of(check, text)
    span = span_of(check.window, known) if check.window else _ever(known)
    wanted = _("the worksheet {title}").format(title=_titles(thing) or thing.called)
    if span.problem:
        return unknown(because(thing.called, span.problem), wanted)
    rated = [(key, found) for key in thing.keys if (found := _rated(key, check, span, known))]
    if not rated:
        return unknown(
            _("{title}: no worksheet is filled in.").format(title=thing.called), wanted
        )
    doubt = _("Which version is meant is open")
    readings = tuple((_title_of(key), found) for key, found in rated)
    merged_readings = agreed(readings, doubt, _("the version, confirmed from the protocol"))
    return _said(merged_readings, readings)


def _said(finding: Finding, readings: tuple[tuple[str, Finding], ...]) -> Finding:
    """Put all ratings in words where they agree."""
    if finding.truth is Truth.UNKNOWN or len(readings) == 1:
        return finding
    found = tuple(one for _title, one in readings)
    return replace(finding, working=merged(finding.truth, found, found).working)


def _ever(known: Known) -> Span:
    return replace(span_of(None, known), since=None, length=None)


def _rated(key: str, check: Check, span: Span, known: Known) -> Finding | None:
    picked = chosen(known, (key,), span)
    if not picked.inside:
        return None
    found = tuple(_of_one(one, key, check, span) for one in picked.inside)
    if len({one.truth for one in found}) == 1:
        return found[0]
    working = sentences(one.working for one in found)
    words = _("The results of that day disagree.")
    return unknown(sentences((working, words)), _("which result counts"))


def _of_one(one: Observation, key: str, check: Check, span: Span) -> Finding:
    said = said_of(one)
    readings = tuple(_readings(one, key, check, said))
    doubt = _("Which category qualifies is open")
    found = agreed(readings, doubt, _("the category that qualifies, confirmed"))
    until = span.valid_until(one.told.on) if one.told.on else None
    if found.truth is Truth.UNKNOWN:
        until = None
    return replace(found, used=(one.id,), valid_until=until, expires=said if until else "")


def _readings(
    one: Observation, key: str, check: Check, said: str
) -> tuple[tuple[str, Finding], ...]:
    word = folded_words(one.told.value)
    holds = True if word in _MET else False if word in _NOT_MET else value_of(word).holds
    if holds is not None:
        return ((said, Finding(truth(holds), whole(said), is_whole=False)),)
    ranks = _categories(key)
    named = next((rank for rank in ranks if word in rank), None)
    if named is None:
        words = _("{value} is not one of its results.").format(value=said)
        return ((said, unknown(words, _("the result of its worksheet"))),)
    qualifying = tuple(folded_words(each) for each in check.categories)
    if qualifying or word == NONE:
        found = bool(named & set(qualifying))
        return ((said, Finding(truth(found), whole(said), is_whole=False)),)
    positive = tuple(rank for rank in ranks if NONE not in rank)
    return tuple(
        (
            _any_of_first(key, size, len(positive)),
            Finding(truth(named in positive[:size]), whole(said), is_whole=False),
        )
        for size in range(1, len(positive) + 1)
    )


def _any_of_first(key: str, size: int, of_all: int) -> str:
    if size == of_all:
        return _("any category")
    values = [_(choice.value) for choice in _main(key).choices][:size]
    return _("only {names}").format(names=_(" or ").join(values))


@lru_cache(maxsize=64)
def _categories(key: str) -> tuple[frozenset[str], ...]:
    """Give the categories of a worksheet, best first, each by its value and its title."""
    if not _is_known(key):
        return ()
    return tuple(
        frozenset({folded_words(choice.value), folded_words(choice.title)})
        for choice in _main(key).choices
    )


def _is_known(key: str) -> bool:
    return key in names() and _main(key).kind is ResultKind.CATEGORY


def _main(key: str) -> ResultRule:
    return instrument(key).results[0]


def _titles(thing: Thing) -> str:
    return _(" or ").join(_(instrument(name).title) for name in thing.instruments)


def _title_of(key: str) -> str:
    return _(instrument(key).title) if key in names() else key
