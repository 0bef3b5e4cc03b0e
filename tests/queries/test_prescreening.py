"""Which trials a person may fit, as far as is known: never more than that (P3, S5)."""

import gc
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from coordinator.commands.decisions import decide
from coordinator.commands.evidence import enter_observation
from coordinator.commands.trials import change_trial
from coordinator.domain.criterion import Standing, walked
from coordinator.domain.observation import NewObservation
from coordinator.domain.prescreening import Fit, ToldFacts
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome
from coordinator.domain.subject import Sex
from coordinator.domain.trial import DEFAULT_PATTERN
from coordinator.domain.windows import Anchor
from coordinator.queries.prescreening import criteria_prescreened, prescreening
from coordinator.registry.criteria import criteria_in_walk
from coordinator.registry.recruiting import recruiting_trials
from tests.builders import (
    COORDINATOR,
    TODAY,
    active,
    answered,
    coded,
    consented,
    draft,
    record,
    subject,
)

TEA = (
    "I1 Age 18 to 70 years",
    "I2 Haemoglobin of at least 90 g/L",
    "E1 ALT > 2 times the upper limit of normal",
    "E2 Active infection",
)
SOCKS = ("I1 Age 60 years or older", "E1 Platelets < 80 x 10^9/L", "E2 Haemoglobin < 70 g/L")


def trial(registry, *lines, nct="NCT99990001"):
    return active(registry, known=record(*lines, title=nct, ids=RegistryIds(nct=nct)))


def measured(what, value, unit, **more):
    return NewObservation(what, what, value=value, unit=unit, on=TODAY, **more)


def told(*observations, age=None, sex=None):
    return ToldFacts(None if age is None else Decimal(age), sex, observations)


HAEMOGLOBIN = measured("haemoglobin", "120", "g/L")
ALT = measured("alt", "31", "U/L", high="40")


def fit(registry, facts, subject_id=None):
    (found,) = prescreening(registry, facts, subject_id).trials
    return found


@pytest.fixture
def tea(registry):
    return trial(registry, *TEA)


def test_nothing_known_excludes_nobody_and_says_what_to_ask(registry, tea):
    """P3"""
    found = fit(registry, told())

    assert found.fit is Fit.NOT_KNOWN
    assert {wanted.what for wanted in found.missing} == {"age", "haemoglobin", "alt"}
    assert found.to_read == 1


def test_a_trial_may_fit_when_nothing_that_can_be_computed_is_missing(registry, tea):
    found = fit(registry, told(HAEMOGLOBIN, ALT, age=43))

    assert found.fit is Fit.MAY_FIT
    assert found.favourable == 3
    assert found.to_read == 1  # nobody but a person says whether there is an infection


def test_an_exclusion_names_its_criterion_and_how_it_was_found(registry, tea):
    found = fit(registry, told(HAEMOGLOBIN, measured("alt", "95", "U/L", high="40"), age=43))

    assert found.fit is Fit.EXCLUDED
    assert [against.code for against in found.against] == ["E1"]
    assert "95" in found.against[0].working
    assert found.missing == ()


def test_an_inclusion_that_is_not_met_excludes_while_other_facts_are_missing(registry, tea):
    """A3"""
    found = fit(registry, told(age=17))

    assert found.fit is Fit.EXCLUDED
    assert [against.code for against in found.against] == ["I1"]


def test_a_favourable_finding_about_a_part_of_a_criterion_leaves_it_to_be_read(registry):
    trial(registry, "I1 Women aged 18 to 70 years with cold hands", "E1 Fever")

    favourable = fit(registry, told(age=43, sex=Sex.FEMALE))
    against = fit(registry, told(age=80, sex=Sex.FEMALE))

    assert favourable.fit is Fit.NOT_KNOWN
    assert favourable.missing == ()
    assert against.fit is Fit.EXCLUDED
    assert not against.against[0].is_whole


def test_what_decides_most_trials_is_asked_first_and_only_once(registry, tea):
    trial(registry, *SOCKS, nct="NCT99990002")

    asked = prescreening(registry, told(age=65)).to_ask

    assert [(found.wanted.what, found.trials) for found in asked] == [
        ("haemoglobin", 2),
        ("alt", 1),
        ("platelets", 1),
    ]
    assert next(found.wanted for found in asked if found.wanted.what == "alt").needs_high


def test_nothing_is_asked_for_a_trial_that_is_excluded(registry, tea):
    trial(registry, *SOCKS, nct="NCT99990002")

    asked = prescreening(registry, told(age=43)).to_ask

    assert {found.wanted.what for found in asked} == {"haemoglobin", "alt"}


def test_a_result_without_the_limit_of_normal_is_asked_for_again(registry, tea):
    found = fit(registry, told(HAEMOGLOBIN, measured("alt", "31", "U/L"), age=43))

    assert [wanted.what for wanted in found.missing] == ["alt"]


def test_only_recruiting_trials_with_a_version_in_use_are_held_against(registry, tea):
    draft(registry, known=record(title="Porridge", ids=RegistryIds(nct="NCT99990009")))

    assert [found.trial.nct for found in prescreening(registry, told()).trials] == [
        "NCT99990001"
    ]


def test_trials_that_may_fit_stand_first_and_then_those_where_least_is_missing(registry, tea):
    trial(registry, *SOCKS, nct="NCT99990002")
    trial(registry, "I1 Age 18 years or older", "E1 Fever", nct="NCT99990003")

    found = prescreening(registry, told(age=43)).trials

    assert [(one.trial.nct[-1], one.fit) for one in found] == [
        ("3", Fit.MAY_FIT),
        ("1", Fit.NOT_KNOWN),
        ("2", Fit.EXCLUDED),
    ]


def test_a_subject_is_held_against_with_the_evidence_of_the_registry(registry, tea):
    who = subject(registry)
    enter_observation(registry, COORDINATOR, subject_id=who, told=ALT)

    found = fit(registry, told(HAEMOGLOBIN), who)

    assert found.fit is Fit.MAY_FIT


def test_who_is_in_screening_is_shown_so(registry, tea):
    """S5"""
    who = subject(registry)
    consented(registry, tea.trial_id, who)

    found = prescreening(registry, told(), who)

    assert [one.screening_number for one in found.in_screening] == ["07001"]
    assert found.trials[0].screened == found.in_screening[0]


def test_a_screening_that_has_ended_is_told_and_hinders_nothing(registry, tea):
    """S5"""
    who = subject(registry)
    screening_id = consented(registry, tea.trial_id, who)
    answered(registry, screening_id, E2="yes")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.WITHDRAWN,
           ended_on=TODAY)  # fmt: skip

    found = prescreening(registry, told(), who)

    assert found.in_screening == ()
    assert found.trials[0].screened.screening_number == "07001"


def test_each_criterion_of_a_trial_tells_what_is_found_and_what_is_missing(registry, tea):
    seen = criteria_prescreened(registry, tea.id, told(HAEMOGLOBIN, age=80))

    found = {one.criterion.code: one for one in seen}
    assert found["I1"].standing is Standing.FAILED
    assert found["I2"].standing is Standing.SATISFIED
    assert [wanted.what for wanted in found["E1"].wanted] == ["alt"]
    assert found["E2"].finding is None


def test_what_is_read_at_once_has_the_codes_and_checks_that_the_walk_has(registry):
    version = active(
        registry, "I1 Age 18 to 70 years", "I-h Cohort A", "I2 Female",
        "E1 One of these", "E1.1 Platelets < 80 x 10^9/L", "E1.2 Fever", "E2 Infection",
    )  # fmt: skip

    with registry.reading() as session:
        (found,) = recruiting_trials(registry, session)
        walk = criteria_in_walk(registry, session, version.id)

    def told_of(criteria):
        return [
            (one.id, one.code, one.kind, one.text, one.combination, one.is_heading,
             [(check.kind, check.subject, check.value, check.unit) for check in one.checks])
            for one in walked(criteria)
        ]  # fmt: skip

    assert told_of(found.criteria) == told_of(walk)
    assert coded(version, "E1.1").checks


FACTS = some.fixed_dictionaries(
    {},
    optional={
        "haemoglobin": some.integers(40, 180),
        "platelets": some.integers(20, 300),
        "alt": some.integers(5, 200),
    },
)
UNITS = {"haemoglobin": "g/L", "platelets": "10*9/L", "alt": "U/L"}


@given(
    ages=some.one_of(some.none(), some.integers(0, 100)),
    few=FACTS,
    more=FACTS,
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_knowing_more_never_turns_an_exclusion_into_a_fit(two_trials, ages, few, more):
    """A3: what excludes goes on excluding until that very fact is corrected."""

    def of(values):
        return told(
            *(measured(what, str(value), UNITS[what], high="40")
              for what, value in values.items()),
            age=ages,
        )  # fmt: skip

    before = prescreening(two_trials, of(few)).trials
    after = {one.trial.id: one.fit for one in prescreening(two_trials, of(more | few)).trials}

    for one in before:
        if one.fit is Fit.EXCLUDED:
            assert after[one.trial.id] is Fit.EXCLUDED
        if one.fit is Fit.MAY_FIT:
            assert after[one.trial.id] is Fit.MAY_FIT


@pytest.fixture
def two_trials(registry):
    trial(registry, *TEA)
    trial(registry, *SOCKS, nct="NCT99990002")
    return registry


def test_a_result_from_before_its_window_is_asked_for_again(registry):
    """W2"""
    version = trial(registry, "I1 Haemoglobin of at least 90 g/L", "E1 Fever")
    change_trial(
        registry, COORDINATOR, trial_id=version.trial_id, short_title="Tea",
        target_enrolment=None, number_pattern=DEFAULT_PATTERN, age_anchor=Anchor.CONSENT,
        result_anchor=Anchor.ENROLMENT, result_days=28,
    )  # fmt: skip
    old = NewObservation(
        "haemoglobin", "Haemoglobin", value="120", unit="g/L", on=TODAY - timedelta(60)
    )

    found = fit(registry, told(old))

    assert [wanted.what for wanted in found.missing] == ["haemoglobin"]
    assert found.missing[0].since == date(2026, 10, 25)


def test_another_trial_of_this_site_is_known_from_the_registrys_own_log(registry, tea):
    """S5"""
    trial(
        registry,
        "I1 Age 18 years or older",
        "E1 Participation in another clinical trial within 3 months",
        nct="NCT99990002",
    )
    who = subject(registry)
    screening_id = consented(registry, tea.trial_id, who, TODAY - timedelta(5))
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)

    found = prescreening(registry, told(), who)

    socks = next(one for one in found.trials if one.trial.nct == "NCT99990002")
    assert [against.code for against in socks.against] == ["E1"]
    assert "07001" in socks.against[0].working
    assert [one.from_log for one in found.known] == [True]


def test_a_person_without_identity_is_asked_about_other_trials(registry):
    """S5, P3"""
    trial(registry, "I1 Age 18 years or older",
          "E1 Participation in another clinical trial within 3 months")  # fmt: skip

    found = fit(registry, told(age=43))

    assert len(found.missing) == 1


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_for_rubbish_goes_on_after_it_if_it_did_before(registry, was_on):
    trial(registry, "I1 Age 18 years or older", "E1 Fever")
    if was_on:
        gc.enable()

    prescreening(registry, told(age=43))

    assert gc.isenabled() is was_on
    gc.disable()
