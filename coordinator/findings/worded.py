"""Results in words against a check that asks for one, such as "negative"."""

from coordinator.domain.check import Check
from coordinator.domain.check_rule import Together
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import truth
from coordinator.domain.observation import Observation
from coordinator.findings.choosing import chosen, said_of
from coordinator.findings.joining import joined, unknown
from coordinator.findings.naming import Thing, things_of
from coordinator.findings.picked import lasting, missing, one_of_day, wanted_words
from coordinator.findings.saying import whole
from coordinator.findings.spans import Span
from coordinator.findings.values import value_of
from coordinator.text import _


def is_in_words(check: Check) -> bool:
    """Say whether its limit is a word, such as "negative"."""
    return isinstance(check.value, str) and value_of(check.value).holds is not None


def of_words(check: Check, span: Span, known: Known) -> Finding | None:
    """Compare what is said in words, such as "negative"."""
    asked = value_of(check.value).holds if isinstance(check.value, str) else None
    if asked is None:
        return None
    findings = [_worded(thing, span, known, asked=asked) for thing in things_of(check)]
    return joined(findings, Together.ALL if check.together is Together.ALL else Together.ANY)


def _worded(thing: Thing, span: Span, known: Known, *, asked: bool) -> Finding:
    wanted = wanted_words(thing, "", span)
    if span.problem:
        return unknown(span.problem, wanted)
    picked = chosen(known, thing.keys, span)
    if not picked.inside:
        return missing(thing.called, wanted, picked.outside, span)
    found = [
        lasting(_said_in_words(one, thing, asked=asked), one, thing, span)
        for one in picked.inside
    ]
    return one_of_day(tuple(found), thing.called, span)


def _said_in_words(one: Observation, thing: Thing, *, asked: bool) -> Finding:
    told = said_of(one, thing.called)
    holds = value_of(one.told.value).holds
    if holds is None:
        words = _("{value} says neither yes nor no.").format(value=told)
        return unknown(words, _("{value}: positive or negative").format(value=thing.called))
    return Finding(truth(holds is asked), whole(told), is_whole=False)
