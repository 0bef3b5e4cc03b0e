"""What is stated rather than measured: pregnancy, consent, judgement, anything else."""

import re
from dataclasses import replace
from typing import Final

from coordinator.domain.check import Check
from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth, truth
from coordinator.domain.observation import Nature, Observation, folded_words
from coordinator.domain.subject import Sex
from coordinator.findings.choosing import chosen, said_of
from coordinator.findings.joining import any_of, negated, unknown
from coordinator.findings.picked import missing, one_of_day
from coordinator.findings.saying import because, whole
from coordinator.findings.spans import Span, span_of
from coordinator.findings.terms import Term
from coordinator.findings.values import value_of
from coordinator.text import N_, _

PREGNANCY: Final = ("pregnancy", "hcg", "pregnancy test", "urine pregnancy test")
LACTATION: Final = ("lactation", "breast-feeding", "breastfeeding", "breast feeding")
CALLED: Final[dict[tuple[str, ...], str]] = {
    PREGNANCY: N_("pregnancy or hCG test"),
    LACTATION: N_("breast-feeding"),
}
_ABSENT: Final = re.compile(
    r"\bnegative\b|\bnot (?:be )?pregnan|\bnon-?pregnan|阴性|未(?:怀孕|妊娠)", re.IGNORECASE
)
_PREGNANT: Final = re.compile(r"pregnan|gestation|hcg|妊娠|怀孕|孕", re.IGNORECASE)
_LACTATING: Final = re.compile(r"lactat|breast|nursing|哺乳", re.IGNORECASE)


def asked_of_women(criterion: Criterion) -> tuple[tuple[str, ...], ...]:
    """Say which of pregnancy and breast-feeding a criterion speaks of."""
    asked = ((PREGNANCY, _PREGNANT), (LACTATION, _LACTATING))
    return tuple(keys for keys, words in asked if words.search(criterion.text)) or (PREGNANCY,)


def of_pregnancy(check: Check, criterion: Criterion, known: Known) -> Finding | None:
    """Say whether she is pregnant or breast-feeding; "test negative" turns it."""
    if check.subject != "pregnancy":
        return None
    asks_for_absence = _ABSENT.search(criterion.text) is not None
    if criterion.kind is Kind.INCLUSION and not asks_for_absence:
        return None
    if known.sex is Sex.MALE:
        working = _("Sex at birth: male. It does not apply.")
        if asks_for_absence:
            return unknown(working)
        return Finding(Truth.FALSE, working, is_whole=False)
    span = span_of(check.window, known)
    found = any_of(_woman(keys, span, known) for keys in asked_of_women(criterion))
    return negated(found) if asks_for_absence else found


def _woman(keys: tuple[str, ...], span: Span, known: Known) -> Finding:
    called = _(CALLED[keys])
    return _yes_or_no(keys, called, span, known)


def of_consent(criterion: Criterion, known: Known) -> Finding:
    """Say that consent is on record; an exclusion criterion speaks of a refused one."""
    if known.dates is None:
        return unknown(_("Consent is not recorded yet."), _("the consent"))
    day = known.dates.consent.isoformat()
    working = _("Consent of {day} is on record.").format(day=day)
    return Finding(truth(criterion.kind is Kind.INCLUSION), working, is_whole=False)


def of_judgement() -> Finding:
    words = _("The investigator's judgement is needed.")
    return unknown(words, _("the investigator's judgement"))


def of_other(check: Check, known: Known) -> Finding | None:
    """Take what was stated in the same words; None where nothing was."""
    return of_statement(check.subject, (), known)


def of_statement(subject: str, terms: tuple[Term, ...], known: Known) -> Finding | None:
    """Take a yes or no about the very words of a check."""
    keys = {folded_words(subject)} | {term.key for term in terms if not term.is_class}
    stated = tuple(
        one
        for one in known.observations
        if one.told.nature is Nature.STATED and one.told.what in keys
    )
    if not stated:
        return None
    span = span_of(None, replace(known, counting=replace(known.counting, results_days=None)))
    return _yes_or_no(tuple(keys), subject, span, known)


def _yes_or_no(keys: tuple[str, ...], called: str, span: Span, known: Known) -> Finding:
    wanted = called
    if span.since is not None:
        words = _("{value}, taken from {day} on")
        wanted = words.format(value=called, day=span.since.isoformat())
    if span.problem:
        return unknown(because(called, span.problem), wanted)
    picked = chosen(known, keys, span)
    if not picked.inside:
        return missing(called, wanted, picked.outside, span)
    found = tuple(_of_one(one, called, span) for one in picked.inside)
    return one_of_day(found, called, span)


def _of_one(one: Observation, called: str, span: Span) -> Finding:
    said = said_of(one)
    holds = value_of(one.told.value).holds
    if one.told.nature is Nature.ABSENCE:
        holds = False
    if holds is None:
        words = _("{value} says neither yes nor no.")
        return unknown(words.format(value=said), _("{value}: yes or no").format(value=called))
    until = span.valid_until(one.told.on) if one.told.on else None
    return Finding(
        truth(holds),
        whole(said),
        is_whole=False,
        used=(one.id,),
        valid_until=until,
        expires=called if until else "",
    )
