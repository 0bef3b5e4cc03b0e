"""Trials against what is known of a person (P3).

A finding that speaks of a part of a criterion counts only where it is unfavourable, as it
does against an answer; what is not known never counts against anybody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from coordinator.domain.check import Check, CheckKind
from coordinator.domain.check_rule import CheckRule
from coordinator.domain.criterion import Answer, Combination, Criterion, Kind, Standing
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth, all_of, any_of, at_least
from coordinator.domain.observation import Nature, Observation
from coordinator.domain.prescreening import (
    AGE,
    SEX,
    Against,
    CriterionSeen,
    Fit,
    InTrial,
    RecruitingTrial,
    TrialFit,
)
from coordinator.domain.wanted import Wanted
from coordinator.findings.asking import merged
from coordinator.findings.criteria import finding_on
from coordinator.findings.wanting import wanted_at
from coordinator.text import _, sentences

ANSWERS = {Truth.TRUE: Answer.YES, Truth.FALSE: Answer.NO, Truth.UNKNOWN: None}
UNFAVOURABLE = {Kind.INCLUSION: Truth.FALSE, Kind.EXCLUSION: Truth.TRUE}

Stated = tuple[Kind, CheckRule | None, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Place:
    """What is found at a criterion or part that is answered as one, and what is missing."""

    finding: Finding
    missing: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What is known of a criterion's statement, and the places at which it was found."""

    criterion: Criterion
    truth: Truth
    places: tuple[_Place, ...] = ()

    @property
    def standing(self) -> Standing:
        return self.criterion.standing(ANSWERS[self.truth])

    @property
    def missing(self) -> Iterator[Wanted]:
        return (wanted for place in self.places for wanted in place.missing)

    def against(self) -> Against:
        """Tell by what it excludes: of its places only those that say so."""
        telling = [each.finding for each in self.places if each.finding.truth is self.truth]
        return Against(
            self.criterion.code,
            sentences(finding.working for finding in telling),
            is_whole=all(finding.is_whole for finding in telling),
        )


@dataclass(frozen=True)
class Weighing:
    """Holds one person against many trials, which ask for the same things again and again."""

    known: Known
    # By which checks are the same ones: comparing them would cost what it saves. The checks
    # are kept beside, so that no other one is taken for them.
    _places: dict[Stated, tuple[tuple[Check, ...], _Place | None]] = field(default_factory=dict)

    def fit_of(self, recruiting: RecruitingTrial, screened: InTrial | None = None) -> TrialFit:
        """Say how a trial stands with what is known."""
        weighed = [self._weigh(found) for found in recruiting.criteria if is_asked(found)]
        unknown = [found for found in weighed if found.truth is Truth.UNKNOWN]
        failed = [found for found in weighed if found.standing is Standing.FAILED]
        wanting = () if failed else tuple(tuple(found.missing) for found in unknown)
        missing = merged(wanted for found in wanting for wanted in found)
        favourable = len(weighed) - len(failed) - len(unknown)
        return TrialFit(
            recruiting.trial,
            recruiting.version_id,
            _fit(has_failed=bool(failed), is_whole=bool(favourable) and not missing),
            tuple(found.against() for found in failed),
            missing,
            favourable,
            len(unknown) - sum(map(bool, wanting)),
            screened,
        )

    def seen(self, criteria: Sequence[Criterion]) -> Iterator[CriterionSeen]:
        """Show criteria and their parts one by one, each with what is found about it."""
        for criterion in criteria:
            if criterion.is_heading:
                continue
            weighed, asked = self._weigh(criterion), is_asked(criterion)
            finding = None if criterion.answered_by_parts else finding_on(criterion, self.known)
            is_wanting = asked and not criterion.answered_by_parts
            yield CriterionSeen(
                criterion,
                finding,
                weighed.standing if asked else Standing.OPEN,
                merged(weighed.missing) if is_wanting else (),
            )
            yield from self.seen(criterion.parts)

    def _weigh(self, criterion: Criterion) -> _Weighed:
        if criterion.answered_by_parts:
            parts = [self._weigh(part) for part in criterion.parts if is_asked(part)]
            places = tuple(place for part in parts for place in part.places)
            return _Weighed(criterion, _together(criterion, parts), places)
        place = self._place(criterion) if criterion.checks else None
        if place is None:
            return _Weighed(criterion, Truth.UNKNOWN)
        truth = place.finding.truth
        counts = place.finding.is_whole or truth is UNFAVOURABLE[criterion.kind]
        return _Weighed(criterion, truth if counts else Truth.UNKNOWN, (place,))

    def _place(self, criterion: Criterion) -> _Place | None:
        stated = criterion.kind, criterion.check_rule, tuple(map(id, criterion.checks))
        if (there := self._places.get(stated)) is not None:
            return there[1]
        finding = finding_on(criterion, self.known)
        is_unknown = finding is not None and finding.truth is Truth.UNKNOWN
        missing = tuple(_missing_at(criterion, self.known)) if is_unknown else ()
        place = None if finding is None else _Place(finding, missing)
        self._places[stated] = criterion.checks, place
        return place


def is_asked(criterion: Criterion) -> bool:
    """Whether it counts before consent: no heading, and not one that is answered later."""
    return not (criterion.is_heading or criterion.deferred_to)


def in_order(fits: Iterable[TrialFit]) -> tuple[TrialFit, ...]:
    """Put those first that may fit, then those about which least is missing."""
    rank = {Fit.MAY_FIT: 0, Fit.NOT_KNOWN: 1, Fit.EXCLUDED: 2}
    return tuple(
        sorted(fits, key=lambda one: (rank[one.fit], len(one.missing), one.trial.label))
    )


def _fit(*, has_failed: bool, is_whole: bool) -> Fit:
    if has_failed:
        return Fit.EXCLUDED
    return Fit.MAY_FIT if is_whole else Fit.NOT_KNOWN


def _together(criterion: Criterion, parts: Sequence[_Weighed]) -> Truth:
    said = [part.truth for part in parts]
    match criterion.combination:
        case _ if not said:
            return Truth.UNKNOWN
        case Combination.ALL:
            return all_of(said)
        case Combination.ANY:
            return any_of(said)
    return at_least(criterion.at_least, said)


def _missing_at(criterion: Criterion, known: Known) -> Iterator[Wanted]:
    kinds = {check.kind for check in criterion.checks}
    if CheckKind.AGE in kinds and known.birth is None and known.age is None:
        yield Wanted(AGE, _("Age"), Nature.MEASURED, ("a",))
    if CheckKind.SEX in kinds and known.sex is None:
        yield Wanted(SEX, _("Sex at birth"), Nature.STATED)
    for wanted in wanted_at(criterion, known):
        if not any(_answers(one, wanted) for one in wanted.fitting):
            yield wanted


def _answers(observation: Observation, wanted: Wanted) -> bool:
    """Whether it is recent enough, and has the limits of normal that are needed."""
    told = observation.told
    if (wanted.needs_low and not told.low) or (wanted.needs_high and not told.high):
        return False
    is_measured = told.nature is Nature.MEASURED
    return not is_measured or _is_between(told.on, wanted.since, wanted.until)


def _is_between(day: date | None, since: date | None, until: date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)
