"""Whom a trial's record admits by age and sex, as the program has read it: in words."""

from coordinator.domain.check_entry import TIME_UNITS
from coordinator.domain.subject import SEX_WORDS, Sex
from coordinator.domain.trial import Trial
from coordinator.text import N_, _, particulars

YEARS = "years"
SEX_READ = {sex.value: words for sex, words in SEX_WORDS.items()}
SEX_READ["all"] = N_("female or male")


def admitted_words(trial: Trial) -> str:
    """Say whom the record admits; of a sex only where it is one of the two."""
    only = sex_words(trial) if trial.sex.casefold() in set(Sex) else ""
    return particulars((ages_words(trial), only))


def ages_words(trial: Trial) -> str:
    """Say the limits of age with their unit; empty where there are none."""
    low, high = trial.min_age, trial.max_age
    if low is not None and high is not None:
        in_years, in_unit = _("{low} to {high} years"), _("{low} to {high} {unit}")
    elif low is not None:
        in_years, in_unit = _("from {low} years"), _("from {low} {unit}")
    elif high is not None:
        in_years, in_unit = _("up to {high} years"), _("up to {high} {unit}")
    else:
        return ""
    pattern = in_years if trial.age_unit == YEARS else in_unit
    return pattern.format(low=low, high=high, unit=_unit(trial.age_unit))


def sex_words(trial: Trial) -> str:
    """Say the sex: one that the program has not read stands as it is kept."""
    words = SEX_READ.get(trial.sex.casefold())
    return _(words) if words else trial.sex


def _unit(unit: str) -> str:
    return _(TIME_UNITS.get(unit, unit)) if unit else _("(unit not stated)")
