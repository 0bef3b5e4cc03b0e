"""Pre-screening: what is known of a person against all trials that recruit (P3, S5).

It says what is known, and what is not. It never says that somebody is eligible.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from coordinator.domain.criterion import Criterion, Standing
from coordinator.domain.errors import Refused
from coordinator.domain.finding import Finding
from coordinator.domain.observation import NewObservation, Observation
from coordinator.domain.screening import State
from coordinator.domain.subject import Sex
from coordinator.domain.trial import Trial
from coordinator.domain.wanted import Wanted
from coordinator.text import N_, _, listed

AGE, SEX = "age", "sex"  # under which these two are asked for, beside observations


class Fit(StrEnum):
    """How one trial stands with what is known so far."""

    MAY_FIT = "may fit"
    NOT_KNOWN = "not known"
    EXCLUDED = "excluded"


FIT_WORDS = {
    Fit.MAY_FIT: N_("May fit"),
    Fit.NOT_KNOWN: N_("Not known yet"),
    Fit.EXCLUDED: N_("Excluded, as far as is known"),
}


class NoTrialRecruits(Refused):
    problem = N_("No trial recruits, so there is nothing to note.")
    remedy = N_("Put a version of a trial's protocol into use first.")


class NothingKnown(Refused):
    problem = N_("Nothing is known of the person yet.")
    remedy = N_("Enter the age, the sex or a result before it is noted.")


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """What was told of a person, without anything that identifies them; age in years."""

    age: Decimal | None = None
    sex: Sex | None = None
    observations: tuple[NewObservation, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.age is None and self.sex is None and not self.observations


@dataclass(frozen=True, slots=True)
class RecruitingTrial:
    """A trial that recruits, with the version in use and, of its criteria, what is checked.

    The criteria carry no readings that were confirmed, their checks no places in the text,
    and their text stands for what the record said.
    """

    trial: Trial
    version_id: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """A criterion by which a trial is excluded as far as is known, and how that was found.

    What was found may be about a part of the criterion: then a person reads the rest.
    """

    code: str
    working: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class InTrial:
    """That the subject is or was in screening for a trial, by this registry's own log (S5)."""

    screening_id: int
    screening_number: str
    trial_id: int
    trial: str
    state: State
    consented_on: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class TrialFit:
    """`missing` are the things asked for that are not known.

    `favourable` counts the criteria that are satisfied as far as is known, `to_read` those
    that no fact decides: a person reads them. `screened` is the subject's newest screening
    for this trial.
    """

    trial: Trial
    version_id: int
    fit: Fit
    against: tuple[Against, ...] = ()
    missing: tuple[Wanted, ...] = ()
    favourable: int = 0
    to_read: int = 0
    screened: InTrial | None = None


def fit_words(found: TrialFit) -> str:
    """Say in a few words how a trial stands: as far as is known, never as a decision."""
    if found.fit is Fit.EXCLUDED:
        codes = listed(against.code for against in found.against)
        return _("Excluded by {codes}").format(codes=codes)
    return _(FIT_WORDS[found.fit])


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Something to ask next: in how many trials it is missing, and in how many only it is."""

    wanted: Wanted
    trials: int
    alone: int


@dataclass(frozen=True, slots=True)
class Prescreening:
    """All trials, those that may fit first; what to ask next, what decides most first.

    `in_screening` are the screenings of this subject that are open: another one cannot
    begin before they end (S5). `known` is what the registry has of the subject.
    """

    today: date
    trials: tuple[TrialFit, ...] = ()
    to_ask: tuple[ToAsk, ...] = ()
    in_screening: tuple[InTrial, ...] = ()
    known: tuple[Observation, ...] = ()

    def count(self, fit: Fit) -> int:
        return sum(found.fit is fit for found in self.trials)


@dataclass(frozen=True, slots=True)
class CriterionSeen:
    """One criterion of a trial, with what is found about it; None where nothing is.

    `standing` is where it would leave the person as far as is known, `wanted` what is
    missing there.
    """

    criterion: Criterion
    finding: Finding | None
    standing: Standing = Standing.OPEN
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class PrescreenedCounts:
    """How many pre-screenings for a trial were noted, reduced ones with them."""

    may_fit: int = 0
    not_known: int = 0
    excluded: int = 0

    @property
    def total(self) -> int:
        return self.may_fit + self.not_known + self.excluded
