"""Trying checks out: the finding for somebody made up, and for each reading of a lost sign."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from coordinator.domain.check import Check, Comparator
from coordinator.domain.check_words import SIGNS
from coordinator.domain.criterion import MEANING_WORDS, Criterion, Kind
from coordinator.domain.finding import Finding
from coordinator.domain.known import Counting, Known
from coordinator.domain.logic import Truth
from coordinator.domain.wanted import Wanted
from coordinator.text import N_, _, in_turn
from ui.check_editor.made_up import facts_for, known_of, sentence_of
from ui.check_editor.view import FactView, Person, TriedView
from ui.widgets.tones import Tone

READINGS = (
    Comparator.AT_LEAST,
    Comparator.MORE,
    Comparator.EQUAL,
    Comparator.LESS,
    Comparator.AT_MOST,
)
TRUTH_WORDS = {
    Truth.TRUE: N_("holds"),
    Truth.FALSE: N_("does not hold"),
    Truth.UNKNOWN: N_("not known"),
}


class Trying:
    """Tries checks out on the person that is made up; `find` and `wanted` compute."""

    def __init__(
        self,
        find: Callable[[Criterion, Known], Finding | None],
        wanted: Callable[[Criterion, Known], tuple[Wanted, ...]],
        today: Callable[[], date],
    ) -> None:
        self._find, self._wanted, self._today = find, wanted, today
        self._typed: dict[str, FactView] = {}
        self.counting = Counting()
        self.person = Person()

    def turn_to(self, criterion: Criterion) -> None:
        """Ask for the facts that a criterion asks for; what was typed before stays."""
        known = known_of(Person(), self._today(), self.counting)
        wanted = self._wanted(replace(criterion, has_open_points=False), known)
        facts = facts_for(wanted, tuple(self._typed.values()))
        self.person = replace(self.person, facts=facts)

    def take(self, person: Person) -> None:
        self.person = person
        self._typed |= {fact.what: fact for fact in person.facts}

    def tried(self, criterion: Criterion) -> TriedView:
        """Give the finding, also where a review point is open, and that of each reading."""
        known = known_of(self.person, self._today(), self.counting)
        plain = replace(criterion, has_open_points=False)
        readings = [
            reading_words(words, self._find(read, known)) for words, read in read_as(plain)
        ]
        return tried_view(criterion, self.person, self._find(plain, known), readings)


def tried_view(
    criterion: Criterion, person: Person, finding: Finding | None, readings: Sequence[str]
) -> TriedView:
    sentence = sentence_of(person)
    note = ""
    if criterion.has_open_points:
        note = _("A review point of this criterion is open: it is computed here alone.")
    if finding is None:
        words = _("There is nothing to compute here.")
        return TriedView(sentence, words, Tone.NEUTRAL, "", tuple(readings), note)
    return TriedView(
        sentence,
        _finding_words(criterion.kind, finding),
        _tone(criterion.kind, finding),
        _working(finding),
        tuple(readings),
        note,
    )


def read_as(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    """Give the criterion with each reading of the first sign that was lost, in words."""
    place = next(
        (n for n, check in enumerate(criterion.checks) if check.comparator is Comparator.LOST),
        None,
    )
    if place is None:
        return
    lost = criterion.checks[place]
    for sign in READINGS:
        checks = list(criterion.checks)
        checks[place] = replace(lost, comparator=sign)
        words = _("{subject} {sign} {value}").format(
            subject=lost.subject, sign=SIGNS[sign], value=_value_words(lost)
        )
        yield words, replace(criterion, checks=tuple(checks))


def reading_words(words: str, finding: Finding | None) -> str:
    truth = finding.truth if finding else Truth.UNKNOWN
    return _("Read as {words}: {truth}").format(words=words, truth=_(TRUTH_WORDS[truth]))


def _value_words(check: Check) -> str:
    return "" if check.value is None else f"{check.value}"


def _finding_words(kind: Kind, finding: Finding) -> str:
    answer = finding.suggests()
    if answer is not None:
        return _("Suggests: {answer}").format(answer=_(MEANING_WORDS[kind, answer]))
    if finding.truth is Truth.UNKNOWN:
        return _("Not known")
    return _("A part of the criterion {truth}").format(truth=_(TRUTH_WORDS[finding.truth]))


def _tone(kind: Kind, finding: Finding) -> Tone:
    if finding.truth is Truth.UNKNOWN:
        return Tone.OPEN
    is_good = (finding.truth is Truth.TRUE) is (kind is Kind.INCLUSION)
    if finding.suggests() is None and is_good:
        return Tone.INFO  # the rest of the criterion is not known to be so
    return Tone.SATISFIED if is_good else Tone.FAILED


def _working(finding: Finding) -> str:
    if not finding.would_decide:
        return finding.working
    needed = _("Would decide: {what}.").format(what=in_turn(finding.would_decide))
    return f"{finding.working} {needed}".strip()
