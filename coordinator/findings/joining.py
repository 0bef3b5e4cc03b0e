"""Findings taken together: by three-valued logic, or as readings of the same words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from coordinator.domain.check_rule import Together
from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth, at_least
from coordinator.findings.saying import because, whole
from coordinator.text import _, in_turn, listed, sentences

PASSES, FAILS, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def unknown(working: str, *would_decide: str, used: tuple[int, ...] = ()) -> Finding:
    return Finding(Truth.UNKNOWN, working, is_whole=False, used=used, would_decide=would_decide)


def joined(findings: Iterable[Finding], together: Together, count: int = 1) -> Finding:
    """Take findings together; what was used, and how long it holds, is of those that matter."""
    found = tuple(findings)
    if together is Together.NOT:
        return negated(found[0])
    if len(found) == 1 and (count == 1 or together is not Together.AT_LEAST):
        return found[0]
    needed = {Together.ALL: len(found), Together.ANY: 1}.get(together, count)
    truth = at_least(needed, (one.truth for one in found))
    matter = _deciding(found, truth, needed)
    return merged(truth, _worth_saying(found, truth), matter)


def _worth_saying(found: tuple[Finding, ...], truth: Truth) -> tuple[Finding, ...]:
    """Leave out what is not known where it does not matter."""
    if truth is Truth.UNKNOWN:
        return found
    return tuple(one for one in found if one.truth is not Truth.UNKNOWN)


def negated(finding: Finding) -> Finding:
    return merged(finding.truth.opposite, (finding,), (finding,))


def merged(truth: Truth, said: tuple[Finding, ...], matter: tuple[Finding, ...]) -> Finding:
    """Make one finding of several: `said` are put in words, `matter` decide."""
    if len(said) == len(matter) == 1 and said[0] is matter[0] and truth is said[0].truth:
        return said[0]
    until, expires = _first_to_end(matter)
    return Finding(
        truth,
        sentences(dict.fromkeys(one.working for one in said)),
        is_whole=False,
        used=_once(each for one in matter for each in one.used),
        valid_until=until,
        expires=expires,
        would_decide=()
        if truth is not Truth.UNKNOWN
        else tuple(dict.fromkeys(words for one in matter for words in one.would_decide)),
        at_cut_off=any(one.at_cut_off for one in matter),
    )


def agreed(readings: tuple[tuple[str, Finding], ...], doubt: str, remedy: str) -> Finding:
    """Give what all readings of the same words say; unknown, each named, where they differ.

    `doubt` says what is not clear, `remedy` what would settle it.
    """
    findings = tuple(finding for _name, finding in readings)
    first = findings[0]
    if len(findings) == 1:
        return first
    if len({one.truth for one in findings}) == 1:
        found = merged(first.truth, (first,), findings)
        if first.truth is not Truth.UNKNOWN:
            return found
        return _also(found, remedy)
    passes = listed(name for name, one in readings if one.truth is PASSES)
    fails = listed(name for name, one in readings if one.truth is FAILS)
    open_ = listed(name for name, one in readings if one.truth is OPEN)
    told = (
        (_("passes {names}"), passes),
        (_("fails {names}"), fails),
        (_("not known: {names}"), open_),
    )
    said = in_turn(words.format(names=names) for words, names in told if names)
    working = sentences((first.working, whole(because(doubt, said))))
    found = merged(Truth.UNKNOWN, findings, findings)
    return _also(replace(found, working=working), remedy)


def _also(finding: Finding, remedy: str) -> Finding:
    would_decide = tuple(dict.fromkeys((*finding.would_decide, remedy)))
    return replace(finding, would_decide=would_decide)


def _deciding(found: tuple[Finding, ...], truth: Truth, needed: int) -> tuple[Finding, ...]:
    """Give those that make the truth: as few as suffice, the longest valid ones first."""
    if truth is Truth.UNKNOWN:
        return tuple(one for one in found if one.truth is Truth.UNKNOWN)
    same = [one for one in found if one.truth is truth]
    suffice = needed if truth is Truth.TRUE else len(found) - needed + 1
    lasting = sorted(same, key=lambda one: one.valid_until or date.max, reverse=True)
    kept = lasting[:suffice]
    return tuple(one for one in found if any(one is each for each in kept))


def _first_to_end(findings: tuple[Finding, ...]) -> tuple[date | None, str]:
    ending = [one for one in findings if one.valid_until is not None]
    if not ending:
        return None, ""
    first = min(ending, key=lambda one: one.valid_until or date.max)
    return first.valid_until, first.expires


def _once(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one for one in ids if one))


def any_of(findings: Iterable[Finding]) -> Finding:
    return joined(findings, Together.ANY)
